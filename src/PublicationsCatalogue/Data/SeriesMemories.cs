using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Data;

/// <summary>Series with what they remember, learnt from their newest issues only: one series may have a million.</summary>
public sealed class SeriesMemories(CatalogueContext db)
{
    private const int LearntFrom = 24;
    private const int MostCandidates = 6;
    private const int LatestIssues = 120;
    private const int MostWords = 24;
    private const int MostWordsInSeries = 10;
    private const int SharedBeginning = 8;

    public async Task<RememberedSeries?> FindAsync(long id, CancellationToken ct)
    {
        if (await db.Series.Include(s => s.Texts.OrderBy(t => t.Id)).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } series)
            return null;
        var publisher = series.DefaultPublisherId is { } agent ? await db.Agents.AsNoTracking().Where(a => a.Id == agent).Select(a => a.Name).FirstOrDefaultAsync(ct) : null;
        var issues = await NewestAsync(id, null, LearntFrom, ct);
        var set = SetIn(series, publisher);
        return new RememberedSeries(series, set, new SeriesMemory([.. issues.Select(row => row.Issue)], set));
    }

    /// <summary>The series whose titles are worded like this one, also one not typed to its end; null when none is, or it has closed.</summary>
    public async Task<FittingSeries?> FittingAsync(string title, CancellationToken ct)
    {
        if (title.Length > PublicationText.TitleLimit)
            return null;
        foreach (var id in await CandidatesAsync(title, ct))
        {
            if (await FindAsync(id, ct) is { Series: { ClosedOn: null, ReplacedById: null } } remembered && remembered.Memory.Named(title) is { } issue)
                return new FittingSeries(remembered, issue, await EnteredAsync(id, issue.Number, ct));
        }
        return null;
    }

    /// <summary>The entry that has this number in the series already, trash aside.</summary>
    public async Task<Issue?> EnteredAsync(long seriesId, string? number, CancellationToken ct)
    {
        if (!IssueNumber.TryRead(number, out var read))
            return null;
        var rows = await Rows(Memberships(seriesId).Where(m => m.NumberSort == read.Sort)).Take(LearntFrom).ToListAsync(ct);
        return rows.Select(row => row.Issue).FirstOrDefault(issue => IssueNumber.TryRead(issue.Number, out var other) && other.Value == read.Value && other.Group == read.Group);
    }

    /// <summary>Newest first: by number, then those without one by when they came into the series; <paramref name="after"/> is the last that was read.</summary>
    public async Task<IReadOnlyList<IssueRow>> NewestAsync(long seriesId, (int? Sort, long Id)? after, int most, CancellationToken ct)
    {
        var rows = new List<IssueRow>();
        if (after is null or { Sort: not null })
        {
            var numbered = Memberships(seriesId).Where(m => m.NumberSort != null);
            if (after is (int sort, var id))
                numbered = numbered.Where(m => m.NumberSort < sort || (m.NumberSort == sort && m.Id < id));
            rows.AddRange(await Rows(numbered.OrderByDescending(m => m.NumberSort).ThenByDescending(m => m.Id)).Take(most).ToListAsync(ct));
        }
        if (rows.Count < most)
        {
            var others = Memberships(seriesId).Where(m => m.NumberSort == null);
            if (after is (null, var id))
                others = others.Where(m => m.Id < id);
            rows.AddRange(await Rows(others.OrderByDescending(m => m.Id)).Take(most - rows.Count).ToListAsync(ct));
        }
        return rows;
    }

    /// <summary>As far back as gaps are looked for.</summary>
    public Task<List<string?>> NewestNumbersAsync(long seriesId, int most, CancellationToken ct) =>
        (from m in Memberships(seriesId).Where(m => m.NumberSort != null).OrderByDescending(m => m.NumberSort).ThenByDescending(m => m.Id)
         join p in db.Publications on m.PublicationId equals p.Id
         where p.State != PublicationState.Trashed
         select m.Number).Take(most).ToListAsync(ct);

    private IQueryable<SeriesMembership> Memberships(long seriesId) => db.Set<SeriesMembership>().AsNoTracking().Where(m => m.SeriesId == seriesId);

    private IQueryable<IssueRow> Rows(IQueryable<SeriesMembership> memberships) =>
        from m in memberships
        join p in db.Publications on m.PublicationId equals p.Id
        where p.State != PublicationState.Trashed
        let text = p.Texts.Where(t => t.IsOriginal).Select(t => new { t.Title, t.Summary, Language = (LanguageTag?)t.Language }).FirstOrDefault()
        select new IssueRow(m.Id, m.NumberSort, p.State, p.PublicAt, new Issue
        {
            Id = p.Id,
            IsDraft = p.State == PublicationState.Draft,
            Title = text!.Title,
            Number = m.Number,
            Issued = p.DateIssued,
            PeriodStart = p.PeriodStart,
            PeriodEnd = p.PeriodEnd,
            Type = p.Type,
            Language = text.Language,
            Publisher = p.Publisher!.Name,
            Summary = text.Summary,
        });

    // A series is looked for by its own title within the one typed, and among those that had issues last by a like beginning.
    private async Task<IReadOnlyList<long>> CandidatesAsync(string title, CancellationToken ct)
    {
        var key = Folded.Key(title);
        var words = key.Split(' ', MostWords + 1).Take(MostWords).ToList();
        var within = Enumerable.Range(0, words.Count).SelectMany(from => Enumerable.Range(1, Math.Min(MostWordsInSeries, words.Count - from))
            .Select(count => string.Join(' ', words.Skip(from).Take(count)).Trim(',', ':', ';', '.'))).Where(part => part.Length > 3).Distinct(StringComparer.Ordinal).ToList();
        var named = await db.Set<SeriesText>().AsNoTracking().Where(t => within.Contains(t.TitleKey)).Take(LatestIssues).Select(t => new { t.SeriesId, t.TitleKey }).ToListAsync(ct);
        var latest = db.Set<SeriesMembership>().AsNoTracking().OrderByDescending(m => m.Id).Take(LatestIssues);
        var recent = await (from m in latest
                            join t in db.Set<PublicationText>() on m.PublicationId equals t.PublicationId
                            where t.IsOriginal
                            select new { m.SeriesId, t.Title }).ToListAsync(ct);
        return [.. named.OrderByDescending(s => s.TitleKey.Length).Select(s => s.SeriesId)
            .Concat(recent.Select(s => (s.SeriesId, Shared: Shared(Folded.Key(s.Title), key))).Where(s => s.Shared >= SharedBeginning).OrderByDescending(s => s.Shared).Select(s => s.SeriesId))
            .Distinct().Take(MostCandidates)];
    }

    private static int Shared(string a, string b) => a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();

    private static Habits SetIn(PublicationSeries series, string? publisher) => new()
    {
        TitlePattern = Stored(series.TitlePattern),
        NumberPattern = Stored(series.NumberPattern),
        Frequency = Rhythm.TryParse(series.Frequency, out var rhythm) ? rhythm : null,
        Type = series.DefaultType,
        Language = series.DefaultLanguage,
        Publisher = publisher,
        StandingSummary = series.Texts.Count > 0 ? series.Texts[0].StandingSummary : null,
    };

    private static Wording? Stored(string? pattern) => !string.IsNullOrEmpty(pattern) && Wording.TryParse(pattern, out var wording, out _) ? wording : null;
}

/// <summary>A series, what somebody has set of it, and what it remembers.</summary>
public sealed record RememberedSeries(PublicationSeries Series, Habits Set, SeriesMemory Memory);

/// <summary>The series that a typed title fits, the issue it names, and the entry that has its number already.</summary>
public sealed record FittingSeries(RememberedSeries Remembered, Issue Issue, Issue? Entered);

/// <summary>An issue in the list of its series.</summary>
public sealed record IssueRow(long MembershipId, int? Sort, PublicationState State, DateTime? PublicAt, Issue Issue);
