using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>Where an issue stands among those of its series: by number, those without one last.</summary>
public sealed record IssuePlace(int? Sort, long Id);

/// <summary>A public issue with its number as printed.</summary>
public sealed record NumberedIssue(IssuePlace Place, string? Number, long PublicationId);

/// <summary>The public issues of a series in the order of their numbers, some at a time: one series may have a million.</summary>
public sealed class SeriesIssues(CatalogueContext db, PublicCatalogue catalogue)
{
    private const int MostNumbers = 1000;

    /// <summary>True when at least half of these issues of it have a number.</summary>
    public async Task<bool> AreNumberedAsync(long seriesId, IReadOnlyList<long> entries, CancellationToken ct)
    {
        var numbered = await db.Set<SeriesMembership>().AsNoTracking().Where(m => entries.Contains(m.PublicationId)).Select(m => new { m.SeriesId, m.NumberSort }).ToListAsync(ct);
        return numbered.Count(m => m.SeriesId == seriesId && m.NumberSort is not null) * 2 >= Math.Max(1, entries.Count);
    }

    /// <summary>The highest number first; <paramref name="after"/> is the last that has been seen.</summary>
    public async Task<IReadOnlyList<NumberedIssue>> NewestAsync(long seriesId, IssuePlace? after, int most, CancellationToken ct)
    {
        List<NumberedIssue> issues = [];
        if (after is null or { Sort: not null })
        {
            var numbered = Of(seriesId).Where(m => m.NumberSort != null);
            if (after is { Sort: { } sort, Id: var id })
                numbered = numbered.Where(m => m.NumberSort < sort || (m.NumberSort == sort && m.Id < id));
            issues.AddRange(await Public(numbered.OrderByDescending(m => m.NumberSort).ThenByDescending(m => m.Id)).Take(most).ToListAsync(ct));
        }
        if (issues.Count < most)
        {
            var others = Of(seriesId).Where(m => m.NumberSort == null);
            if (after is { Sort: null, Id: var id })
                others = others.Where(m => m.Id < id);
            issues.AddRange(await Public(others.OrderByDescending(m => m.Id)).Take(most - issues.Count).ToListAsync(ct));
        }
        return issues;
    }

    /// <summary>For staff only: the numbers of all entries from one number to another, drafts too, trash aside.</summary>
    public Task<List<string?>> RecordedAsync(long seriesId, int lowest, int highest, CancellationToken ct) =>
        (from m in Of(seriesId).Where(m => m.NumberSort >= lowest && m.NumberSort <= highest).OrderByDescending(m => m.NumberSort).ThenByDescending(m => m.Id)
         join p in db.Publications on m.PublicationId equals p.Id
         where p.State != PublicationState.Trashed
         select m.Number).Take(MostNumbers).ToListAsync(ct);

    private IQueryable<SeriesMembership> Of(long seriesId) => db.Set<SeriesMembership>().AsNoTracking().Where(m => m.SeriesId == seriesId);

    private IQueryable<NumberedIssue> Public(IQueryable<SeriesMembership> memberships) =>
        from m in memberships
        join p in catalogue.Publications on m.PublicationId equals p.Id
        select new NumberedIssue(new IssuePlace(m.NumberSort, m.Id), m.Number, m.PublicationId);
}
