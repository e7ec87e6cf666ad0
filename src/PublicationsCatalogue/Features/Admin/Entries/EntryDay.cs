using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>
/// The entries that share the date of one: drafts, scheduled and public ones in one order, so that a draft has its place before it is
/// public. What is withdrawn or in the trash stands in no list and has no place here.
/// </summary>
public sealed class EntryDay(CatalogueContext db, Publication entry)
{
    /// <summary>The longest day that is counted; of a longer one is only said that it is longer.</summary>
    public const int Counted = 1000;

    private static readonly Expression<Func<Publication, DayPlace>> Place = p => new DayPlace(p.Id, p.Position);

    public bool HasPlace => entry.State is PublicationState.Draft or PublicationState.Published;

    /// <summary>How many the day has; more than <see cref="Counted"/> for any longer one.</summary>
    public Task<int> CountAsync(CancellationToken ct) => Both(day => day.OrderBy(p => p.Position), Counted + 1).CountAsync(ct);

    public Task<int> CountAboveAsync(CancellationToken ct) => Both(Above, Counted + 1).CountAsync(ct);

    /// <summary>The entry among the nearest of its day, at most so many on each side, and where among them it stands.</summary>
    public async Task<(List<DayPlace> Places, int At)> AroundAsync(int eachSide, CancellationToken ct)
    {
        var above = await Both(Above, eachSide).OrderByDescending(p => p.Position).ThenByDescending(p => p.Id).Take(eachSide).Select(Place).ToListAsync(ct);
        var below = await Both(Below, eachSide).OrderBy(p => p.Position).ThenBy(p => p.Id).Take(eachSide).Select(Place).ToListAsync(ct);
        above.Reverse();
        return ([.. above, new DayPlace(entry.Id, entry.Position), .. below], above.Count);
    }

    /// <summary>"3 entries dated 07 October 2021", "more than 1,000 entries without a date".</summary>
    public string Named(int count, CultureInfo culture) =>
        (count > Counted ? string.Create(culture, $"more than {Counted:#,0} entries")
            : count == 1 ? "1 entry" : string.Create(culture, $"{count:#,0} entries"))
        + (entry.DateIssued is { } date ? $" dated {date.Format(culture)}" : " without a date");

    // Two walks along the index by state, each with its own end: a day of any length costs no more than what is taken of it.
    private IQueryable<Publication> Both(Func<IQueryable<Publication>, IQueryable<Publication>> part, int most) =>
        part(In(PublicationState.Published)).Take(most).Concat(part(In(PublicationState.Draft)).Take(most));

    private IQueryable<Publication> In(PublicationState state)
    {
        var (month, sortDate) = (entry.Month, entry.SortDate);
        return db.Publications.AsNoTracking().Where(p => p.State == state && p.Month == month && p.SortDate == sortDate);
    }

    // Nearest first. "At or beyond" is said apart, because a database finds only that in an index.
    private IOrderedQueryable<Publication> Above(IQueryable<Publication> day)
    {
        var (position, id) = (entry.Position, entry.Id);
        return day.Where(p => p.Position <= position && (p.Position < position || p.Id < id) && p.Id != id)
            .OrderByDescending(p => p.Position).ThenByDescending(p => p.Id);
    }

    private IOrderedQueryable<Publication> Below(IQueryable<Publication> day)
    {
        var (position, id) = (entry.Position, entry.Id);
        return day.Where(p => p.Position >= position && (p.Position > position || p.Id > id) && p.Id != id)
            .OrderBy(p => p.Position).ThenBy(p => p.Id);
    }
}
