using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>What is said when an entry is withdrawn, read and checked.</summary>
public sealed record Withdrawal(string Reason, long? ReplacedBy)
{
    public const string Otherwise = "Only a published entry can be withdrawn.";
    private const int LongestReason = 1000;

    public static async Task<Withdrawal> ReadAsync(CatalogueContext db, Publication entry, string? reason, string? replacement, ModelStateDictionary errors, CancellationToken ct)
    {
        var (replacedBy, problem) = await ReplacementAsync(db, replacement, entry, ct);
        if (string.IsNullOrWhiteSpace(reason))
            errors.AddModelError("Reason", "Enter the reason: readers who come by an old link will see it");
        else if (reason.Length > LongestReason)
            errors.AddModelError("Reason", "Shorten the reason to 1,000 characters");
        if (problem is not null)
            errors.AddModelError("Replacement", problem);
        return new Withdrawal(DirectionMarks.Paired(reason ?? "").Trim(), replacedBy);
    }

    private static async Task<(long? Id, string? Problem)> ReplacementAsync(CatalogueContext db, string? typed, Publication entry, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return (null, null);
        var last = typed.Trim().TrimEnd('/').Split('/')[^1];
        var id = Slug.TryParse(last, out var slug)
            ? await db.Publications.Where(p => p.Slug == slug && p.Id != entry.Id).Select(p => (long?)p.Id).FirstOrDefaultAsync(ct) : null;
        return id is null ? (null, "No other entry has this address: copy it from the entry’s page") : (id, null);
    }
}
