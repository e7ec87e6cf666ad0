using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>Gives out addresses that nothing of the kind has ever had.</summary>
public static class SlugAllocator
{
    /// <summary>The wanted slug, or the same with the next free number; one that the target had before is its own.</summary>
    public static async Task<Slug> FreeAsync(CatalogueContext db, AddressKind kind, Slug wanted, long? targetId, CancellationToken ct)
    {
        for (var number = 1; ; number++)
        {
            var slug = number == 1 ? wanted : wanted.WithSuffix(number);
            var owner = await db.Addresses.AsNoTracking().Where(a => a.Kind == kind && a.Slug == slug).Select(a => (long?)a.TargetId).FirstOrDefaultAsync(ct);
            if (owner is null || owner == targetId)
                return slug;
        }
    }
}
