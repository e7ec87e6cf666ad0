using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>Two entries that looked alike when one of them was saved and that nobody has judged, or that somebody judged the same. The lower number comes first.</summary>
public sealed class PossibleDuplicate
{
    public long FirstId { get; init; }
    public Publication First { get; init; } = null!;
    public long SecondId { get; init; }
    public Publication Second { get; init; } = null!;
}

/// <summary>Keeps the list of pairs that need a look.</summary>
public sealed class PossibleDuplicates(CatalogueContext db, DuplicateSearch search)
{
    /// <summary>Looks for entries like this saved one, and keeps what was found in place of what was found before.</summary>
    public async Task NoteAsync(Publication publication, CancellationToken ct)
    {
        var id = publication.Id;
        var found = await search.FindAsync(DuplicateQuestion.Of(publication), ct);
        var wanted = found.Others.Select(o => o.Id).Concat(found.Same.Select(s => s.Id))
            .Select(other => (First: Math.Min(id, other), Second: Math.Max(id, other))).ToHashSet();
        for (var triesLeft = 5; ; triesLeft--)
        {
            var stored = await db.PossibleDuplicates.Where(d => d.FirstId == id)
                .Concat(db.PossibleDuplicates.Where(d => d.SecondId == id)).ToListAsync(ct);
            db.PossibleDuplicates.RemoveRange(stored.Where(d => !wanted.Contains((d.FirstId, d.SecondId))));
            db.PossibleDuplicates.AddRange(wanted.Except(stored.Select(d => (First: d.FirstId, Second: d.SecondId)))
                .Select(pair => new PossibleDuplicate { FirstId = pair.First, SecondId = pair.Second }));
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException e) when ((e is DbUpdateConcurrencyException || Database.IsDuplicate(e)) && triesLeft > 1)
            {
                // The other of a pair was saved in this moment, and that save has noted it: see what is stored now.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The pairs of which neither is in the trash.</summary>
    public static IQueryable<PossibleDuplicate> Open(CatalogueContext db) => db.PossibleDuplicates.AsNoTracking()
        .Where(d => d.First.State != PublicationState.Trashed && d.Second.State != PublicationState.Trashed);
}
