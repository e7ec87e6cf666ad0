using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>How many entries are in each state; from the kept counts, not by counting.</summary>
public sealed record DeskCounts(int Published, int Draft, int Scheduled, int Withdrawn, int Trash)
{
    public int All => Published + Draft + Scheduled + Withdrawn + Trash;

    public int Of(string? state) => state switch
    {
        "published" => Published,
        "draft" => Draft,
        "scheduled" => Scheduled,
        "withdrawn" => Withdrawn,
        "trash" => Trash,
        _ => All,
    };

    public static async Task<DeskCounts> LoadAsync(CatalogueContext db, DateTime now, CancellationToken ct)
    {
        var kept = await db.StateCounts.AsNoTracking().ToDictionaryAsync(c => c.State, c => c.Count, ct);
        var scheduled = await db.Publications.CountAsync(p => p.State == PublicationState.Published && p.CountedIn == null && p.PublicAt > now, ct);
        return new DeskCounts(kept.GetValueOrDefault(PublicationState.Published) - scheduled, kept.GetValueOrDefault(PublicationState.Draft), scheduled,
            kept.GetValueOrDefault(PublicationState.Withdrawn), kept.GetValueOrDefault(PublicationState.Trashed));
    }
}
