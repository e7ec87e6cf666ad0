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
    private readonly BulkInsert bulk = new(db);

    /// <summary>Entries of which the catalogue has none yet.</summary>
    /// <returns>What the search index must be given of them; it is written fastest in large portions.</returns>
    public async Task<IReadOnlyList<SearchEntry>> WriteAsync(IReadOnlyList<Publication> publications, CancellationToken ct)
    {
        await bulk.GiveKeysAsync(publications, ct);
        foreach (var publication in publications)
            Stamp(publication);
        List<Publication> published = [.. publications.Where(p => p.State == PublicationState.Published)];
        var others = await OtherNames.OfAsync(db, published, ct);
        // On another processor, while the rows are written.
        var entries = Task.Run(() => SearchIndexer.Entries(published, others), ct);
        await bulk.AddAsync(publications, ct);
        await PartsAsync(publications, p => p.Texts, ct);
        await PartsAsync(publications, p => p.Contributions, ct);
        await PartsAsync(publications, p => p.Series, ct);
        await PartsAsync(publications, p => p.Identifiers, ct);
        await PartsAsync(publications, p => p.Links, ct);
        await bulk.AddAsync([.. publications.SelectMany(p => Owned(p, p.Subjects))], ct);
        await RevisionsAsync(publications, ct);
        await bulk.AddAsync([.. publications.Select(p => new Address { Kind = AddressKind.Publication, Slug = p.Slug, TargetId = p.Id })], ct);
        await bulk.AddAsync([.. publications.SelectMany(p => p.Texts.SelectMany(t => TitleKeys.Of(TitleKeyKeeper.Whole(t.Title, t.Subtitle))).Distinct()
            .Select(key => new TitleKey { Key = key, PublicationId = p.Id })).OrderBy(k => k.Key)], ct);
        await HarvestKeeper.AddAsync(db, publications, now, ct);
        await CountAsync(publications, ct);
        return await entries;
    }

    /// <summary>People that no entry has named before.</summary>
    public async Task WriteAsync(IReadOnlyList<Agent> agents, CancellationToken ct)
    {
        await bulk.GiveKeysAsync(agents, ct);
        await bulk.AddAsync(agents, ct);
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

    private async Task PartsAsync<T>(IReadOnlyList<Publication> publications, Func<Publication, List<T>> of, CancellationToken ct) where T : class
    {
        List<T> parts = [.. publications.SelectMany(p => Owned(p, of(p)))];
        await bulk.GiveKeysAsync(parts, ct);
        await bulk.AddAsync(parts, ct);
    }

    private List<T> Owned<T>(Publication publication, List<T> parts) where T : class
    {
        foreach (var part in parts)
            bulk.Set(part, "PublicationId", publication.Id);
        return parts;
    }

    private async Task RevisionsAsync(IReadOnlyList<Publication> publications, CancellationToken ct)
    {
        List<Revision> revisions = [.. publications.Select(p => (p.Id, Snapshot: PublicationSnapshot.Of(p))).Select(p => new Revision
        {
            PublicationId = p.Id,
            Number = 1,
            Action = RevisionAction.Imported,
            Snapshot = p.Snapshot.ToJson(),
            At = now,
            By = actor.Name,
            BatchId = actor.BatchId,
        }.AsSeen(p.Snapshot))];
        await bulk.GiveKeysAsync(revisions, ct);
        await bulk.AddAsync(revisions, ct);
    }

    private async Task CountAsync(IReadOnlyList<Publication> publications, CancellationToken ct)
    {
        var counts = new CountChanges(db);
        foreach (var publication in publications)
            counts.Add(publication, now);
        await counts.WriteAsync(ct);
        await WebhookOutbox.AddAsync(db, counts.Seen, [], now, ct);
    }
}
