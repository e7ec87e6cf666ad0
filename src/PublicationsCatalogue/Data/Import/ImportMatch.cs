using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Data.Import;

/// <summary>
/// Tells which rows of a file are in the catalogue already: by identifier, by title and date, or by a link together with the title or the date.
/// A link alone tells nothing, for parts of one document have the same; within one file it tells nothing at all.
/// </summary>
/// <param name="lastBefore">The highest number of an entry that was there before the file.</param>
internal sealed class ImportMatch(CatalogueContext db, long lastBefore)
{
    private const int MostLinked = 20_000;

    // What tells the rows of the file so far, as hashes: a row of one file in ten million is taken for another.
    private readonly HashSet<long> earlier = [];

    /// <summary>The rows that are new, each once; the rows of the calls before are remembered.</summary>
    public async Task<IReadOnlyList<CsvEntry>> NewAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        HashSet<string> known = lastBefore == 0 ? [] : [.. await IdentifiersAsync(rows, ct), .. await LinksAsync(rows, ct), .. await TitlesAsync(rows, ct)];
        List<CsvEntry> added = [];
        foreach (var row in rows)
        {
            var marks = Marks(row);
            if (!marks.Exists(known.Contains) && !marks.Exists(mark => earlier.Contains(Hash(mark)))
                && !row.Urls.SelectMany(url => LinkMarks(url, row.Date, WholeOf(row))).Any(known.Contains))
                added.Add(row);
            earlier.UnionWith(marks.Append(TitleMark(row.Title, row.Date)).Select(Hash));
        }
        return added;
    }

    private static long Hash(string mark)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(mark.AsSpan()), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    // An ISSN is that of all issues of a series.
    private static List<string> Marks(CsvEntry row)
    {
        List<string> marks = [TitleMark(WholeOf(row), row.Date)];
        marks.AddRange(row.Identifiers.Where(i => i.Scheme != IdentifierScheme.Issn).Select(i => IdentifierMark(i.Scheme, i.Value)));
        return marks;
    }

    private static string TitleMark(string title, PartialDate? date) => $"title {date} {Folded.Key(title)}";

    private static IEnumerable<string> LinkMarks(string url, PartialDate? date, params string[] titles) =>
        [.. titles.Select(title => $"link title {url} {Folded.Key(title)}"), .. date is { } day ? [$"link date {url} {day}"] : Array.Empty<string>()];

    private static string WholeOf(CsvEntry row) => TitleKeyKeeper.Whole(row.Title, row.Subtitle);

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

    // A link that very many entries share tells next to nothing, so no more of them are looked at.
    private async Task<HashSet<string>> LinksAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        HashSet<string> found = [];
        var urls = rows.SelectMany(r => r.Urls).Distinct(StringComparer.Ordinal).ToList();
        if (urls.Count == 0)
            return found;
        var wanted = rows.SelectMany(r => r.Urls.SelectMany(url => LinkMarks(url, r.Date, WholeOf(r)))).ToHashSet(StringComparer.Ordinal);
        var linked = from link in db.Set<PublicationLink>().AsNoTracking().Where(l => urls.Contains(l.Url) && l.PublicationId <= lastBefore).OrderBy(l => l.Url).Take(MostLinked)
                     join publication in db.Publications on link.PublicationId equals publication.Id
                     join text in db.Set<PublicationText>() on publication.Id equals text.PublicationId
                     select new { link.Url, publication.DateIssued, text.Title, text.Subtitle };
        await foreach (var one in linked.AsAsyncEnumerable().WithCancellation(ct))
            found.UnionWith(LinkMarks(one.Url, one.DateIssued, one.Title, TitleKeyKeeper.Whole(one.Title, one.Subtitle)).Where(wanted.Contains));
        return found;
    }

    // The keys of duplicates lead to the few entries that a title can be that of.
    private async Task<IEnumerable<string>> TitlesAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        var keys = rows.Select(r => TitleKeys.OfAllWords(WholeOf(r))).OfType<int>().Distinct().ToList();
        var ids = await db.TitleKeys.AsNoTracking().Where(k => keys.Contains(k.Key)).Select(k => k.PublicationId).Distinct().ToListAsync(ct);
        HashSet<string> marks = [];
        foreach (var some in ids.Chunk(5000))
        {
            var titles = await db.Set<PublicationText>().AsNoTracking().Where(t => some.Contains(t.PublicationId))
                .Join(db.Publications, t => t.PublicationId, p => p.Id, (t, p) => new { t.Title, t.Subtitle, p.DateIssued }).ToListAsync(ct);
            // A file may tell titles without what stands under them.
            marks.UnionWith(titles.SelectMany(t => new[] { TitleMark(t.Title, t.DateIssued), TitleMark(TitleKeyKeeper.Whole(t.Title, t.Subtitle), t.DateIssued) }));
        }
        return marks;
    }
}
