using System.Globalization;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// A Gregorian date known to the year, the month or the day.
/// <c>default</c> is no date: reading anything from it throws <see cref="InvalidOperationException"/>.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>, IComparable
{
    private readonly int _key;

    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (!IsPossible(year, month, day))
        {
            throw new ArgumentOutOfRangeException(nameof(year), $"No such date: year {year}, month {month}, day {day}.");
        }

        _key = (year * 10000) + ((month ?? 0) * 100) + (day ?? 0);
    }

    public int Year => SortKey / 10000;

    public int? Month => SortKey / 100 % 100 is var month and not 0 ? month : null;

    public int? Day => SortKey % 100 is var day and not 0 ? day : null;

    /// <summary>yyyymmdd with 00 for what is not known, so that "2021" comes before its months.</summary>
    public int SortKey => _key != 0 ? _key : throw new InvalidOperationException("This date was never given a value.");

    public DatePrecision Precision => (Month, Day) switch
    {
        (null, _) => DatePrecision.Year,
        (_, null) => DatePrecision.Month,
        _ => DatePrecision.Day,
    };

    public MonthKey Listing => MonthKey.FromValue(SortKey / 100);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>Reads ISO 8601 / EDTF level 0 and nothing else: 2021-10-07, 2021-10 or 2021.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (text is not { Length: 4 or 7 or 10 })
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (i is 4 or 7 ? text[i] != '-' : !char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        var year = Number(text.AsSpan(0, 4));
        int? month = text.Length >= 7 ? Number(text.AsSpan(5, 2)) : null;
        int? day = text.Length == 10 ? Number(text.AsSpan(8, 2)) : null;
        if (!IsPossible(year, month, day))
        {
            return false;
        }

        date = new PartialDate(year, month, day);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for text this catalogue wrote itself.</summary>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"Not a date: {text}");

    public int CompareTo(PartialDate other) => SortKey.CompareTo(other.SortKey);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        PartialDate other => CompareTo(other),
        _ => throw new ArgumentException("Not a date.", nameof(obj)),
    };

    public override string ToString() => Precision switch
    {
        DatePrecision.Year => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };

    /// <summary>"07 October 2021", "October 2021" or "2021", the month in the culture's language, the calendar always Gregorian.</summary>
    public string Format(CultureInfo culture)
    {
        var pattern = Precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "MMMM yyyy",
            _ => "dd MMMM yyyy",
        };
        return new DateTime(Year, Month ?? 1, Day ?? 1, 0, 0, 0, DateTimeKind.Unspecified)
            .ToString(pattern, MonthNames.Gregorian(culture));
    }

    private static bool IsPossible(int year, int? month, int? day) =>
        year is >= 1 and <= 9999
        && (month is { } m
            ? m is >= 1 and <= 12 && (day is not { } d || (d >= 1 && d <= DateTime.DaysInMonth(year, m)))
            : day is null);

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
