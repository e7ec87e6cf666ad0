using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Bulk;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Data.Harvest;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Data.Webhooks;

namespace PublicationsCatalogue.Data.Import;

/// <summary>
/// Writes new publications with all that <see cref="ChangeRecorder"/> keeps of a save: who and when, first revision, address, counts,
/// keys of duplicates, what harvesters and webhooks are told. Their people, publishers, series and subjects must be stored.
/// </summary>
internal sealed class ImportWriter(CatalogueContext db, Actor actor, DateTime now)
{
    private const int KeysAtOnce = 500_000;
    private readonly BulkInsert bulk = new(db);
    private readonly List<(int Key, long Id)> keys = [];
    private readonly CountChanges counts = new(db);
    private bool? hasOtherNames;

    /// <summary>Numbers publications of which the catalogue has none yet, and begins to work out their rows on another processor.</summary>
    public async Task<Task<ImportPortion>> BeginAsync(IReadOnlyList<Publication> publications, CancellationToken ct)
    {
        await bulk.GiveKeysAsync(
            [
                publications, [.. publications.SelectMany(p => p.Texts)], [.. publications.SelectMany(p => p.Contributions)], [.. publications.SelectMany(p => p.Series)],
                [.. publications.SelectMany(p => p.Identifiers)], [.. publications.SelectMany(p => p.Links)],
            ], ct);
        var revisions = await bulk.NewKeysAsync<Revision>(publications.Count, ct);
        List<Publication> published = [.. publications.Where(p => p.State == PublicationState.Published)];
        var others = await OtherNames.OfAsync(db, (hasOtherNames ??= await OtherNames.AnyAsync(db, ct)) ? published : [], ct);
        return Task.Run(() => new ImportPortion(publications, Rows(publications, revisions), Keys(publications), SearchIndexer.Entries(published, others)), ct);
    }

    public async Task WriteAsync(ImportPortion portion, CancellationToken ct)
    {
        await db.ReferringAsync(async () =>
        {
            foreach (var rows in portion.Rows)
                await bulk.AddAsync(rows, ct);
            keys.AddRange(portion.Keys);
            if (keys.Count >= KeysAtOnce)
                await WriteKeysAsync(ct);
        }, ct);
        foreach (var publication in portion.Publications)
            counts.Add(publication, now);
        await WebhookOutbox.AddAsync(db, counts.TakeSeen(), [], now, ct);
    }

    /// <summary>Writes what is kept until the end of an import.</summary>
    public async Task EndAsync(CancellationToken ct)
    {
        await db.ReferringAsync(() => WriteKeysAsync(ct), ct);
        await counts.WriteAsync(ct);
    }

    /// <summary>People that no entry has named before.</summary>
    public async Task WriteAsync(IReadOnlyList<Agent> agents, CancellationToken ct)
    {
        await bulk.GiveKeysAsync([agents], ct);
        await bulk.AddAsync(agents, ct);
    }

    private IReadOnlyList<BulkRows> Rows(IReadOnlyList<Publication> publications, IReadOnlyList<long> revisions)
    {
        foreach (var publication in publications)
            Stamp(publication);
        List<HarvestRecord> harvest = [.. HarvestKeeper.New(publications, now)];
        return
        [
            bulk.Rows(publications),
            bulk.Rows(Parts(publications, p => p.Texts)),
            bulk.Rows(Parts(publications, p => p.Contributions)),
            bulk.Rows(Parts(publications, p => p.Series)),
            bulk.Rows(Parts(publications, p => p.Identifiers)),
            bulk.Rows(Parts(publications, p => p.Links)),
            bulk.Rows(Parts(publications, p => p.Subjects)),
            bulk.Rows<Revision>([.. publications.Zip(revisions, Revision)]),
            bulk.Rows<Address>([.. publications.Select(p => new Address { Kind = AddressKind.Publication, Slug = p.Slug, TargetId = p.Id })]),
            bulk.Rows(harvest),
            bulk.Rows(HarvestKeeper.Members(harvest)),
        ];
    }

    private static IReadOnlyList<(int Key, long Id)> Keys(IReadOnlyList<Publication> publications) =>
        [.. publications.SelectMany(p => p.Texts.SelectMany(t => TitleKeys.Of(TitleKeyKeeper.Whole(t.Title, t.Subtitle))).Distinct().Select(key => (key, p.Id)))];

    private async Task WriteKeysAsync(CancellationToken ct)
    {
        keys.Sort();
        await bulk.AddAsync(keys.Select(k => new TitleKey { Key = k.Key, PublicationId = k.Id }), ct);
        keys.Clear();
    }

    private void Stamp(Publication publication)
    {
        (publication.CreatedAt, publication.CreatedBy, publication.ModifiedAt, publication.ModifiedBy) = (now, actor.Name, now, actor.Name);
        publication.RevisionNumber = 1;
        publication.CountedIn = publication.IsPublicAt(now) ? publication.Month : null;
        publication.PublisherId = publication.Publisher?.Id;
        foreach (var contribution in publication.Contributions)
            contribution.AgentId = contribution.Agent.Id;
        foreach (var membership in publication.Series)
            membership.SeriesId = membership.Series.Id;
        foreach (var subject in publication.Subjects)
            subject.SubjectId = subject.Subject.Id;
    }

    private List<T> Parts<T>(IReadOnlyList<Publication> publications, Func<Publication, List<T>> of) where T : class
    {
        List<T> parts = [];
        foreach (var publication in publications)
        {
            foreach (var part in of(publication))
            {
                bulk.Set(part, "PublicationId", publication.Id);
                parts.Add(part);
            }
        }
        return parts;
    }

    private Revision Revision(Publication publication, long id)
    {
        var snapshot = PublicationSnapshot.Of(publication);
        var revision = new Revision
        {
            PublicationId = publication.Id,
            Number = 1,
            Action = RevisionAction.Imported,
            Snapshot = snapshot.ToJson(),
            At = now,
            By = actor.Name,
            BatchId = actor.BatchId,
        }.AsSeen(snapshot);
        bulk.Set(revision, "Id", id);
        return revision;
    }
}
