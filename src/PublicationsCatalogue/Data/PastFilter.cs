using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Data;

/// <summary>
/// What entries of an earlier day are narrowed by. A revision holds names and not numbers, so a series, a subject or a person is known
/// there by any name that it has or had.
/// </summary>
internal sealed class PastFilter(CatalogueContext db)
{
    // Names as they are printed are looked for on so many entries.
    private const int MostPrinted = 1000;
    private readonly Dictionary<FacetValue, HashSet<string>> names = [];
    private readonly Dictionary<FacetValue, Agent> people = [];

    public async Task LearnAsync(IReadOnlyList<FacetValue> values, CancellationToken ct)
    {
        foreach (var value in values.Where(v => v.Id is not null))
        {
            var term = await TermAsync(value.Facet, value.Id ?? 0, ct);
            if (term is null)
                continue;
            List<string> known = [.. NamesOf(term), .. await OtherNames.OfAsync(db, term, ct)];
            if (term is Agent agent)
            {
                people[value] = agent;
                known.AddRange((await db.Set<Contribution>().AsNoTracking().Where(c => c.AgentId == agent.Id).OrderByDescending(c => c.Id).Take(MostPrinted).Select(c => c.NameAsPrinted).ToListAsync(ct)).OfType<string>());
            }
            names[value] = known.Select(Folded.Key).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>True when of each facet that is asked for it has one of the values.</summary>
    public bool Fits(IReadOnlyList<FacetValue> values, Publication then) => values.GroupBy(v => v.Facet).All(facet => facet.Any(value => Has(value, then)));

    private bool Has(FacetValue value, Publication then) => value.Facet switch
    {
        Facet.Type => then.Type == value.Value,
        Facet.Language => then.Texts.Exists(t => t.Language.ToString() == value.Value),
        Facet.Series => then.Series.Exists(s => IsNamed(value, s.Series.Title)),
        Facet.Subject => then.Subjects.Exists(s => IsNamed(value, s.Subject.Label)),
        Facet.Author => then.Contributions.Exists(c => IsBy(value, c.Agent)),
        _ => true,
    };

    private bool IsNamed(FacetValue value, string name) => names.TryGetValue(value, out var known) && known.Contains(Folded.Key(name));

    // Two of one name are told apart by their iDs.
    private bool IsBy(FacetValue value, Agent then) => people.TryGetValue(value, out var agent) && then.Kind == agent.Kind
        && (then.Identifier is not null && agent.Identifier is not null ? then.Identifier == agent.Identifier : IsNamed(value, then.Name));

    private async Task<Term?> TermAsync(Facet facet, long id, CancellationToken ct) => facet switch
    {
        Facet.Series => await db.Series.AsNoTracking().Include(s => s.Texts).FirstOrDefaultAsync(s => s.Id == id, ct),
        Facet.Subject => await db.Subjects.AsNoTracking().Include(s => s.Labels).FirstOrDefaultAsync(s => s.Id == id, ct),
        _ => await db.Agents.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct),
    };

    private static IEnumerable<string> NamesOf(Term term) => term switch
    {
        PublicationSeries series => series.Texts.Select(t => t.Title),
        Subject subject => subject.Labels.Select(l => l.Text),
        _ => [term.Heading],
    };
}
