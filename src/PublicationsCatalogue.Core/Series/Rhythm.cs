using System.Globalization;
using System.Runtime.InteropServices;

namespace PublicationsCatalogue.Core.Series;

/// <summary>Time from one issue to the next: whole months, or days; written as an ISO 8601 duration, "P1M".</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Rhythm(int Months, int Days)
{
    private const int MostMonths = 1200;
    private const int MostDays = 3660;

    // With how many days each is on average, so that a date a little early or late still counts for the right one.
    private static readonly (Rhythm Rhythm, double Days)[] Usual =
    [
        (new(0, 1), 1), (new(0, 7), 7), (new(0, 14), 14), (new(1, 0), 30.44), (new(2, 0), 60.9), (new(3, 0), 91.3), (new(4, 0), 121.7),
        (new(6, 0), 182.6), (new(12, 0), 365.25), (new(24, 0), 730.5),
    ];

    /// <summary>P2W, P1M, P1Y and the like; no fractions, no times, and not months together with days.</summary>
    public static bool TryParse(string? text, out Rhythm rhythm)
    {
        rhythm = default;
        if (text is not { Length: >= 3 and <= 20 } || text[0] != 'P')
            return false;
        var (months, days, at) = (0, 0, 1);
        foreach (var (unit, inMonths, inDays) in new[] { ('Y', 12, 0), ('M', 1, 0), ('W', 0, 7), ('D', 0, 1) })
        {
            var end = text.IndexOf(unit, at);
            if (end < 0)
                continue;
            if (!int.TryParse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MostDays)
                return false;
            (months, days, at) = (months + (count * inMonths), days + (count * inDays), end + 1);
        }
        rhythm = new Rhythm(months, days);
        return at == text.Length && (months == 0) != (days == 0) && months <= MostMonths && days <= MostDays;
    }

    /// <summary>The usual rhythm nearest to so many days: three days late is still monthly.</summary>
    public static Rhythm Nearest(double days) => Usual.MinBy(usual => Math.Abs(Math.Log(days / usual.Days))).Rhythm;

    public double AboutDays => (Months * 30.44) + Days;

    /// <summary>How many issues a year has; null when that is no whole number.</summary>
    public int? PerYear => Months is > 0 and <= 12 && 12 % Months == 0 ? 12 / Months : null;

    public override string ToString() => this switch
    {
        { Months: > 0 } when Months % 12 == 0 => string.Create(CultureInfo.InvariantCulture, $"P{Months / 12}Y"),
        { Months: > 0 } => string.Create(CultureInfo.InvariantCulture, $"P{Months}M"),
        { Days: > 0 } when Days % 7 == 0 => string.Create(CultureInfo.InvariantCulture, $"P{Days / 7}W"),
        _ => string.Create(CultureInfo.InvariantCulture, $"P{Days}D"),
    };
}
