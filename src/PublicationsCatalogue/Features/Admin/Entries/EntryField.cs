namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The fields that two people may have changed at once, with the words on the form.</summary>
public sealed record EntryField(string Name, string Label, Func<EntryForm, string?> Get, Action<EntryForm, string?> Set)
{
    public static readonly IReadOnlyList<EntryField> All =
    [
        new("Title", "Title", f => f.Title, (f, v) => f.Title = v),
        new("Date", "Date", f => f.Date, (f, v) => (f.Date, f.DateUnknown) = (v, v is null)),
        new("Summary", "Summary", f => f.Summary, (f, v) => f.Summary = v),
        new("Link", "Link", f => f.Link, (f, v) => f.Link = v),
        new("Subtitle", "Subtitle", f => f.Subtitle, (f, v) => f.Subtitle = v),
        new("Type", "Type", f => f.Type, (f, v) => f.Type = v),
        new("Language", "Language", f => f.Language, (f, v) => f.Language = v),
        new("Authors", "Authors", f => f.Authors, (f, v) => f.Authors = v),
        new("Organisations", "Organisations", f => f.Organisations, (f, v) => f.Organisations = v),
        new("Series", "Series", f => f.Series, (f, v) => f.Series = v),
        new("SeriesNumber", "Number in the series", f => f.SeriesNumber, (f, v) => f.SeriesNumber = v),
        new("PeriodStart", "Period covered from", f => f.PeriodStart, (f, v) => f.PeriodStart = v),
        new("PeriodEnd", "Period covered to", f => f.PeriodEnd, (f, v) => f.PeriodEnd = v),
        new("Publisher", "Publisher", f => f.Publisher, (f, v) => f.Publisher = v),
        new("Subjects", "Subjects", f => f.Subjects, (f, v) => f.Subjects = v),
        new("Identifiers", "Identifiers", f => f.Identifiers, (f, v) => f.Identifiers = v),
        new("Licence", "Licence", f => f.Licence, (f, v) => f.Licence = v),
        new("Slug", "Address", f => f.Slug, (f, v) => f.Slug = v),
    ];

    /// <summary>The text as it is compared.</summary>
    public string? Text(EntryForm form) => FieldMerge.Even(Get(form));
}
