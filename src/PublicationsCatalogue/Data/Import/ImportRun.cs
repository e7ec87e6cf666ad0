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
    private const int Batch = 500;

    // So many are in memory with all their words.
    private const int IndexedAtOnce = 1000;

    // When so many have come in, and then each time they are twice as many, the database is to see them.
    private const int FirstSurvey = 5000;

    // Nothing is looked for in these while rows come in, but by their primary keys.
    private static readonly IReadOnlyList<string> Unread = ["Publications", "Contributions", "SeriesMemberships", "PublicationSubjects", "Revisions", "TitleKeys", "SearchRecords"];

    // The next number to try for an address that is taken: thousands of "Annual report" must not each try all.
    private readonly Dictionary<Slug, int> next = [];
    private readonly List<SearchEntry> unindexed = [];
    private readonly FacetTotals totals = new();
    private readonly WordsWritten written = new();

    // Of the rows before, which may not be written yet.
    private HashSet<Slug> latest = [];

    /// <summary>All rows, or none when anything fails.</summary>
    /// <param name="rows">Rows that have been read without a problem.</param>
    /// <param name="expected">How many they are.</param>
    /// <param name="language">Of rows that name none.</param>
    /// <param name="asDrafts">Else they are public at once.</param>
    /// <param name="progress">Is told how many rows are done.</param>
    /// <param name="ct">Ends it; nothing has come in then.</param>
    public async Task<ImportOutcome> RunAsync(IAsyncEnumerable<CsvEntry> rows, int expected, LanguageTag language, bool asDrafts, Action<int>? progress, CancellationToken ct)
    {
        (actor.Name, actor.IsImporting, actor.BatchId) = ("import", true, Guid.NewGuid());
        db.ChangedCatalogue = true;
        await db.KeepInMemoryAsync(true, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lastBefore = await db.Publications.MaxAsync(p => (long?)p.Id, ct) ?? 0;
        var outcome = new ImportOutcome(0, 0);
        await db.WithoutIndexesAsync(expected >= SearchIndexer.Many && expected >= lastBefore ? Unread : [], async () => outcome = await AddAsync(rows, lastBefore, language, asDrafts, progress, ct), ct);
        if (outcome.Added >= SearchIndexer.Many)
            await db.GatherSearchAsync(ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    private async Task<ImportOutcome> AddAsync(IAsyncEnumerable<CsvEntry> rows, long lastBefore, LanguageTag language, bool asDrafts, Action<int>? progress, CancellationToken ct)
    {
        var (now, added, done, survey) = (clock.GetUtcNow().UtcDateTime, 0, 0, FirstSurvey);
        var (match, writer) = (new ImportMatch(db, lastBefore), new ImportWriter(db, actor, now));
        var names = new ImportNames(db, writer, language);
        Task<ImportPortion>? before = null;
        await foreach (var some in rows.Chunk(Batch).ReadAheadAsync(ct))
        {
            var planned = await PlanAsync(await match.NewAsync(some, ct), names, language, asDrafts, now, added, ct);
            // The rows of these are worked out while those of the ones before are written.
            var portion = await writer.BeginAsync(planned, ct);
            await ApplyAsync(writer, before, ct);
            (before, added, done) = (portion, added + planned.Count, done + some.Length);
            progress?.Invoke(done);
            if (added >= survey)
            {
                await db.SurveyAsync(ct);
                survey = added * 2;
            }
        }
        await ApplyAsync(writer, before, ct);
        await IndexAsync(ct);
        await writer.EndAsync(ct);
        await totals.WriteAsync(db, ct);
        return new ImportOutcome(added, done - added);
    }

    private async Task<IReadOnlyList<Publication>> PlanAsync(IReadOnlyList<CsvEntry> rows, ImportNames names, LanguageTag language, bool asDrafts, DateTime now, int index, CancellationToken ct)
    {
        await names.LoadAsync(rows, ct);
        List<Publication> publications = [];
        foreach (var (row, address) in rows.Zip(await AddressesAsync(rows, ct)))
        {
            var publication = new Publication { Slug = address, Position = DayOrder.For(now, index++), Type = row.Type, Licence = row.Licence };
            Fill(publication, row, names, language);
            if (!asDrafts)
                publication.Publish(now, now);
            publications.Add(publication);
        }
        return publications;
    }

    private async Task ApplyAsync(ImportWriter writer, Task<ImportPortion>? working, CancellationToken ct)
    {
        if (working is null)
            return;
        var portion = await working;
        await writer.WriteAsync(portion, ct);
        unindexed.AddRange(portion.Entries);
        if (unindexed.Count >= IndexedAtOnce)
            await IndexAsync(ct);
    }

    private async Task IndexAsync(CancellationToken ct)
    {
        await SearchIndexer.WriteAsync(db, unindexed, totals, written, ct);
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
        taken.UnionWith(latest);
        List<Slug> given = [];
        foreach (var slug in wanted)
            given.Add(taken.Add(slug) ? slug : await NumberedAsync(slug, taken, ct));
        latest = [.. given];
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
