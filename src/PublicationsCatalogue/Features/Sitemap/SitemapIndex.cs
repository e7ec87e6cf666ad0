using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Sitemap;

/// <summary>All sitemaps there are: of the pages that are always there, of each month with its entries, and of names. Counts and instants are kept, so that it asks no more of a large catalogue.</summary>
internal static class SitemapIndex
{
    public static async Task<IReadOnlyList<SitemapLine>> LoadAsync(PublicCatalogue catalogue, CarriedNames names, CancellationToken ct)
    {
        var (counts, changes) = (await catalogue.MonthsAsync(ct), await catalogue.MonthChangesAsync(ct));
        List<SitemapLine> lines = [new("/sitemap/pages.xml")];
        foreach (var (month, count) in counts.NewestFirst)
            lines.AddRange(Enumerable.Range(1, EntryLines.PartsOf(count)).Select(part => Line(month.Anchor, part, changes.TryGetValue(month, out var at) ? at : null)));
        foreach (var kind in SitemapPage.Named)
            lines.AddRange((await names.PartsAsync(kind.Facet, ct)).Select(part => Line(kind.Path[1..], part, null)));
        return lines;
    }

    private static SitemapLine Line(string name, int part, DateTime? at) =>
        new(part == 1 ? $"/sitemap/{name}.xml" : string.Create(CultureInfo.InvariantCulture, $"/sitemap/{name}.xml?part={part}"), at);
}
