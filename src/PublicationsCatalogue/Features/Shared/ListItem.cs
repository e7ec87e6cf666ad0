using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>An entry as it stands in a list.</summary>
public sealed record ListItem(Slug Slug, string Title, LanguageTag Language, bool IsForeign, PartialDate? DateIssued, string? Type, string? Series, Excerpt? Summary)
{
    /// <summary>The entries in the given order; their texts in the site's language where there is one, else the original.</summary>
    public static async Task<IReadOnlyList<ListItem>> LoadAsync(IQueryable<Publication> publications, Site site, bool summaries, CancellationToken ct) =>
        [.. (await ListRow.LoadAsync(publications, summaries, ct)).Select(row => Of(row, row.TextFor(site), site))];

    /// <summary>The entry as it stands in a list, by this one of its texts.</summary>
    public static ListItem Of(ListRow row, ListText text, Site site)
    {
        var series = row.Series is null ? null : SeriesLine(row.Series, row.Number, text.Title);
        return Of(row.Slug, text.Title, text.Language, row.DateIssued, row.Type, series, text.Html, site);
    }

    /// <summary>An entry that may not be saved yet, as it would stand in the list; its parts must be loaded.</summary>
    public static ListItem Of(Publication publication, Site site)
    {
        var text = Texts.For(publication, site);
        var series = publication.Series is [var first, ..] ? SeriesLine(first.Series.Title, first.Number, text.Title) : null;
        return Of(publication.Slug, text.Title, text.Language, publication.DateIssued, publication.Type, series, text.SummaryHtml, site);
    }

    private static ListItem Of(Slug slug, string title, LanguageTag language, PartialDate? issued, string? type, string? series, string? html, Site site) =>
        new(slug, title, language, language.ToString() != site.Language, issued, ResourceType.Find(type)?.Name, series,
            string.IsNullOrEmpty(html) ? null : Excerpt.Of(SafeHtml.FromStored(html)));

    // Said once only: many titles begin with the name of their series.
    private static string? SeriesLine(string series, string? number, string title) =>
        title.StartsWith(series, StringComparison.OrdinalIgnoreCase) ? null : number is null ? series : $"{series}, No. {number}";
}
