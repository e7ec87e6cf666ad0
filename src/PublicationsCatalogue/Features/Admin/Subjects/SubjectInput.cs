using Microsoft.AspNetCore.Mvc.ModelBinding;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Subjects;

/// <summary>The form read: values that can be stored. What can't be read becomes an error at its field.</summary>
public sealed record SubjectInput(string Label, IReadOnlyList<(LanguageTag Language, string Text)> Labels, IReadOnlyList<string> AlsoCalled, string? Broader, string? Description, string? SameAs)
{
    private const int Longest = 200;
    private const int MostLabels = 50;

    public static SubjectInput Read(SubjectForm form, ModelStateDictionary errors)
    {
        var read = new FieldReader(errors);
        var label = read.Name("Label", form.Label, Longest, "name");
        if (label is null)
            errors.AddModelError("Label", "Enter a name");
        return new SubjectInput(label ?? "", LabelsOf(read.Names("Labels", form.Labels, MostLabels, Longest), errors), read.Names("AlsoCalled", form.AlsoCalled, MostLabels, Longest),
            read.Name("Broader", form.Broader, Longest, "broader subject’s name"), read.Markdown("Description", form.Description), read.Address("SameAs", form.SameAs));
    }

    private static List<(LanguageTag Language, string Text)> LabelsOf(IReadOnlyList<string> lines, ModelStateDictionary errors)
    {
        var labels = new List<(LanguageTag Language, string Text)>();
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var text = colon < 0 ? "" : line[(colon + 1)..].Trim();
            if (text.Length == 0 || !LanguageNames.TryRead(line[..colon], out var language))
                errors.AddModelError("Labels", $"“{Beginning(line)}”: write the language, a colon and the name, as in “French: travail des enfants”");
            else if (labels.Exists(l => l.Language == language))
                errors.AddModelError("Labels", $"“{Beginning(line)}”: there is a name in this language already. Write further ones under “Also called”");
            else
                labels.Add((language, text));
        }
        return labels;
    }

    private static string Beginning(string line) => line.Length > 60 ? line[..60] + "…" : line;
}
