using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Sitemap;

/// <summary>One sitemap, by its name in the index.</summary>
internal static class SitemapPage
{
    /// <summary>What has so many pages that it has sitemaps of its own.</summary>
    public static readonly IReadOnlyList<TermKind> Named = [TermKind.Series, TermKind.Subjects, TermKind.Authors];

    private static readonly string[] Always = ["/", "/archive", "/about", "/help", "/accessibility", "/subscribe", "/files", "/series", "/subjects", "/authors", "/types", "/languages"];

    /// <summary>None when there is no such sitemap.</summary>
    public static async Task<IReadOnlyList<SitemapLine>> LoadAsync(SitemapParts parts, string name, int part, CancellationToken ct)
    {
        if (name == "pages")
            return part == 1 ? await PagesAsync(parts, ct) : [];
        if (Named.FirstOrDefault(kind => kind.Path[1..] == name) is { } kind)
            return [.. (await parts.Names.PartAsync(kind.Facet, part, ct)).Select(slug => new SitemapLine($"{kind.Path}/{slug}"))];
        return TryReadMonth(name, out var month) ? await EntryLines.LoadAsync(parts.Catalogue, parts.Site, month, part, ct) : [];
    }

    private static async Task<IReadOnlyList<SitemapLine>> PagesAsync(SitemapParts parts, CancellationToken ct)
    {
        var (counts, changes) = (await parts.Catalogue.MonthsAsync(ct), await parts.Catalogue.MonthChangesAsync(ct));
        List<SitemapLine> lines = [.. Always.Select(path => new SitemapLine(path))];
        foreach (var year in counts.Years)
        {
            var inYear = changes.Where(c => c.Key.Year == year).Select(c => c.Value).ToList();
            lines.Add(new(string.Create(CultureInfo.InvariantCulture, $"/{year}"), inYear.Count == 0 ? null : inYear.Max()));
        }
        lines.AddRange((await parts.Terms.TypesAsync(ct)).Concat(await parts.Terms.LanguagesAsync(ct))
            .Select(t => new SitemapLine($"{TermKind.Of(t.Name.Value.Facet).Path}/{t.Name.Slug}")));
        return lines;
    }

    private static bool TryReadMonth(string name, out MonthKey month)
    {
        const string NoMonth = "-no-month";
        month = MonthKey.Undated;
        if (name == month.Anchor)
            return true;
        var isOfYear = name.EndsWith(NoMonth, StringComparison.Ordinal);
        if (!PartialDate.TryParse(isOfYear ? name[..^NoMonth.Length] : name, out var date) || date.Day is not null || isOfYear != date.Month is null)
            return false;
        month = date.Listing;
        return true;
    }
}

/// <summary>What a sitemap is made with.</summary>
public sealed record SitemapParts(PublicCatalogue Catalogue, CarriedNames Names, Terms Terms, Site Site);
