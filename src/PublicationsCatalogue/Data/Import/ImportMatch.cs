using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Data.Import;

/// <summary>Tells which rows of a file are in the catalogue already: by identifier, by link, or by title and date. Within one file a link alone tells nothing: parts of one document have the same.</summary>
/// <param name="lastBefore">The highest number of an entry that was there before the file.</param>
internal sealed class ImportMatch(CatalogueContext db, long lastBefore)
{
    /// <summary>The rows that are new, each once.</summary>
    public async Task<IReadOnlyList<CsvEntry>> NewAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        var known = await IdentifiersAsync(rows, ct);
        var links = await LinksAsync(rows, ct);
        known.UnionWith(await TitlesAsync(rows, ct));
        List<CsvEntry> added = [];
        foreach (var row in rows)
        {
            var marks = Marks(row);
            if (!marks.Exists(known.Contains) && !row.Urls.Any(links.Contains))
                added.Add(row);
            known.UnionWith(marks);
        }
        return added;
    }

    // An ISSN is that of all issues of a series.
    private static List<string> Marks(CsvEntry row)
    {
        List<string> marks = [TitleMark(row.Title, row.Date)];
        marks.AddRange(row.Identifiers.Where(i => i.Scheme != IdentifierScheme.Issn).Select(i => IdentifierMark(i.Scheme, i.Value)));
        return marks;
    }

    private static string TitleMark(string title, PartialDate? date) => $"title {date} {Folded.Key(title)}";

    private static string IdentifierMark(IdentifierScheme scheme, string value) => $"{scheme} {value}";

    private async Task<HashSet<string>> IdentifiersAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        HashSet<string> found = [];
        foreach (var scheme in rows.SelectMany(r => r.Identifiers).GroupBy(i => i.Scheme))
        {
            var values = scheme.Select(i => i.Value).ToList();
            found.UnionWith((await db.Set<PublicationIdentifier>().AsNoTracking().Where(i => i.Scheme == scheme.Key && values.Contains(i.Value)).Select(i => i.Value).ToListAsync(ct))
                .Select(value => IdentifierMark(scheme.Key, value)));
        }
        return found;
    }

    private async Task<HashSet<string>> LinksAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        var urls = rows.SelectMany(r => r.Urls).ToList();
        return urls.Count == 0 ? [] : await db.Set<PublicationLink>().AsNoTracking().Where(l => urls.Contains(l.Url) && l.PublicationId <= lastBefore).Select(l => l.Url).ToHashSetAsync(ct);
    }

    // The keys of duplicates lead to the few entries that a title can be that of.
    private async Task<IEnumerable<string>> TitlesAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        var keys = rows.Select(r => TitleKeys.OfAllWords(r.Title)).OfType<int>().Distinct().ToList();
        var ids = await db.TitleKeys.AsNoTracking().Where(k => keys.Contains(k.Key)).Select(k => k.PublicationId).Distinct().ToListAsync(ct);
        HashSet<string> marks = [];
        foreach (var some in ids.Chunk(5000))
        {
            var titles = await db.Set<PublicationText>().AsNoTracking().Where(t => some.Contains(t.PublicationId))
                .Join(db.Publications, t => t.PublicationId, p => p.Id, (t, p) => new { t.Title, p.DateIssued }).ToListAsync(ct);
            marks.UnionWith(titles.Select(t => TitleMark(t.Title, t.DateIssued)));
        }
        return marks;
    }
}
