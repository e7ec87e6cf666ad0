using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>What stands beside the form of a person, a series or a subject: what gave way to it, who carries it, and what can be done with it.</summary>
public sealed record TermPanel(Term Term, IReadOnlyList<OtherName> OtherNames, int Entries, IReadOnlyList<(long Id, string Title)> Newest)
{
    private const int Shown = 10;
    private const int MostNames = 200;

    public static async Task<TermPanel> LoadAsync(CatalogueContext db, Merging merging, Term term, CancellationToken ct)
    {
        var id = term.Id;
        List<Term> gave = term switch
        {
            Agent => [.. await db.Agents.AsNoTracking().Where(a => a.ReplacedById == id).OrderBy(a => a.Id).Take(MostNames).ToListAsync(ct)],
            PublicationSeries => [.. await db.Series.AsNoTracking().Include(s => s.Texts).Where(s => s.ReplacedById == id).OrderBy(s => s.Id).Take(MostNames).ToListAsync(ct)],
            _ => [.. await db.Subjects.AsNoTracking().Include(s => s.Labels).Where(s => s.ReplacedById == id).OrderBy(s => s.Id).Take(MostNames).ToListAsync(ct)],
        };
        // A series lists its issues by itself.
        var ids = term is PublicationSeries ? [] : await merging.EntriesOf(term).OrderByDescending(e => e).Take(Shown).ToListAsync(ct);
        var newest = await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderByDescending(p => p.Id)
            .Select(p => new { p.Id, Title = p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() }).ToListAsync(ct);
        // An author's other names stand in the form, but for those that came of a merge.
        var shown = gave.FindAll(t => t is not Agent || t.ReplacedIn is not null);
        return new TermPanel(term, shown.ConvertAll(t => new OtherName(t.Id, t.Heading, t.ReplacedIn)), await merging.CountAsync(term, ct), newest.ConvertAll(e => (e.Id, e.Title ?? "")));
    }
}

/// <summary>A name that gave way; with the act when it came of a merge, which can be taken back. Others can be taken out.</summary>
public sealed record OtherName(long Id, string Name, Guid? Act);
