using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The desk's list, latest change first; pages go by key, so that the last costs what the first does.</summary>
/// <param name="IsCut">True when so many entries were looked through that the rest was left for the next page.</param>
public sealed record EntriesPage(EntriesFilter Filter, DeskCounts Counts, IReadOnlyList<EntryRow> Rows, string? Next, bool IsCut, DateTime Now)
{
    public const int PageLength = 50;

    /// <summary>True where there may be more in the list than <see cref="IdsAsync"/> finds.</summary>
    public bool MayGoOn => IsCut || (Filter.After is not null && Filter.IsLookedThrough);

    // For words, gaps, languages and names there is no index: so many entries are looked through, and at once only so many that each is found by its number.
    private const int MostLookedThrough = 20_000;
    private const int Portion = 1_000;

    public static async Task<EntriesPage> LoadAsync(CatalogueContext db, EntriesFilter filter, DateTime now, CancellationToken ct, int mostLookedThrough = MostLookedThrough, int portion = Portion)
    {
        var counts = await DeskCounts.LoadAsync(db, now, ct);
        var (ids, end) = await FindAsync(db, filter, now, PageLength + 1, mostLookedThrough, portion, ct);
        var rows = await db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id)
            .Select(p => new EntryRow(p.Id, p.Slug, p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "", p.DateIssued,
                p.Series.Select(s => s.Series.Texts[0].Title).FirstOrDefault(), p.State, p.PublicAt, p.ModifiedAt, p.ModifiedBy))
            .ToListAsync(ct);
        var next = rows.Count > PageLength ? (rows[PageLength - 1].ModifiedAt, rows[PageLength - 1].Id) : end;
        return new EntriesPage(filter, counts, [.. rows.Take(PageLength)], next is var (at, id) ? EntriesFilter.Key(at, id) : null, end is not null, now);
    }

    /// <summary>The entries that the filter finds, the last changed first, at most so many; of what has to be looked for, only those among the 20,000 changed last.</summary>
    public static async Task<List<long>> IdsAsync(CatalogueContext db, EntriesFilter filter, DateTime now, int most, CancellationToken ct) =>
        (await FindAsync(db, filter, now, most, MostLookedThrough, Portion, ct)).Ids;

    // With the place of the last entry that was looked at, where others were not.
    private static async Task<(List<long> Ids, (DateTime At, long Id)? End)> FindAsync(CatalogueContext db, EntriesFilter filter, DateTime now, int most, int mostLookedThrough, int portion, CancellationToken ct)
    {
        var inTab = filter.Narrow(db.Publications.AsNoTracking(), now);
        if (filter.Series is { } series)
        {
            var key = Folded.Key(series);
            // Two questions: in one SQLite would go through the memberships of every series.
            var named = await db.Set<SeriesText>().Where(t => t.TitleKey == key).Select(t => t.SeriesId).Distinct().ToListAsync(ct);
            var issues = db.Set<SeriesMembership>().Where(s => named.Contains(s.SeriesId)).Select(s => s.PublicationId);
            inTab = inTab.Where(p => issues.Contains(p.Id));
        }
        // The desk counts those without a date, so all that it counts are shown, however long ago they were changed.
        var isUndated = filter is { Missing: "date", State: "published" } && await AreFewAsync(db, MonthKey.Undated, ct);
        if (isUndated)
            inTab = inTab.Where(p => p.Month == MonthKey.Undated);
        if (!filter.IsLookedThrough || (isUndated && filter is { Words: null, Language: null, By: null }))
            return ((await NextAsync(inTab, filter.After, most, ct)).ConvertAll(p => p.Id), null);
        var (found, place) = (new List<long>(), filter.After);
        for (var looked = 0; looked < mostLookedThrough; looked += portion)
        {
            var some = await NextAsync(inTab, place, portion, ct);
            found.AddRange(await FittingAsync(db, filter, some.ConvertAll(p => p.Id), ct));
            if (found.Count >= most || some.Count < portion)
                return ([.. found.Take(most)], null);
            place = some[^1];
        }
        return (found, (await NextAsync(inTab, place, 1, ct)).Count > 0 ? place : null);
    }

    // Those changed at the same instant first, which an import makes many: each question goes to one place of an index.
    private static async Task<List<(DateTime At, long Id)>> NextAsync(IQueryable<Publication> publications, (DateTime At, long Id)? place, int most, CancellationToken ct)
    {
        if (place is not var (at, id))
            return await ReadAsync(publications, most);
        var found = await ReadAsync(publications.Where(p => p.ModifiedAt == at && p.Id < id), most);
        if (found.Count < most)
            found.AddRange(await ReadAsync(publications.Where(p => p.ModifiedAt < at), most - found.Count));
        return found;

        async Task<List<(DateTime At, long Id)>> ReadAsync(IQueryable<Publication> these, int count) =>
            (await these.OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Take(count).Select(p => new { p.ModifiedAt, p.Id }).ToListAsync(ct)).ConvertAll(p => (p.ModifiedAt, p.Id));
    }

    // Which of these entries the filter finds, in their order.
    private static async Task<IEnumerable<long>> FittingAsync(CatalogueContext db, EntriesFilter filter, List<long> ids, CancellationToken ct)
    {
        if (filter.Missing is not null || filter.Language is not null || filter.By is not null)
        {
            var these = db.Publications.AsNoTracking().Where(p => ids.Contains(p.Id));
            these = filter.Missing switch
            {
                "summary" => these.Where(p => p.Texts.Any(t => t.IsOriginal && t.SummaryHtml == null)),
                "link" => these.Where(p => p.Links.Count == 0),
                "date" => these.Where(p => p.DateIssued == null),
                "type" => these.Where(p => p.Type == null),
                _ => these,
            };
            if (filter.Language is { } language)
                these = these.Where(p => p.Texts.Any(t => t.Language == language) == (filter.Missing != "language"));
            if (filter.By is { } by)
                these = these.Where(p => p.CreatedBy == by || p.ModifiedBy == by);
            var fit = (await these.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
            ids = ids.FindAll(fit.Contains);
        }
        if (filter.Words is not { } words || ids.Count == 0)
            return ids;
        var titles = await db.Set<PublicationText>().AsNoTracking().Where(t => ids.Contains(t.PublicationId)).Select(t => new { t.PublicationId, t.Title }).ToListAsync(ct);
        var parts = Folded.Key(words.Replace('"', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = titles.Where(t => Folded.Key(t.Title) is var title && Array.TrueForAll(parts, part => title.Contains(part, StringComparison.Ordinal))).Select(t => t.PublicationId).ToHashSet();
        return ids.Where(named.Contains);
    }

    private static async Task<bool> AreFewAsync(CatalogueContext db, MonthKey month, CancellationToken ct) =>
        await db.MonthCounts.Where(c => c.Month == month.Value).Select(c => c.Count).FirstOrDefaultAsync(ct) <= MostLookedThrough;
}

public sealed record EntryRow(long Id, Slug Slug, string Title, PartialDate? DateIssued, string? Series, PublicationState State, DateTime? PublicAt, DateTime ModifiedAt, string ModifiedBy)
{
    public bool IsPublicAt(DateTime now) => State == PublicationState.Published && PublicAt <= now;

    public bool IsScheduledAt(DateTime now) => State == PublicationState.Published && PublicAt > now;
}
