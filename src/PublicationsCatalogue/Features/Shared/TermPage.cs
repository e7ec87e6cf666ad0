using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>A series, subject, author, type or language, with its entries by month, or by number where they are the issues of a numbered series.</summary>
public sealed record TermPage(TermKind Kind, FacetName Name, TermFacts Facts, SearchCount Count, string Span, IReadOnlyList<MonthBlock> Blocks, string? Next, bool IsLater)
{
    private const int Length = 50;

    // Newest issues by which it is told whether they are numbered.
    private const int LookedAt = 20;

    /// <summary>The issues, when they are numbered.</summary>
    public IssueList? Issues { get; init; }

    public string Address => $"{Kind.Path}/{Name.Slug}";

    /// <summary>What only staff may see is never kept: their pages pass the page cache by.</summary>
    public static async Task<TermPage> LoadAsync(TermParts parts, TermKind kind, FacetName name, string? after, CancellationToken ct, bool forStaff = false)
    {
        var value = name.Value;
        var count = (await parts.Search.CountsAsync([value], ct)).GetValueOrDefault(value);
        var page = new TermPage(kind, name, await parts.Terms.FactsAsync(value, ct), count, await SpanAsync(parts, value, ct), [], null, false);
        if (value.Facet == Facet.Series && await IssuesAsync(parts, value, after, forStaff, ct) is { } issues)
            return page with { Issues = issues, Next = issues.Next is { } older ? $"{page.Address}?after={older}" : null, IsLater = issues.IsLater };
        var seen = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : (long?)null;
        var keys = await parts.Search.WithAsync(SearchNode.One(value.Token), SearchOrder.Newest, seen, Length + 1, ct);
        var shown = keys.Take(Length).ToList();
        var next = keys.Count > Length ? string.Create(CultureInfo.InvariantCulture, $"{page.Address}?after={shown[^1]}") : null;
        return page with { Blocks = await BlocksAsync(parts, shown, name, ct), Next = next, IsLater = seen is not null };
    }

    private static async Task<IssueList?> IssuesAsync(TermParts parts, FacetValue series, string? after, bool forStaff, CancellationToken ct)
    {
        var newest = await parts.Search.WithAsync(SearchNode.One(series.Token), SearchOrder.Newest, null, LookedAt, ct);
        return await IssueList.LoadAsync(parts.Issues, parts.Catalogue, parts.Site, series.Id ?? 0, [.. newest.Select(SearchEntry.IdOf)], after, forStaff, ct);
    }

    // Undated entries have the lowest keys and are of no year.
    private static async Task<string> SpanAsync(TermParts parts, FacetValue value, CancellationToken ct)
    {
        var first = SearchEntry.FirstKeyOf(1);
        var newest = await parts.Search.WithAsync(SearchNode.One(value.Token), SearchOrder.Newest, null, 1, ct);
        var oldest = await parts.Search.WithAsync(SearchNode.One(value.Token), SearchOrder.Oldest, first - 1, 1, ct);
        return Words.Span([.. newest.Concat(oldest).Where(key => key >= first).Select(key => SearchEntry.DateOf(key) / 10_000).Distinct()]);
    }

    private static async Task<IReadOnlyList<MonthBlock>> BlocksAsync(TermParts parts, List<long> keys, FacetName name, CancellationToken ct)
    {
        var ids = keys.ConvertAll(SearchEntry.IdOf);
        var rows = (await ListRow.LoadAsync(parts.Catalogue.Publications.Where(p => ids.Contains(p.Id)), summaries: true, ct)).ToDictionary(r => r.Id);
        return [.. keys.Where(k => rows.ContainsKey(SearchEntry.IdOf(k))).Select(k => (Date: SearchEntry.DateOf(k), Row: rows[SearchEntry.IdOf(k)]))
            .OrderByDescending(r => r.Date).ThenBy(r => r.Row.Position).ThenBy(r => r.Row.Id)
            .GroupBy(r => r.Date / 100, r => InIts(name, ListItem.Of(r.Row, r.Row.TextFor(parts.Site), parts.Site)))
            .Select(month => new MonthBlock(MonthKey.FromValue(month.Key), month.Count(), [.. month]))];
    }

    // On the page of its series an entry need not name it.
    private static ListItem InIts(FacetName name, ListItem item) =>
        name.Value.Facet == Facet.Series && item.Series is { } series && series.Slug != default && series.Slug.ToString() == name.Slug ? item with { Series = null, Issue = series.Number } : item;
}

/// <summary>What a page of a term is made with.</summary>
public sealed record TermParts(Terms Terms, CatalogueSearch Search, FacetNames Names, SeriesIssues Issues, PublicCatalogue Catalogue, Site Site);
