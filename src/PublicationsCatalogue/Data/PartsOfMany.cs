using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>
/// Loads what <see cref="PublicationParts.WithParts"/> does, for long lists: a question for each kind of part without joins, and each
/// person, series and subject once, however many entries carry it.
/// </summary>
internal sealed class PartsOfMany(CatalogueContext db)
{
    // Names are kept for the next entries, but not more than a list of any length may take.
    private const int MostKept = 5_000;
    private readonly Dictionary<long, Agent> agents = [];
    private readonly Dictionary<long, PublicationSeries> series = [];
    private readonly Dictionary<long, Subject> subjects = [];

    public async Task LoadAsync(IReadOnlyList<Publication> publications, CancellationToken ct)
    {
        if (publications.Count == 0)
            return;
        var of = publications.ToDictionary(p => p.Id);
        var ids = of.Keys.ToList();
        await foreach (var text in db.Set<PublicationText>().AsNoTracking().Where(t => ids.Contains(t.PublicationId)).OrderBy(t => t.Id).AsAsyncEnumerable().WithCancellation(ct))
            of[text.PublicationId].Texts.Add(text);
        await foreach (var link in db.Set<PublicationLink>().AsNoTracking().Where(l => ids.Contains(l.PublicationId)).OrderBy(l => l.Id).AsAsyncEnumerable().WithCancellation(ct))
            of[link.PublicationId].Links.Add(link);
        await foreach (var identifier in db.Set<PublicationIdentifier>().AsNoTracking().Where(i => ids.Contains(i.PublicationId)).OrderBy(i => i.Id).AsAsyncEnumerable().WithCancellation(ct))
            of[identifier.PublicationId].Identifiers.Add(identifier);
        await foreach (var relation in db.Set<PublicationRelation>().AsNoTracking().Where(r => ids.Contains(r.PublicationId)).OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(ct))
            of[relation.PublicationId].Relations.Add(relation);
        await foreach (var contribution in db.Set<Contribution>().AsNoTracking().Where(c => ids.Contains(c.PublicationId)).OrderBy(c => c.Id).AsAsyncEnumerable().WithCancellation(ct))
            of[contribution.PublicationId].Contributions.Add(contribution);
        await foreach (var membership in db.Set<SeriesMembership>().AsNoTracking().Where(m => ids.Contains(m.PublicationId)).OrderBy(m => m.Id).AsAsyncEnumerable().WithCancellation(ct))
            of[membership.PublicationId].Series.Add(membership);
        await foreach (var subject in db.Set<PublicationSubject>().AsNoTracking().Where(s => ids.Contains(s.PublicationId)).OrderBy(s => s.PublicationId).ThenBy(s => s.SubjectId).AsAsyncEnumerable().WithCancellation(ct))
            of[subject.PublicationId].Subjects.Add(subject);
        await foreach (var told in db.HarvestRecords.AsNoTracking().Where(r => ids.Contains(r.PublicationId) && !r.IsDeleted).AsAsyncEnumerable().WithCancellation(ct))
            of[told.PublicationId].NoteToldChange(DateTimeOffset.FromUnixTimeSeconds(told.Datestamp).UtcDateTime);
        await NameAsync(publications, ct);
    }

    private async Task NameAsync(IReadOnlyList<Publication> publications, CancellationToken ct)
    {
        await KnowAsync(agents, publications.SelectMany(p => p.Contributions.Select(c => c.AgentId)).Concat(publications.Select(p => p.PublisherId).OfType<long>()), ids => db.Agents.Where(a => ids.Contains(a.Id)), ct);
        await KnowAsync(series, publications.SelectMany(p => p.Series.Select(m => m.SeriesId)), ids => db.Series.Where(s => ids.Contains(s.Id)).Include(s => s.Texts.OrderBy(t => t.Id)).AsSplitQuery(), ct);
        await KnowAsync(subjects, publications.SelectMany(p => p.Subjects.Select(s => s.SubjectId)), ids => db.Subjects.Where(s => ids.Contains(s.Id)).Include(s => s.Labels.OrderBy(l => l.Id)).AsSplitQuery(), ct);
        foreach (var publication in publications)
        {
            publication.Publisher = publication.PublisherId is { } publisher ? agents.GetValueOrDefault(publisher) : null;
            publication.Contributions.RemoveAll(c => !agents.ContainsKey(c.AgentId));
            publication.Series.RemoveAll(m => !series.ContainsKey(m.SeriesId));
            publication.Subjects.RemoveAll(s => !subjects.ContainsKey(s.SubjectId));
            publication.Contributions.ForEach(c => c.Agent = agents[c.AgentId]);
            publication.Series.ForEach(m => m.Series = series[m.SeriesId]);
            publication.Subjects.ForEach(s => s.Subject = subjects[s.SubjectId]);
        }
    }

    // What was taken out of the catalogue between two questions is in none of the answers.
    private static async Task KnowAsync<T>(Dictionary<long, T> known, IEnumerable<long> wanted, Func<List<long>, IQueryable<T>> from, CancellationToken ct) where T : Term
    {
        if (known.Count > MostKept)
            known.Clear();
        var missing = wanted.Where(id => !known.ContainsKey(id)).Distinct().ToList();
        if (missing.Count == 0)
            return;
        foreach (var term in await from(missing).AsNoTracking().ToListAsync(ct))
            known[term.Id] = term;
    }
}
