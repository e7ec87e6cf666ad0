using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The real row in its real place, and how the list goes on below its month.</summary>
public sealed record EntryPreview(Publication Publication, MonthKey Month, int Count, int Number, ListItem Item, (MonthKey Month, int Count, ListItem First)? Following)
{
    /// <summary>The entry as it would be with the input; nothing of it is saved.</summary>
    public static async Task<EntryPreview> LoadAsync(EntryDesk desk, CatalogueContext db, PublicCatalogue catalogue, Site site, EntryInput input, Publication? stored, CancellationToken ct)
    {
        var wasThere = stored is not null && stored.IsPublicAt(desk.Now) ? stored.Month : (MonthKey?)null;
        var draft = await desk.DraftOfAsync(input, stored, ct);
        var counts = await catalogue.MonthsAsync(ct);
        var id = draft.Id == 0 ? long.MaxValue : draft.Id;
        var before = await catalogue.Publications.CountAsync(o => o.Month == draft.Month && o.Id != draft.Id
            && (o.SortDate > draft.SortDate || (o.SortDate == draft.SortDate && (o.Position < draft.Position || (o.Position == draft.Position && o.Id < id)))), ct);
        db.ChangeTracker.Clear();
        var following = counts.Around(draft.Month).Older is { } older
            && await ListItem.LoadAsync(catalogue.Publications.InMonth(older.Month).Take(1), site, summaries: false, ct) is [var first]
            ? (older.Month, older.Count, first) : ((MonthKey, int, ListItem)?)null;
        return new EntryPreview(draft, draft.Month, counts[draft.Month] + (wasThere == draft.Month ? 0 : 1), before + 1, ListItem.Of(draft, site), following);
    }
}
