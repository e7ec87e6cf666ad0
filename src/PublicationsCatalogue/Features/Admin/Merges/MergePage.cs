using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Features.Admin.Merges;

/// <summary>What a merge will do: nothing is changed before it is confirmed. Into is null until the one to keep is chosen.</summary>
public sealed record MergePage(Term From, Term? Into, string? Typed, int Entries, int EntriesOfInto, IReadOnlyList<string> Titles)
{
    private const int Shown = 10;

    public bool IsTooMany => Entries > Merging.Most;

    /// <summary>The other way round the same can be done at once.</summary>
    public bool CanTurnRound => IsTooMany && Into is not null && EntriesOfInto <= Merging.Most;

    /// <summary>Two iDs are two people, if neither is wrong.</summary>
    public bool HaveTwoIdentifiers => From is Agent { Identifier: { } a } && Into is Agent { Identifier: { } b } && a != b;

    public static async Task<MergePage> LoadAsync(CatalogueContext db, Merging merging, Term from, Term? into, string? typed, CancellationToken ct)
    {
        var ids = await merging.EntriesOf(from).OrderByDescending(id => id).Take(Shown).ToListAsync(ct);
        var titles = await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderByDescending(p => p.Id)
            .Select(p => p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "").ToListAsync(ct);
        return new MergePage(from, into, typed, await merging.CountAsync(from, ct), into is null ? 0 : await merging.CountAsync(into, ct), titles);
    }
}
