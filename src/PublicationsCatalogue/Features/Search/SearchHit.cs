using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Search;

/// <summary>A result: the entry as in a list, with what was looked for marked.</summary>
public sealed record SearchHit(ListItem Item, Passage Title, Passage? Summary)
{
    /// <summary>The entries of these keys, in their order; without those that are not public.</summary>
    public static async Task<IReadOnlyList<SearchHit>> LoadAsync(PublicCatalogue catalogue, Site site, IReadOnlyList<long> keys, SearchQuery query, SearchOrder order, CancellationToken ct)
    {
        if (keys.Count == 0)
            return [];
        var ids = keys.Select(SearchEntry.IdOf).ToList();
        var rows = (await ListRow.LoadAsync(catalogue.Publications.Where(p => ids.Contains(p.Id)), summaries: true, ct)).ToDictionary(r => r.Id);
        var shown = keys.Where(k => rows.ContainsKey(SearchEntry.IdOf(k))).Select(k => (Date: SearchEntry.DateOf(k), Row: rows[SearchEntry.IdOf(k)]));
        // Within a day as in its month, as far as the day is on this page.
        var ordered = order switch
        {
            SearchOrder.Newest => shown.OrderByDescending(s => s.Date).ThenBy(s => s.Row.Position).ThenBy(s => s.Row.Id),
            SearchOrder.Oldest => shown.OrderBy(s => s.Date).ThenByDescending(s => s.Row.Position).ThenByDescending(s => s.Row.Id),
            _ => shown,
        };
        return [.. ordered.Select(s => Of(s.Row, site, query))];
    }

    // In the reader's language, unless only another text of the entry has what was looked for.
    private static SearchHit Of(ListRow row, Site site, SearchQuery query)
    {
        var usual = row.TextFor(site);
        var hit = Of(row, usual, site, query);
        if (hit.HasMarks || row.Texts.Count == 1)
            return hit;
        return row.Texts.Where(t => t != usual).Select(t => Of(row, t, site, query)).FirstOrDefault(h => h.HasMarks) ?? hit;
    }

    private static SearchHit Of(ListRow row, ListText text, Site site, SearchQuery query)
    {
        var summary = PlainText.Of(SafeHtml.FromStored(text.Html ?? ""));
        return new SearchHit(ListItem.Of(row, text, site), Passage.Whole(text.Title, query), summary.Length == 0 ? null : Passage.Around(summary, query));
    }

    private bool HasMarks => Title.HasMarks || Summary?.HasMarks == true;
}
