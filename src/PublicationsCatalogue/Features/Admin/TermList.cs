using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>People and organisations, or subjects, by name; pages go by key. What is asked for stands at the beginning of the name, or within one of the newest.</summary>
public sealed record TermList(IReadOnlyList<TermRow> Rows, string? Asked, long? Next, bool IsFirst)
{
    private const int PageLength = 50;
    private const int LookedInto = 2000;

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
        var asked = string.IsNullOrWhiteSpace(q) ? null : q.Trim() is { Length: > 200 } much ? much[..200] : q.Trim();
        var key = asked is null ? "" : NameOrder.Of(asked);
        // By its names in other languages a subject is found, and not listed.
        if (asked is null)
            all = all.Where(n => n.IsMain);
        var from = after is { } id ? await all.Where(n => n.Id == id).Select(n => new { n.Key, n.Id }).FirstOrDefaultAsync(ct) : null;
        var (at, last) = (from?.Key ?? key, from?.Id ?? 0);
#pragma warning disable CA1309 // The database compares, in the order of its index; it knows no ordinal.
        var found = await all.Where(n => string.Compare(n.Key, at) >= 0 && (n.Key != at || n.Id > last)).OrderBy(n => n.Key).ThenBy(n => n.Id).Take(PageLength + 1).ToListAsync(ct);
#pragma warning restore CA1309
        found = found.FindAll(n => n.Key.StartsWith(key, StringComparison.Ordinal));
        var next = found.Count > PageLength ? found[PageLength - 1].Id : (long?)null;
        found = [.. found.Take(PageLength)];
        if (key.Length > 0 && found.Count < PageLength && after is null)
            found = [.. found.UnionBy(await all.OrderByDescending(n => n.Id).Take(LookedInto).Where(n => n.Key.Contains(key)).OrderBy(n => n.Key).Take(PageLength - found.Count).ToListAsync(ct), n => n.Id)];
        var rows = new List<TermRow>();
        foreach (var named in found.DistinctBy(n => n.Term.Id))
            rows.Add(new TermRow(named.Term, named.Text, await merging.CountAsync(named.Term, ct)));
        return new TermList(rows, asked, next, after is null);
    }

    private sealed class Named
    {
        public long Id { get; init; }
        public required Term Term { get; init; }
        public string Key { get; init; } = "";
        public string Text { get; init; } = "";
        public bool IsMain { get; init; }
    }
}

/// <summary>Entries of all states are counted as far as <see cref="Merging.Most"/> and one.</summary>
public sealed record TermRow(Term Term, string Name, int Entries);
