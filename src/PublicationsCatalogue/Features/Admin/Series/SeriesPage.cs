using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>One series: its form beside what is learnt, its issues, and what is missing or due.</summary>
public sealed record SeriesPage(RememberedSeries Remembered, SeriesForm Form, Issue NextIssue, IReadOnlyList<IssueRow> Issues, string? Older, bool IsFirst,
    IReadOnlyList<(IssueNumber First, IssueNumber Last)> Missing, DateOnly Today)
{
    public const int PageLength = 24;
    private const int NumbersLookedAt = 300;
    private const int LongSince = 4;

    /// <summary>Other names of it, and what can be done with it as a whole.</summary>
    public TermPanel? Panel { get; init; }

    public Habits Learnt => Remembered.Memory.Learnt;

    public bool IsClosed => Remembered.Series.ClosedOn is not null;

    /// <summary>The next issue should be here already.</summary>
    public bool IsDue => !IsClosed && Remembered.Memory.KnowsWhenDue && NextIssue.Issued is { } issued && EndOf(issued) < Today;

    /// <summary>So many should have come since that the series has more likely ended.</summary>
    public bool IsLongSince => IsDue && Remembered.Memory.Used.Frequency is { } rhythm && NextIssue.Issued is { } issued
        && Period.Moved(EndOf(issued), rhythm, LongSince) < Today;

    public static async Task<SeriesPage> LoadAsync(SeriesMemories memories, RememberedSeries remembered, SeriesForm form, string? after, DateOnly today, CancellationToken ct)
    {
        var key = ReadKey(after);
        var rows = await memories.NewestAsync(remembered.Series.Id, key, PageLength + 1, ct);
        var numbers = await memories.NewestNumbersAsync(remembered.Series.Id, NumbersLookedAt, ct);
        var older = rows.Count > PageLength ? string.Create(CultureInfo.InvariantCulture, $"{rows[PageLength - 1].Sort}-{rows[PageLength - 1].MembershipId}") : null;
        return new SeriesPage(remembered, form, remembered.Memory.Next(), [.. rows.Take(PageLength)], older, key is null, MissingNumbers.Of(numbers), today);
    }

    public string NumberOf(IssueNumber number) => Remembered.Memory.Numbered(number).Number ?? number.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>"October 2021", or the number when the issue covers no time but its own day.</summary>
    public string NameOfNext(Site site) => (NextIssue.PeriodStart, NextIssue.PeriodEnd) switch
    {
        ({ } start, { } end) when start != end => $"{start.Format(site.Culture)} to {end.Format(site.Culture)}",
        ({ Day: null } start, _) => start.Format(site.Culture),
        _ => NextIssue.Number is null ? "The next issue" : SeriesOffer.NameOf(NextIssue.Number, site),
    };

    private static DateOnly EndOf(PartialDate date) => Period.Of(date, null)?.Last ?? DateOnly.MaxValue;

    private static (int? Sort, long Id)? ReadKey(string? after)
    {
        var parts = (after ?? "").Split('-');
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        return parts[0].Length == 0 ? (null, id) : int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sort) ? (sort, id) : null;
    }
}

/// <summary>Rhythms in words.</summary>
public static class RhythmWords
{
    public static readonly IReadOnlyList<(string Code, string Words)> All =
    [
        ("P1D", "Every day"), ("P1W", "Every week"), ("P2W", "Every two weeks"), ("P1M", "Every month"), ("P2M", "Every two months"), ("P3M", "Every three months"),
        ("P4M", "Every four months"), ("P6M", "Every six months"), ("P1Y", "Every year"), ("P2Y", "Every two years"),
    ];

    public static string Of(string code) => All.FirstOrDefault(rhythm => rhythm.Code == code).Words ?? code;
}
