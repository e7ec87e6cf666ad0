using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>An entry as it stands in a list.</summary>
public sealed record ListItem(Slug Slug, string Title, LanguageTag Language, bool IsForeign, PartialDate? DateIssued, ResourceType? Type, ListSeries? Series, Excerpt? Summary)
{
    /// <summary>Its number, in the list of its series' issues.</summary>
    public string? Issue { get; init; }

    /// <summary>Of the catalogue as it was: what became of an entry that readers don't see any more, in place of all that was said of it.</summary>
    public string? Since { get; init; }

    /// <summary>The entries in the given order; their texts in the site's language where there is one, else the original.</summary>
    public static async Task<IReadOnlyList<ListItem>> LoadAsync(IQueryable<Publication> publications, Site site, bool summaries, CancellationToken ct) =>
        [.. (await ListRow.LoadAsync(publications, summaries, ct)).Select(row => Of(row, row.TextFor(site), site))];

    /// <summary>The entry as it stands in a list, by this one of its texts.</summary>
    public static ListItem Of(ListRow row, ListText text, Site site)
    {
        var series = row.Series is null || row.SeriesSlug is not { } slug ? null : SeriesLine(new ListSeries(slug, row.Series, row.Number), text.Title);
        return Of(row.Slug, text.Title, text.Language, row.DateIssued, row.Type, series, text.Html, site);
    }

    /// <summary>An entry that may not be saved yet, as it would stand in the list; its parts must be loaded.</summary>
    public static ListItem Of(Publication publication, Site site)
    {
        var text = Texts.For(publication, site);
        var series = publication.Series is [var first, ..] ? SeriesLine(new ListSeries(first.Series.Slug, first.Series.Title, first.Number), text.Title) : null;
        return Of(publication.Slug, text.Title, text.Language, publication.DateIssued, publication.Type, series, text.SummaryHtml, site);
    }

    /// <summary>An entry as it was, with what readers may still know of it.</summary>
    public static ListItem Of(PastEntry entry, Site site, bool summaries) => entry switch
    {
        { Publication: { } publication } => Of(publication, site) is var item && summaries ? item : item with { Summary = null },
        { Withdrawn: { } withdrawn } => new ListItem(withdrawn.Slug, withdrawn.Title, site.Tag, false, null, null, null, null) { Since = "Withdrawn since" },
        _ => new ListItem(default, "An item that is no longer in the catalogue", site.Tag, false, null, null, null, null) { Since = "Removed since" },
    };

    private static ListItem Of(Slug slug, string title, LanguageTag language, PartialDate? issued, string? type, ListSeries? series, string? html, Site site) =>
        new(slug, title, language, language.ToString() != site.Language, issued, ResourceType.Find(type), series,
            string.IsNullOrEmpty(html) ? null : Excerpt.Of(SafeHtml.FromStored(html)));

    // Said once only: many titles begin with the name of their series.
    private static ListSeries? SeriesLine(ListSeries series, string title) =>
        title.StartsWith(series.Title, StringComparison.OrdinalIgnoreCase) ? null : series;
}

/// <summary>The series that an entry is an issue of.</summary>
/// <param name="Slug">Of no value where its page is not known, in the catalogue as it was.</param>
public sealed record ListSeries(Slug Slug, string Title, string? Number);
