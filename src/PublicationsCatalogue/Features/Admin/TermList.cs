using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>People and organisations, or subjects, by name.</summary>
public sealed record TermList(IReadOnlyList<TermRow> Rows, string? Asked, long? Next, bool IsFirst)
{
    private const int PageLength = 50;

    public static Task<TermList> AuthorsAsync(CatalogueContext db, Merging merging, string? q, long? after, CancellationToken ct) =>
        LoadAsync(db.Agents.AsNoTracking().Where(a => a.ReplacedById == null).Select(a => new Named { Id = a.Id, Term = a, Key = a.SortKey, Text = a.Name, IsMain = true }), merging, q, after, ct);

    public static Task<TermList> SubjectsAsync(CatalogueContext db, Merging merging, string? q, long? after, CancellationToken ct) =>
        LoadAsync(from label in db.Set<SubjectLabel>().AsNoTracking()
                  where label.IsPreferred
                  join subject in db.Subjects on label.SubjectId equals subject.Id
                  where subject.ReplacedById == null
                  select new Named { Id = label.Id, Term = subject, Key = label.SortKey, Text = label.Text, IsMain = !db.Set<SubjectLabel>().Any(o => o.SubjectId == label.SubjectId && o.IsPreferred && o.Id < label.Id) }, merging, q, after, ct);

    private static async Task<TermList> LoadAsync(IQueryable<Named> all, Merging merging, string? q, long? after, CancellationToken ct)
    {
        var (found, asked, next) = await NamesFound.OfAsync(all, q, after, PageLength, ct);
        var rows = new List<TermRow>();
        foreach (var named in found)
            rows.Add(new TermRow(named.Term, named.Text, await merging.CountAsync(named.Term, ct)));
        return new TermList(rows, asked, next, after is null);
    }
}

/// <summary>Entries of all states are counted as far as <see cref="Merging.Most"/> and one.</summary>
public sealed record TermRow(Term Term, string Name, int Entries);
