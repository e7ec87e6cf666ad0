using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Search;

/// <summary>Entries that are found by other words because a name they carry has changed: of a person, a series or a subject.</summary>
internal sealed class ChangedNames(CatalogueContext db)
{
    private readonly List<IQueryable<long>> entries = [];

    /// <summary>Before the save, while it can still be seen what changes.</summary>
    public void Note()
    {
        var agents = Changed<Agent>(nameof(Agent.Name)).Select(a => a.Id).Concat(WithOtherNames<Agent>()).ToList();
        if (agents.Count > 0)
        {
            entries.Add(db.Set<Contribution>().Where(c => agents.Contains(c.AgentId)).Select(c => c.PublicationId));
            entries.Add(db.Publications.Where(p => p.PublisherId != null && agents.Contains(p.PublisherId.Value)).Select(p => p.Id));
        }
        var series = Changed<SeriesText>(nameof(SeriesText.Title)).Select(t => t.SeriesId).Concat(WithOtherNames<PublicationSeries>()).ToList();
        if (series.Count > 0)
            entries.Add(db.Set<SeriesMembership>().Where(m => series.Contains(m.SeriesId)).Select(m => m.PublicationId));
        var subjects = Changed<SubjectLabel>(nameof(SubjectLabel.Text)).Select(l => l.SubjectId).Concat(WithOtherNames<Subject>()).ToList();
        if (subjects.Count > 0)
            entries.Add(db.Set<PublicationSubject>().Where(s => subjects.Contains(s.SubjectId)).Select(s => s.PublicationId));
    }

    public async Task<IEnumerable<long>> EntriesAsync(CancellationToken ct)
    {
        var ids = new List<long>();
        foreach (var some in entries)
            ids.AddRange(await some.ToListAsync(ct));
        return ids;
    }

    private IEnumerable<T> Changed<T>(string property) where T : class =>
        db.ChangeTracker.Entries<T>().Where(e => Is(e, property)).Select(e => e.Entity);

    // Those that a name gives way to from now on, or does no longer.
    private IEnumerable<long> WithOtherNames<T>() where T : Term =>
        db.ChangeTracker.Entries<T>().Where(e => e.State is EntityState.Added or EntityState.Deleted || e.Property(t => t.ReplacedById).IsModified)
            .SelectMany(e => new[] { e.Entity.ReplacedById, e.State == EntityState.Added ? null : e.Property(t => t.ReplacedById).OriginalValue }).OfType<long>().Distinct();

    private static bool Is<T>(EntityEntry<T> entry, string property) where T : class =>
        entry.State is EntityState.Deleted || (entry.State is EntityState.Modified && entry.Property(property).IsModified)
        || (entry.State is EntityState.Added && entry.Entity is SubjectLabel or SeriesText);
}
