using System.Runtime.InteropServices;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>The time an issue covers (dcterms:temporal): whole months, or so many days. Not the date it was issued.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period(DateOnly First, int Months, int Days)
{
    private const int LastYear = 9990;

    public DateOnly Last => Months > 0 ? First.AddMonths(Months).AddDays(-1) : First.AddDays(Days - 1);

    public static Period OfMonths(int year, int month, int months) => new(new DateOnly(year, month, 1), months, 0);

    public static Period? Of(PartialDate? start, PartialDate? end)
    {
        if (start is not { Year: < LastYear } from || (end ?? from) is not { Year: < LastYear } to)
            return null;
        var (first, last) = (FirstDay(from), FirstDay(to));
        last = to.Precision switch
        {
            DatePrecision.Year => last.AddYears(1).AddDays(-1),
            DatePrecision.Month => last.AddMonths(1).AddDays(-1),
            _ => last,
        };
        if (last < first)
            return null;
        return first.Day == 1 && last.AddDays(1).Day == 1
            ? new Period(first, MonthsFrom(first, last) + 1, 0) : new Period(first, 0, last.DayNumber - first.DayNumber + 1);
    }

    /// <summary>So many issues later, or earlier; null at the end of time.</summary>
    public Period? Moved(Rhythm rhythm, int issues) => Moved(First, rhythm, issues) is { } first ? this with { First = first } : null;

    public static DateOnly? Moved(DateOnly day, Rhythm rhythm, int issues)
    {
        var (months, days) = ((long)rhythm.Months * issues, (long)rhythm.Days * issues);
        var year = day.Year + (months / 12) + (days / 365);
        return year is > 1 and < LastYear ? day.AddMonths((int)months).AddDays((int)days) : null;
    }

    /// <summary>How many issues later this one is; null when it is not a whole number of them.</summary>
    public int? IssuesAfter(Period earlier, Rhythm rhythm) => rhythm.Months > 0
        ? MonthsFrom(earlier.First, First) is var months && months % rhythm.Months == 0 ? months / rhythm.Months : null
        : rhythm.Days > 0 ? (int)Math.Round((First.DayNumber - earlier.First.DayNumber) / (double)rhythm.Days) : null;

    public static int MonthsFrom(DateOnly earlier, DateOnly later) => ((later.Year - earlier.Year) * 12) + later.Month - earlier.Month;

    public static DateOnly FirstDay(PartialDate date) => new(date.Year, date.Month ?? 1, date.Day ?? 1);

    /// <summary>Its two ends, no more exact than the period is.</summary>
    public (PartialDate Start, PartialDate End) Ends(bool byDay)
    {
        var last = Last;
        if (byDay || Months == 0)
            return (new PartialDate(First.Year, First.Month, First.Day), new PartialDate(last.Year, last.Month, last.Day));
        return Months % 12 == 0 && First.Month == 1
            ? (new PartialDate(First.Year), new PartialDate(last.Year))
            : (new PartialDate(First.Year, First.Month), new PartialDate(last.Year, last.Month));
    }
}
