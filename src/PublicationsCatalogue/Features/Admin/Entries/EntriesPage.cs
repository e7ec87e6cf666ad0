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
        var next = rows.Count > PageLength ? EntriesFilter.Key(rows[PageLength - 1]) : null;
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
        if (filter is { Words: null, Missing: null })
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
        if (filter.Words is not { } words)
            return (inTab, bounded);
        var titles = await db.Set<PublicationText>().AsNoTracking().Where(t => newest.Contains(t.PublicationId))
            .Select(t => new { t.PublicationId, t.Title }).ToListAsync(ct);
        var key = Folded.Key(words);
        var found = titles.Where(t => Folded.Key(t.Title).Contains(key, StringComparison.Ordinal)).Select(t => t.PublicationId).ToHashSet();
        return (inTab.Where(p => found.Contains(p.Id)), bounded);
    }
}

public sealed record EntryRow(long Id, Slug Slug, string Title, PartialDate? DateIssued, string? Series, PublicationState State, DateTime? PublicAt, DateTime ModifiedAt, string ModifiedBy)
{
    public string StateAt(DateTime now) => State == PublicationState.Published && PublicAt > now ? "Scheduled" : State.ToString();
}

/// <summary>What the address of the list asks for.</summary>
public sealed record EntriesFilter(string? State, string? Words, MonthKey? Month, string? Type, string? Missing, (DateTime At, long Id)? After)
{
    public static readonly IReadOnlyList<string> States = ["published", "draft", "scheduled", "withdrawn", "trash"];
    public static readonly IReadOnlyList<string> Gaps = ["summary", "link", "date", "type"];

    /// <summary>What was typed as the month, if it is none.</summary>
    public string? WrongMonth { get; init; }

    public bool IsNarrowed => Words is not null || Month is not null || Type is not null || Missing is not null;

    public static EntriesFilter Read(string? state, string? q, string? month, string? type, string? missing, string? after, CultureInfo culture)
    {
        var isMonth = DateText.TryRead(month?.Trim() ?? "", culture, out var date, out _) && date.Precision == DatePrecision.Month;
        return new EntriesFilter(
            States.FirstOrDefault(s => s == state),
            string.IsNullOrWhiteSpace(q) ? null : q.Trim()[..Math.Min(200, q.Trim().Length)],
            isMonth ? date.Listing : null, ResourceType.Find(type)?.Code, Gaps.FirstOrDefault(gap => gap == missing), ReadKey(after))
        {
            WrongMonth = isMonth || string.IsNullOrWhiteSpace(month) ? null : month.Trim()[..Math.Min(60, month.Trim().Length)],
        };
    }

    public IQueryable<Publication> Narrow(IQueryable<Publication> publications, DateTime now)
    {
        publications = State switch
        {
            "published" => publications.Where(p => p.State == PublicationState.Published && p.PublicAt <= now),
            "scheduled" => publications.Where(p => p.State == PublicationState.Published && p.CountedIn == null && p.PublicAt > now),
            "draft" => publications.Where(p => p.State == PublicationState.Draft),
            "withdrawn" => publications.Where(p => p.State == PublicationState.Withdrawn),
            "trash" => publications.Where(p => p.State == PublicationState.Trashed),
            _ => publications,
        };
        if (Month is { } month)
            publications = publications.Where(p => p.Month == month);
        if (Type is { } type)
            publications = publications.Where(p => p.Type == type);
        return publications;
    }

    /// <summary>The same list with one thing changed.</summary>
    public string Address(string? state, string? after = null)
    {
        var query = new QueryString()
            .AddIf("state", state).AddIf("q", Words).AddIf("month", Month?.ToString()).AddIf("type", Type).AddIf("missing", Missing).AddIf("after", after);
        return "/admin/entries" + query;
    }

    public static string Key(EntryRow last) => string.Create(CultureInfo.InvariantCulture, $"{last.ModifiedAt.Ticks}-{last.Id}");

    private static (DateTime, long)? ReadKey(string? after)
    {
        var parts = (after ?? "").Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (new DateTime(ticks, DateTimeKind.Utc), id) : null;
    }
}

internal static class QueryStrings
{
    public static QueryString AddIf(this QueryString query, string name, string? value) => string.IsNullOrEmpty(value) ? query : query.Add(name, value);
}
