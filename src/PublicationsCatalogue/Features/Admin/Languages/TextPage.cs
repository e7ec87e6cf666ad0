using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Features.Admin.Languages;

/// <summary>The form of one text, beside the original.</summary>
public sealed record TextPage(Publication Entry, PublicationText Original, LanguageTag Language, TextForm Form, DateTime Now)
{
    /// <summary>When the form's text was kept, if it was typed earlier and not saved.</summary>
    public DateTime? Unsaved { get; init; }

    public IReadOnlyList<TextConflict> Conflicts { get; init; } = [];

    public bool IsThere => Entry.Texts.Exists(t => t.Language == Language);

    public SafeHtml OriginalSummary => SafeHtml.FromStored(Original.SummaryHtml ?? "");

    public string Address => $"/admin/entries/{Entry.Id}/languages/{Language}";
}

/// <summary>The texts of an entry, and a field to begin another.</summary>
public sealed record TextsPage(Publication Entry, string? Wrong);
