using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Data.Search;

/// <summary>Keeps the search index: by the save that changes an entry or a name, and whole when its kind is an older one.</summary>
public static class SearchIndexer
{
    /// <summary>To be raised when entries must be indexed anew: other words, other tokens.</summary>
    public const int Version = 3;

    /// <summary>Entries that are best written together where nobody waits for it.</summary>
    public const int Many = 10_000;
    private const int Batch = 500;
    private const int MostTries = 12;

    /// <summary>Makes the index say what is stored of these entries now. Within the transaction of the change.</summary>
    public static async Task KeepAsync(CatalogueContext db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var (totals, written) = (new FacetTotals(), new WordsWritten());
        foreach (var some in ids.Chunk(Batch))
        {
            var kept = await db.SearchRecords.Where(r => some.Contains(r.PublicationId)).Select(r => new { r.Key, r.Facets }).ToListAsync(ct);
            if (kept.Count > 0)
                await db.RemoveSearchAsync(kept.ConvertAll(r => r.Key), ct);
            kept.ForEach(r => totals.Add(r.Facets, -1));
            // By number alone: SQLite might go through all that are published to find these.
            var entries = await db.Publications.AsNoTracking().Where(p => some.Contains(p.Id)).WithParts().ToListAsync(ct);
            await WriteAsync(db, await EntriesAsync(db, [.. entries.Where(p => p.State == PublicationState.Published)], ct), totals, written, ct);
        }
        await totals.WriteAsync(db, ct);
    }

    /// <summary>Indexes all entries when they are not; a start that was killed meanwhile begins again.</summary>
    public static async Task FillAsync(CatalogueContext db, Action<int>? progress, CancellationToken ct)
    {
        if (!await db.Instances.AnyAsync(i => i.SearchVersion != Version, ct))
            return;
        await db.KeepInMemoryAsync(true, ct);
        await db.ClearSearchAsync(ct);
        await RebuildAsync(db, Many, progress, ct);
        await db.GatherSearchAsync(ct);
        await db.KeepInMemoryAsync(false, ct);
        await db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.SearchVersion, Version), ct);
    }

    /// <summary>Indexes all entries anew while the catalogue serves; until an entry's turn comes its old words are found.</summary>
    public static Task<int> RebuildAsync(CatalogueContext db, Action<int>? progress, CancellationToken ct) => RebuildAsync(db, Batch, progress, ct);

    // In the order of the index, in which its words are written fastest; so many in a transaction, as others wait for it.
    private static async Task<int> RebuildAsync(CatalogueContext db, int inOne, Action<int>? progress, CancellationToken ct)
    {
        if (db.StraySearchKeys().ToList() is { Count: > 0 } stray)
            await HoldingAsync(db, () => db.RemoveSearchAsync(stray, ct), ct);
        var done = 0;
        foreach (var ids in (await db.Publications.AsNoTracking().OrderBy(p => p.SortDate).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(ct)).Chunk(inOne))
        {
            await HoldingAsync(db, () => KeepAsync(db, ids, ct), ct);
            done += ids.Length;
            progress?.Invoke(done);
            // In portions of many it is filled at a start, when nobody saves.
            if (inOne != Many)
                await db.LetOthersSaveAsync(ct);
        }
        await HoldingAsync(db, () => db.CountFacetsAsync(ct), ct);
        await db.SettleSearchAsync(ct);
        return done;
    }

    // Who saves one entry after the other may keep this waiting for longer than a save waits.
    private static async Task HoldingAsync(CatalogueContext db, Func<Task> work, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await db.HoldSearchAsync(ct);
                await work();
                await transaction.CommitAsync(ct);
                return;
            }
            catch (Exception e) when (tried < MostTries && !ct.IsCancellationRequested && Database.FaultOf(e) == StorageFault.Locked)
            {
                // Nothing of it was written.
            }
        }
    }

    /// <summary>Adds entries that are not in the index, and what their words can be mistaken for. The totals are still to be written.</summary>
    public static async Task WriteAsync(CatalogueContext db, IReadOnlyList<SearchEntry> entries, FacetTotals totals, WordsWritten written, CancellationToken ct)
    {
        if (entries.Count == 0)
            return;
        await db.WriteSearchAsync(entries, ct);
        foreach (var entry in entries)
            totals.Add(entry.Facets, +1);
        // In one order, so that of two saves with the same words one waits for the other, and never each for the other.
        await db.AddIndexedWordsAsync([.. written.NotIndexed(entries.SelectMany(e => e.Words).Where(Beginning.IsToldIn)).Order(StringComparer.Ordinal)], ct);
        var words = written.NotOffered(entries.SelectMany(e => e.Head).Where(Misspelling.IsOffered)).ToList();
        if (words.Count == 0)
            return;
        var wholes = words.ConvertAll(Misspelling.KeyOf);
        var known = (await db.SpellingKeys.AsNoTracking().Where(k => wholes.Contains(k.Key)).Select(k => k.Word).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        List<SpellingKey> keys = [.. words.Where(w => !known.Contains(w)).SelectMany(w => Misspelling.Keys(w).Select(key => new SpellingKey { Key = key, Word = w })).OrderBy(k => k.Key).ThenBy(k => k.Word, StringComparer.Ordinal)];
        if (keys.Count > 0)
            await db.AddSpellingAsync(keys, ct);
    }

    /// <summary>What publications are found by, their parts being loaded.</summary>
    internal static async Task<List<SearchEntry>> EntriesAsync(CatalogueContext db, IReadOnlyList<Publication> publications, CancellationToken ct) =>
        Entries(publications, await OtherNames.OfAsync(db, publications, ct));

    /// <summary>The same where the other names are known; asks nothing of the database.</summary>
    internal static List<SearchEntry> Entries(IReadOnlyList<Publication> publications, OtherNames others) => [.. publications.Select(p => Entry(p, others))];

    private static SearchEntry Entry(Publication publication, OtherNames others)
    {
        var entry = new SearchEntry(publication.Id, publication.SortDate);
        foreach (var text in publication.Texts)
        {
            var language = text.Language.ToString();
            entry.AddTitle(text.Title, text.Subtitle, language);
            if (text.IsOriginal)
                entry.Start = SearchWords.Start(SearchWords.Keys(text.Title));
            if (text.AlternativeTitle is { } other)
                entry.AddTitle(other, null, language);
            entry.AddSummary(PlainText.Of(SafeHtml.FromStored(text.SummaryHtml ?? "")), language);
            entry.Add(FacetValue.Of(text.Language));
        }
        foreach (var contribution in publication.Contributions)
        {
            entry.AddName(contribution.Agent.Name);
            if (contribution.NameAsPrinted is { } printed && printed != contribution.Agent.Name)
                entry.AddName(printed);
            foreach (var other in others.Of(contribution.Agent))
                entry.AddName(other);
            entry.Add(FacetValue.Of(Facet.Author, contribution.AgentId));
        }
        foreach (var membership in publication.Series)
        {
            foreach (var text in membership.Series.Texts)
                entry.AddSeries(text.Title, membership.Number, text.Language.ToString());
            foreach (var other in others.Of(membership.Series))
                entry.AddSeries(other, membership.Number, membership.Series.Texts[0].Language.ToString());
            entry.Add(FacetValue.Of(Facet.Series, membership.SeriesId));
        }
        foreach (var subject in publication.Subjects)
        {
            foreach (var label in subject.Subject.Labels)
                entry.AddSubject(label.Text, label.Language.ToString());
            foreach (var other in others.Of(subject.Subject))
                entry.AddSubject(other, subject.Subject.Labels[0].Language.ToString());
            entry.Add(FacetValue.Of(Facet.Subject, subject.SubjectId));
        }
        foreach (var identifier in publication.Identifiers)
            entry.AddIdentifier(identifier.Value);
        if (publication.Publisher is { } publisher)
        {
            entry.AddName(publisher.Name);
            foreach (var other in others.Of(publisher))
                entry.AddName(other);
        }
        if (publication.Type is { } type)
            entry.Add(new FacetValue(Facet.Type, type));
        if (publication.DateIssued is { } issued)
            entry.Add(FacetValue.Of(issued.Year));
        return entry;
    }
}
