using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The entries of one date in their order, those nearest to one of them; numbers only in days short enough to count.</summary>
/// <param name="First">The number of the first row.</param>
/// <param name="Moved">"up" or "down" when the entry has just moved: its button takes the focus.</param>
public sealed record OrderPage(long Id, string Day, int? First, IReadOnlyList<OrderRow> Rows, bool HasEarlier, bool HasLater, string? Moved, DateTime Now)
{
    private const int Shown = 50;

    /// <summary>"2 of 3", or null in a day too long to count.</summary>
    public static async Task<string?> PlaceAsync(EntryDay day, CultureInfo culture, CancellationToken ct)
    {
        var (count, above) = (await day.CountAsync(ct), await day.CountAboveAsync(ct));
        return count > EntryDay.Counted ? null : string.Create(culture, $"{above + 1:#,0} of {count:#,0}");
    }

    public static async Task<OrderPage> LoadAsync(CatalogueContext db, Publication entry, string? moved, CultureInfo culture, DateTime now,
        CancellationToken ct)
    {
        var day = new EntryDay(db, entry);
        var count = await day.CountAsync(ct);
        var (places, at) = await day.AroundAsync(Shown, ct);
        var start = Math.Clamp(at - (Shown / 2), 0, Math.Max(0, places.Count - Shown));
        var end = Math.Min(places.Count, start + Shown);
        var ids = places[start..end].ConvertAll(p => p.Id);
        var shown = await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.State, p.PublicAt, Title = p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "" })
            .ToDictionaryAsync(p => p.Id, ct);
        var rows = new List<OrderRow>();
        for (var i = start; i < end; i++)
        {
            if (shown.GetValueOrDefault(places[i].Id) is { } p)
                rows.Add(new OrderRow(p.Id, p.Title, p.State, p.PublicAt, i == 0 ? null : places[i - 1].Id, i == places.Count - 1 ? null : places[i + 1].Id));
        }
        var first = count > EntryDay.Counted ? (int?)null : await day.CountAboveAsync(ct) - at + start + 1;
        return new OrderPage(entry.Id, day.Named(count, culture), first, rows, start > 0, end < places.Count, moved, now);
    }
}

/// <summary>An entry, and the two beside it as they are when the page is shown.</summary>
public sealed record OrderRow(long Id, string Title, PublicationState State, DateTime? PublicAt, long? Above, long? Below);
