using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data.Import;

/// <summary>How many rows became entries, and how many were in the catalogue already.</summary>
public sealed record ImportOutcome(int Added, int Known);

/// <summary>
/// Brings rows into the catalogue as entries: match, plan and apply, some rows at a time, all in one transaction, so that a file
/// comes in whole or not at all. Revisions, addresses, counts and the search index are kept as by any other save.
/// </summary>
public sealed class ImportRun(CatalogueContext db, Actor actor, TimeProvider clock)
{
    private const int Batch = 1000;

    // So many are in memory with all their words.
    private const int IndexedAtOnce = 2000;

    // The next number to try for an address that is taken: thousands of "Annual report" must not each try all.
    private readonly Dictionary<Slug, int> next = [];
    private readonly List<SearchEntry> unindexed = [];
    private readonly FacetTotals totals = new();

    /// <summary>All rows, or none when anything fails.</summary>
    /// <param name="rows">Rows that have been read without a problem.</param>
    /// <param name="language">Of rows that name none.</param>
    /// <param name="asDrafts">Else they are public at once.</param>
    /// <param name="progress">Is told how many rows are done.</param>
    /// <param name="ct">Ends it; nothing has come in then.</param>
    public async Task<ImportOutcome> RunAsync(IAsyncEnumerable<CsvEntry> rows, LanguageTag language, bool asDrafts, Action<int>? progress, CancellationToken ct)
    {
        (actor.Name, actor.IsImporting, actor.BatchId) = ("import", true, Guid.NewGuid());
        var (now, added, done) = (clock.GetUtcNow().UtcDateTime, 0, 0);
        db.ChangedCatalogue = true;
        await db.KeepInMemoryAsync(true, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lastBefore = await db.Publications.MaxAsync(p => (long?)p.Id, ct) ?? 0;
        await foreach (var some in rows.Chunk(Batch).ReadAheadAsync(ct))
        {
            var planned = await new ImportMatch(db, lastBefore).NewAsync(some, ct);
            await ApplyAsync(planned, language, asDrafts, now, added, ct);
            (added, done) = (added + planned.Count, done + some.Length);
            progress?.Invoke(done);
        }
        await IndexAsync(ct);
        await totals.WriteAsync(db, ct);
        if (added >= SearchIndexer.Many)
            await db.GatherSearchAsync(ct);
        await transaction.CommitAsync(ct);
        return new ImportOutcome(added, done - added);
    }

    private async Task ApplyAsync(IReadOnlyList<CsvEntry> rows, LanguageTag language, bool asDrafts, DateTime now, int index, CancellationToken ct)
    {
        var writer = new ImportWriter(db, actor, now);
        var names = await ImportNames.LoadAsync(db, writer, rows, language, ct);
        var addresses = await AddressesAsync(rows, ct);
        List<Publication> publications = [];
        foreach (var (row, address) in rows.Zip(addresses))
        {
            var publication = new Publication { Slug = address, Position = DayOrder.For(now, index++), Type = row.Type, Licence = row.Licence };
            Fill(publication, row, names, language);
            if (!asDrafts)
                publication.Publish(now, now);
            publications.Add(publication);
        }
        unindexed.AddRange(await writer.WriteAsync(publications, ct));
        if (unindexed.Count >= IndexedAtOnce)
            await IndexAsync(ct);
        // What is saved is not looked at again: memory stays flat.
        db.ChangeTracker.Clear();
    }

    private async Task IndexAsync(CancellationToken ct)
    {
        await SearchIndexer.WriteAsync(db, unindexed, totals, ct);
        unindexed.Clear();
    }

    private static void Fill(Publication publication, CsvEntry row, ImportNames names, LanguageTag language)
    {
        publication.Issue(row.Date);
        var text = new PublicationText { Language = row.Language ?? language, IsOriginal = true, Title = row.Title, Subtitle = row.Subtitle };
        if (row.Summary is { } summary)
            text.Summarise(summary, row.SummaryHtml);
        publication.Texts.Add(text);
        publication.Publisher = row.Publisher is { } publisher ? names.Publisher(publisher) : null;
        foreach (var (agent, place) in row.Authors.Select(names.Agent).Distinct().Select((agent, place) => (agent, place)))
            publication.Contributions.Add(new Contribution { Agent = agent, Position = place });
        foreach (var (series, number) in row.Series.Select(s => (Series: names.Series(s.Series), s.Number)).DistinctBy(s => s.Series))
        {
            var membership = new SeriesMembership { Series = series };
            membership.NumberAs(number);
            publication.Series.Add(membership);
        }
        foreach (var (subject, place) in row.Subjects.Select(names.Subject).Distinct().Select((subject, place) => (subject, place)))
            publication.Subjects.Add(new PublicationSubject { Subject = subject, Position = place });
        publication.Links.AddRange(row.Urls.Select((url, place) => new PublicationLink { Url = url, Kind = LinkKind.Landing, Position = place }));
        publication.Identifiers.AddRange(row.Identifiers.Select(id => new PublicationIdentifier { Scheme = id.Scheme, Value = id.Value }));
    }

    // One question tells of most that they are free.
    private async Task<IReadOnlyList<Slug>> AddressesAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        var wanted = rows.Select(r => Slug.From(r.Title, "publication")).ToList();
        var taken = (await db.Addresses.Where(a => a.Kind == AddressKind.Publication && wanted.Contains(a.Slug)).Select(a => a.Slug).ToListAsync(ct)).ToHashSet();
        List<Slug> given = [];
        foreach (var slug in wanted)
            given.Add(taken.Add(slug) ? slug : await NumberedAsync(slug, taken, ct));
        return given;
    }

    private async Task<Slug> NumberedAsync(Slug wanted, HashSet<Slug> taken, CancellationToken ct)
    {
        for (var number = next.GetValueOrDefault(wanted, 2); ; number++)
        {
            var slug = wanted.WithSuffix(number);
            if (taken.Contains(slug) || await db.Addresses.AnyAsync(a => a.Kind == AddressKind.Publication && a.Slug == slug, ct))
                continue;
            next[wanted] = number + 1;
            taken.Add(slug);
            return slug;
        }
    }
}
