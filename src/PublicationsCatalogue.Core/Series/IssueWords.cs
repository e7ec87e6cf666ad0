using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>The parts of a title or number that change from issue to issue.</summary>
public sealed record IssueWords
{
    public int? Number { get; init; }

    /// <summary>The second number of a double issue.</summary>
    public int? Last { get; init; }
    public int? Volume { get; init; }
    public int? Year { get; init; }
    public int? Month { get; init; }

    /// <summary>0 spring to 3 winter.</summary>
    public int? Season { get; init; }
    public int? Quarter { get; init; }
    public int? Day { get; init; }

    /// <summary>Of the names of months and seasons: en, fr or es.</summary>
    public string Language { get; init; } = "en";

    public IssueNumber? AsNumber(bool numbersHaveYear) =>
        Number is { } number ? new IssueNumber(number, Volume, numbersHaveYear && Volume is null ? Year : null) : null;

    /// <summary>The time they name; null when they name none, or only a day without its month.</summary>
    public Period? Covered(bool winterOpensYear = false) => (Year, Month, Season, Quarter, Day) switch
    {
        ({ } year, { } month, _, _, { } day) when day <= DateTime.DaysInMonth(year, month) => new Period(new DateOnly(year, month, day), 0, 1),
        ({ } year, { } month, _, _, null) => Period.OfMonths(year, month, 1),
        ({ } year, null, 3, _, _) when winterOpensYear && year > 1 => Period.OfMonths(year - 1, 12, 3),
        ({ } year, null, { } season, _, _) => Period.OfMonths(year, 3 + (season * 3), 3),
        ({ } year, null, null, { } quarter, _) => Period.OfMonths(year, 1 + ((quarter - 1) * 3), 3),
        ({ } year, null, null, null, null) => Period.OfMonths(year, 1, 12),
        _ => null,
    };

    /// <summary>The words for an issue that covers this time.</summary>
    public static IssueWords Of(Period covered, bool winterOpensYear) => new()
    {
        Year = covered.First.Year + (winterOpensYear && covered is { Months: 3, First.Month: 12 } ? 1 : 0),
        Month = covered.First.Month,
        Season = covered.Months > 0 && covered.First.Month % 3 == 0 ? (covered.First.Month / 3) - 1 : null,
        Quarter = covered.Months > 0 && covered.First.Month % 3 == 1 ? (covered.First.Month / 3) + 1 : null,
        Day = covered.Months == 0 ? covered.First.Day : null,
    };
}
