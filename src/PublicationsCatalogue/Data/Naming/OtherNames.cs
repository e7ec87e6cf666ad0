using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Naming;

/// <summary>Names that gave way to those that some publications carry, also by way of another.</summary>
internal sealed class OtherNames
{
    private readonly Dictionary<(Type Kind, long Id), List<string>> names = [];

    /// <summary>True when any name of the catalogue has given way to another.</summary>
    public static async Task<bool> AnyAsync(CatalogueContext db, CancellationToken ct) => await db.Agents.AnyAsync(a => a.ReplacedById != null, ct)
        || await db.Series.AnyAsync(s => s.ReplacedById != null, ct) || await db.Subjects.AnyAsync(s => s.ReplacedById != null, ct);

    public static async Task<OtherNames> OfAsync(CatalogueContext db, IReadOnlyCollection<Publication> publications, CancellationToken ct)
    {
        var others = new OtherNames();
        await others.AddAgentsAsync(db, publications.SelectMany(p => p.Contributions.Select(c => c.Agent).Append(p.Publisher)), ct);
        await others.AddSeriesAsync(db, publications.SelectMany(p => p.Series.Select(s => s.Series)), ct);
        await others.AddSubjectsAsync(db, publications.SelectMany(p => p.Subjects.Select(s => s.Subject)), ct);
        return others;
    }

    public static async Task<IEnumerable<string>> OfAsync(CatalogueContext db, Term term, CancellationToken ct)
    {
        var others = new OtherNames();
        await others.AddAgentsAsync(db, [term as Agent], ct);
        await others.AddSeriesAsync(db, [term as PublicationSeries], ct);
        await others.AddSubjectsAsync(db, [term as Subject], ct);
        return others.Of(term);
    }

    public IEnumerable<string> Of(Term term) => names.GetValueOrDefault((term.GetType(), term.Id)) ?? [];

    private Task AddAgentsAsync(CatalogueContext db, IEnumerable<Agent?> agents, CancellationToken ct) => AddAsync(db.Agents, agents, a => [a.Name], ct);

    private Task AddSeriesAsync(CatalogueContext db, IEnumerable<PublicationSeries?> series, CancellationToken ct) =>
        AddAsync(db.Series.Include(s => s.Texts), series, s => s.Texts.Select(t => t.Title), ct);

    private Task AddSubjectsAsync(CatalogueContext db, IEnumerable<Subject?> subjects, CancellationToken ct) =>
        AddAsync(db.Subjects.Include(s => s.Labels), subjects, s => s.Labels.Select(l => l.Text), ct);

    private async Task AddAsync<T>(IQueryable<T> terms, IEnumerable<T?> carried, Func<T, IEnumerable<string>> namesOf, CancellationToken ct) where T : Term
    {
        var keptBy = carried.OfType<T>().Select(t => t.Id).Distinct().ToDictionary(id => id);
        while (keptBy.Count > 0)
        {
            var ids = keptBy.Keys.ToList();
            var found = await terms.AsNoTracking().Where(t => t.ReplacedById != null && ids.Contains(t.ReplacedById.Value)).ToListAsync(ct);
            var next = new Dictionary<long, long>();
            foreach (var other in found)
            {
                next[other.Id] = keptBy[other.ReplacedById ?? 0];
                if (!names.TryGetValue((typeof(T), next[other.Id]), out var known))
                    names[(typeof(T), next[other.Id])] = known = [];
                known.AddRange(namesOf(other));
            }
            keptBy = next;
        }
    }
}
