using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Sitemap;

/// <summary>The addresses of a month and of its entries, each in all its languages; of a long one a part.</summary>
internal static class EntryLines
{
    // With so many addresses at most of one entry, a sitemap has never more than the 50,000 it may have.
    private const int Length = 5000;
    private const int MostLanguages = 9;

    public static int PartsOf(int count) => (count + Length - 1) / Length;

    public static async Task<IReadOnlyList<SitemapLine>> LoadAsync(PublicCatalogue catalogue, Site site, MonthKey month, int part, CancellationToken ct)
    {
        var ids = await catalogue.Publications.InMonth(month).Skip((part - 1) * Length).Take(Length).Select(p => p.Id).ToListAsync(ct);
        if (ids.Count == 0)
            return [];
        var rows = (await catalogue.Publications.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Slug, p.ModifiedAt, p.PublicAt, Texts = p.Texts.Select(t => new { t.Language, t.IsOriginal }).ToList() }).ToListAsync(ct)).ToDictionary(r => r.Id);
        var told = await catalogue.ToldChangedAsync(ids, ct);
        List<SitemapLine> lines = [];
        if (part == 1)
            lines.Add(new(month.Path, (await catalogue.MonthChangesAsync(ct)).TryGetValue(month, out var changed) ? changed : null));
        foreach (var row in ids.Where(rows.ContainsKey).Select(id => rows[id]))
        {
            var at = new[] { row.ModifiedAt, row.PublicAt ?? default, told.GetValueOrDefault(row.Id) }.Max();
            // As Publication.TextIn has it: at the entry's own address stands the text that readers get first.
            var first = row.Texts.Find(t => t.Language == site.Tag) ?? row.Texts.Find(t => t.IsOriginal) ?? row.Texts[0];
            lines.Add(new($"/publications/{row.Slug}", at));
            lines.AddRange(row.Texts.Where(t => t != first).OrderBy(t => t.Language.ToString(), StringComparer.Ordinal).Take(MostLanguages - 1).Select(t => new SitemapLine($"/publications/{row.Slug}/{t.Language}", at)));
        }
        return lines;
    }
}
