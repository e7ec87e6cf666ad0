using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The desk's list, latest change first; pages go by key, so that the last costs what the first does.</summary>
public sealed record EntriesPage(EntriesFilter Filter, DeskCounts Counts, IReadOnlyList<EntryRow> Rows, string? Next, bool WordsWereBounded, DateTime Now)
{
    public const int PageLength = 50;
    private const int SearchedByWords = 20_000;

    public static async Task<EntriesPage> LoadAsync(CatalogueContext db, EntriesFilter filter, DateTime now, CancellationToken ct)
    {
        var counts = await DeskCounts.LoadAsync(db, now, ct);
        var (inTab, bounded) = await NarrowAsync(db, filter, now, ct);
        if (filter.After is { } after)
            inTab = inTab.Where(p => p.ModifiedAt < after.At || (p.ModifiedAt == after.At && p.Id < after.Id));
        var rows = await inTab.OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Take(PageLength + 1)
            .Select(p => new EntryRow(p.Id, p.Slug, p.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? "", p.DateIssued,
                p.Series.Select(s => s.Series.Texts[0].Title).FirstOrDefault(), p.State, p.PublicAt, p.ModifiedAt, p.ModifiedBy))
            .ToListAsync(ct);
        var next = rows.Count > PageLength ? EntriesFilter.Key(rows[PageLength - 1].ModifiedAt, rows[PageLength - 1].Id) : null;
        return new EntriesPage(filter, counts, [.. rows.Take(PageLength)], next, bounded, now);
    }

    /// <summary>The entries that the filter finds, the last changed first, at most so many.</summary>
    public static async Task<List<long>> IdsAsync(CatalogueContext db, EntriesFilter filter, DateTime now, int most, CancellationToken ct)
    {
        var (found, _) = await NarrowAsync(db, filter, now, ct);
        return await found.OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Take(most).Select(p => p.Id).ToListAsync(ct);
    }

    private static async Task<(IQueryable<Publication> Found, bool WordsWereBounded)> NarrowAsync(CatalogueContext db, EntriesFilter filter, DateTime now, CancellationToken ct)
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
        if ((filter.Missing is null || isUndated) && filter is { Words: null, Language: null, By: null })
            return (inTab, false);
        var bounded = await inTab.OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Skip(SearchedByWords).AnyAsync(ct);
        var newest = inTab.OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Take(SearchedByWords).Select(p => p.Id);
        inTab = inTab.Where(p => newest.Contains(p.Id));
        inTab = filter.Missing switch
        {
            "summary" => inTab.Where(p => p.Texts.Any(t => t.IsOriginal && t.SummaryHtml == null)),
            "link" => inTab.Where(p => p.Links.Count == 0),
            "date" => inTab.Where(p => p.DateIssued == null),
            "type" => inTab.Where(p => p.Type == null),
            _ => inTab,
        };
        if (filter.Language is { } language)
            inTab = inTab.Where(p => p.Texts.Any(t => t.Language == language) == (filter.Missing != "language"));
        if (filter.By is { } by)
            inTab = inTab.Where(p => p.CreatedBy == by || p.ModifiedBy == by);
        if (filter.Words is not { } words)
            return (inTab, bounded);
        var titles = await db.Set<PublicationText>().AsNoTracking().Where(t => newest.Contains(t.PublicationId))
            .Select(t => new { t.PublicationId, t.Title }).ToListAsync(ct);
        var parts = Folded.Key(words.Replace('"', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = titles.Select(t => (t.PublicationId, Title: Folded.Key(t.Title))).Where(t => parts.All(part => t.Title.Contains(part, StringComparison.Ordinal)))
            .Select(t => t.PublicationId).ToHashSet();
        return (inTab.Where(p => found.Contains(p.Id)), bounded);
    }

    private static async Task<bool> AreFewAsync(CatalogueContext db, MonthKey month, CancellationToken ct) =>
        await db.MonthCounts.Where(c => c.Month == month.Value).Select(c => c.Count).FirstOrDefaultAsync(ct) <= SearchedByWords;
}

public sealed record EntryRow(long Id, Slug Slug, string Title, PartialDate? DateIssued, string? Series, PublicationState State, DateTime? PublicAt, DateTime ModifiedAt, string ModifiedBy)
{
    public bool IsPublicAt(DateTime now) => State == PublicationState.Published && PublicAt <= now;

    public bool IsScheduledAt(DateTime now) => State == PublicationState.Published && PublicAt > now;
}
