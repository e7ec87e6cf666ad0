using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Subjects;

/// <summary>A subject as typed: skos:prefLabel in each language, skos:altLabel, skos:broader, skos:scopeNote, skos:exactMatch.</summary>
public sealed class SubjectForm
{
    public static readonly IReadOnlyList<string> Order = ["Label", "Labels", "AlsoCalled", "Broader", "Description", "SameAs"];

    public string? Was { get; set; }
    public string? Label { get; set; }

    /// <summary>"French: travail des enfants", one on each line.</summary>
    public string? Labels { get; set; }
    public string? AlsoCalled { get; set; }
    public string? Broader { get; set; }
    public string? Description { get; set; }
    public string? SameAs { get; set; }

    public static SubjectForm Of(Subject subject, CultureInfo culture)
    {
        var main = subject.Labels.Find(l => l.IsPreferred);
        return new SubjectForm
        {
            Was = MarkOf(subject),
            Label = subject.Label,
            Labels = string.Join('\n', subject.Labels.Where(l => l.IsPreferred && l != main).Select(l => $"{l.Language.NameIn(culture)}: {l.Text}")),
            AlsoCalled = string.Join('\n', subject.Labels.Where(l => !l.IsPreferred).Select(l => l.Text)),
            Broader = subject.Broader?.Label,
            Description = subject.Description,
            SameAs = subject.ExactMatchUri,
        };
    }

    public static string MarkOf(Subject subject) => FormMark.Of(string.Join('\n', subject.Labels.OrderBy(l => l.Id).Select(l => $"{l.Language} {l.IsPreferred} {l.Text}")),
        subject.BroaderId, subject.Description, subject.ExactMatchUri, subject.ReplacedById);
}
