using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Api;

/// <summary>Some of what a search finds, and the place to go on from; null at the end.</summary>
internal sealed record FoundPage(IReadOnlyList<Publication> Publications, string? Next)
{
    /// <summary>How many there are; known on the first page only, as what they can be narrowed by.</summary>
    public FacetCounts? Counts { get; init; }

    /// <summary>How far was searched, when it was not the whole catalogue.</summary>
    public long? End { get; init; }

    public static async Task<FoundPage> ByDateAsync(CatalogueSearch search, WholeLists lists, SearchQuestion question, string? place, int size, CancellationToken ct)
    {
        var asked = question with { After = long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null };
        var (keys, _, end) = await search.NextAsync(asked, size + 1, ct);
        var shown = keys.Take(size).ToList();
        var loaded = await lists.LoadAsync([.. shown.Select(SearchEntry.IdOf)], ct);
        // Within a day as in its month, as far as the day is on this page.
        if (question.Order == SearchOrder.Newest)
            loaded = [.. loaded.OrderByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id)];
        // Where a search looks no further, the next goes on from there.
        var next = keys.Count > size ? shown[^1] : end is { } last && last != asked.After ? last : (long?)null;
        return new FoundPage(loaded, next?.ToString(CultureInfo.InvariantCulture)) { End = end };
    }

    /// <summary>In order of fit or of titles, of which so many are put in that order and no more.</summary>
    public static async Task<FoundPage> InOrderAsync(CatalogueSearch search, WholeLists lists, SearchQuestion question, string? place, int size, CancellationToken ct)
    {
        var (seen, last) = ReadPlace(place);
        var most = question.Order == SearchOrder.Title ? CatalogueSearch.MostByTitle : CatalogueSearch.MostRanked;
        var found = await search.FindAsync(question, 0, Math.Min(most, seen + size + 1), ct);
        // After the last one, wherever it stands now; in its place when it has gone.
        var from = found.Keys.ToList().IndexOf(last) is var at and >= 0 ? at + 1 : seen;
        var shown = found.Keys.Skip(from).Take(size).ToList();
        var isEnd = shown.Count == 0 || from + shown.Count >= Math.Min(found.Keys.Count, most);
        return new FoundPage(await lists.LoadAsync([.. shown.Select(SearchEntry.IdOf)], ct), isEnd ? null : string.Create(CultureInfo.InvariantCulture, $"{from + shown.Count} {shown[^1]}")) { End = found.End };
    }

    private static (int Seen, long Last) ReadPlace(string? place)
    {
        var parts = (place ?? "").Split(' ');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && seen <= CatalogueSearch.MostByTitle
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (seen, last) : (0, -1);
    }
}
