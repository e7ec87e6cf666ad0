using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>When issues come: their rhythm, and how long after the time they cover.</summary>
internal sealed class Timing
{
    private const int Newest = 3;

    private readonly IReadOnlyList<KnownIssue> known;
    private readonly (int Months, int? Day, bool IsLastDay, int Days)? after;

    public Timing(IReadOnlyList<KnownIssue> known, Rhythm? set)
    {
        this.known = known;
        (Learnt, IsSure) = LearnRhythm(known);
        Rhythm = set ?? Learnt ?? Likely(known.LastOrDefault(k => k.Covered is not null));
        after = LearnAfter();
    }

    /// <summary>From the issues; null when they are too few to tell.</summary>
    public Rhythm? Learnt { get; }

    /// <summary>Enough of them agree to say that one is overdue.</summary>
    public bool IsSure { get; }

    public Rhythm? Rhythm { get; }

    /// <summary>When an issue that covers this time is issued, by the habit of the others.</summary>
    public PartialDate? IssuedAfter(Period covered)
    {
        if (after is not var (months, day, isLastDay, days))
            return null;
        if (covered.Months == 0)
            return DateOf(covered.Last.AddDays(days));
        var month = new DateOnly(covered.Last.Year, covered.Last.Month, 1).AddMonths(months);
        return day is null ? new PartialDate(month.Year, month.Month) : Dated(month, day.Value, isLastDay);
    }

    /// <summary>By the newest issues' own dates: the middle of what each of them foretells, so that one late issue moves nothing.</summary>
    public PartialDate? Foretold(IssueNumber? number, int issuesAfterNewest)
    {
        if (Rhythm is not { } rhythm)
            return null;
        var dated = known.Where(k => k.Issue.Issued is { } d && (d.Day is not null || (d.Month is not null && rhythm.Months > 0) || (rhythm.Months > 0 && rhythm.Months % 12 == 0))).ToList();
        if (dated.Count == 0)
            return null;
        var newest = dated[^1];
        var foretelling = dated.TakeLast(Newest).ToList();
        var days = new List<DateOnly>();
        foreach (var k in foretelling)
        {
            var steps = number is { } to && k.Number is { } from && to.StepsFrom(from) is { } apart ? apart : k == newest ? issuesAfterNewest : (int?)null;
            if (steps is { } n && Period.Moved(Period.FirstDay(k.Issue.Issued!.Value), rhythm, n) is { } day)
                days.Add(day);
        }
        if (days.Count == 0)
            return null;
        var middle = days.Order().ElementAt((days.Count - 1) / 2);
        if (newest.Issue.Issued is { Day: null } coarse)
            return coarse.Month is null ? new PartialDate(middle.Year) : new PartialDate(middle.Year, middle.Month);
        var exact = dated.Where(k => k.Issue.Issued?.Day is not null).Select(k => Period.FirstDay(k.Issue.Issued!.Value)).ToList();
        return rhythm.Months > 0 ? Dated(middle, Middle(exact.ConvertAll(d => d.Day)), exact.TrueForAll(IsLastDay)) : OnUsualWeekday(middle, exact);
    }

    // One issue of a month, a quarter or a year is most likely one of a monthly, quarterly or yearly series; the 21st of a year is of no yearly one.
    private static Rhythm? Likely(KnownIssue? one) =>
        one?.Covered is { } period && (period.Months > 0 || period.Days == 7) && !(period.Months == 12 && one.Number is { Year: not null, Value: > 1 })
            ? new Rhythm(period.Months, period.Days) : null;

    private (int Months, int? Day, bool IsLastDay, int Days)? LearnAfter()
    {
        var both = known.Where(k => k.Covered is not null && k.Issue.Issued is { Month: not null }).Select(k => (Covered: k.Covered!.Value, Issued: k.Issue.Issued!.Value)).ToList();
        if (both.Count == 0)
            return null;
        var months = Most(both.ConvertAll(b => Period.MonthsFrom(b.Covered.Last, Period.FirstDay(b.Issued))));
        var usual = both.FindAll(b => Period.MonthsFrom(b.Covered.Last, Period.FirstDay(b.Issued)) == months);
        var exact = usual.FindAll(b => b.Issued.Day is not null).ConvertAll(b => Period.FirstDay(b.Issued));
        int? day = exact.Count * 2 >= usual.Count && exact.Count > 0 ? Middle(exact.ConvertAll(d => d.Day)) : null;
        var days = both.FindAll(b => b.Issued.Day is not null).ConvertAll(b => Period.FirstDay(b.Issued).DayNumber - b.Covered.Last.DayNumber);
        return (months, day, exact.Count > 1 && exact.TrueForAll(IsLastDay), days.Count > 0 ? Middle(days) : 0);
    }

    private static (Rhythm? Rhythm, bool IsSure) LearnRhythm(IReadOnlyList<KnownIssue> known)
    {
        var (byPeriod, byDate, sameDay) = (new List<Rhythm>(), new List<Rhythm>(), 0);
        foreach (var (earlier, later) in known.Zip(known.Skip(1)))
        {
            var issues = earlier.Number is { } a && later.Number is { } b ? b.StepsFrom(a) ?? 1 : 1;
            if (issues < 1)
                continue;
            if (earlier.Covered is { } from && later.Covered is { } to && Between(from.First, to.First, issues, exactToDay: from.Months == 0) is { } covered)
                byPeriod.Add(covered);
            if (earlier.Issue.Issued is { } d && later.Issue.Issued is { } e && d.Precision == e.Precision
                && Between(Period.FirstDay(d), Period.FirstDay(e), issues, exactToDay: d.Day is not null) is { } dated)
                byDate.Add(dated);
            else if (earlier.Issue.Issued is not null && earlier.Issue.Issued == later.Issue.Issued)
                sameDay++;
        }
        // Parts of a work that come out together have no rhythm, though they have dates.
        var votes = byPeriod.Count > 0 ? byPeriod : byDate.Count > sameDay ? byDate : [];
        if (votes.Count == 0)
            return (null, false);
        var counted = votes.GroupBy(v => v).ToList();
        var most = counted.Max(group => group.Count());
        // Of several as frequent the middle one: a missing issue makes one interval long, a late one makes one long and one short.
        var best = counted.FindAll(group => group.Count() == most).ConvertAll(group => group.Key).OrderBy(r => r.AboutDays).ToList();
        return (best[(best.Count - 1) / 2], most * 2 >= votes.Count && (most > 1 || byPeriod.Count > 0));
    }

    private static Rhythm? Between(DateOnly earlier, DateOnly later, int issues, bool exactToDay)
    {
        if (later <= earlier)
            return null;
        if (exactToDay)
            return Series.Rhythm.Nearest((later.DayNumber - earlier.DayNumber) / (double)issues);
        var months = Period.MonthsFrom(earlier, later);
        return months % issues == 0 ? new Rhythm(months / issues, 0) : null;
    }

    /// <summary>The most frequent; of two as frequent the one seen last.</summary>
    public static T Most<T>(IReadOnlyList<T> values) where T : notnull =>
        values.Reverse().GroupBy(v => v).MaxBy(group => group.Count())!.Key;

    private static int Middle(List<int> values) => values.Order().ElementAt((values.Count - 1) / 2);

    private static bool IsLastDay(DateOnly day) => day.AddDays(1).Day == 1;

    private static PartialDate Dated(DateOnly month, int day, bool isLastDay)
    {
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        return new PartialDate(month.Year, month.Month, isLastDay ? days : Math.Min(day, days));
    }

    private static PartialDate OnUsualWeekday(DateOnly day, List<DateOnly> exact)
    {
        var off = (((int)Most(exact.ConvertAll(d => d.DayOfWeek)) - (int)day.DayOfWeek + 10) % 7) - 3;
        return DateOf(exact.Count > 1 ? day.AddDays(off) : day);
    }

    private static PartialDate DateOf(DateOnly day) => new(day.Year, day.Month, day.Day);
}
