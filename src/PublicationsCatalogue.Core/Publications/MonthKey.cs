using System.Globalization;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// The heading a publication is listed under: a month, a year whose month is not stated, or no date (the default).
/// Newest first is descending: a year's own heading follows its months, "no date" comes last.
/// </summary>
public readonly record struct MonthKey : IComparable<MonthKey>, IComparable
{
    private MonthKey(int value) => Value = value;

    public static MonthKey Undated => default;

    /// <summary>yyyymm; mm is 00 when the month is not stated; 0 when there is no date.</summary>
    public int Value { get; }

    public int? Year => Value == 0 ? null : Value / 100;

    public int? Month => Value % 100 is var month and not 0 ? month : null;

    /// <summary>"/2021/10", "/2021/no-month" or "/undated".</summary>
    public string Path => (Year, Month) switch
    {
        (null, _) => "/undated",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"/{Year:0000}/no-month"),
        _ => string.Create(CultureInfo.InvariantCulture, $"/{Year:0000}/{Month:00}"),
    };

    /// <summary>"2021-10", "2021-no-month" or "undated".</summary>
    public string Anchor => Path[1..].Replace('/', '-');

    public static bool operator <(MonthKey left, MonthKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(MonthKey left, MonthKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(MonthKey left, MonthKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(MonthKey left, MonthKey right) => left.CompareTo(right) >= 0;

    public static MonthKey Of(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return new MonthKey(OfYear(year).Value + month);
    }

    public static MonthKey OfYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        return new MonthKey(year * 100);
    }

    /// <summary>As <see cref="Anchor"/> writes it; null for anything else.</summary>
    public static MonthKey? Read(string anchor)
    {
        if (anchor == Undated.Anchor)
            return Undated;
        if (anchor.Length < 6 || anchor[4] != '-' || !int.TryParse(anchor[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0)
            return null;
        return anchor[5..] == "no-month" ? OfYear(year)
            : anchor.Length == 7 && int.TryParse(anchor[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? Of(year, month) : null;
    }

    public static MonthKey FromValue(int value) => value switch
    {
        0 => Undated,
        _ when value % 100 == 0 => OfYear(value / 100),
        _ => Of(value / 100, value % 100),
    };

    public int CompareTo(MonthKey other) => Value.CompareTo(other.Value);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        MonthKey other => CompareTo(other),
        _ => throw new ArgumentException("Not a month.", nameof(obj)),
    };

    public override string ToString() => Anchor;

    /// <summary>"October 2021", "2021, month not stated" or "Date not stated"; the words in English, French or Spanish.</summary>
    public string Format(CultureInfo culture) => (Year, Month) switch
    {
        (null, _) => culture.TwoLetterISOLanguageName switch
        {
            "fr" => "Date non indiquée",
            "es" => "Fecha no indicada",
            _ => "Date not stated",
        },
        ({ } year, null) => new PartialDate(year).Format(culture) + culture.TwoLetterISOLanguageName switch
        {
            "fr" => ", mois non indiqué",
            "es" => ", mes no indicado",
            _ => ", month not stated",
        },
        ({ } year, { } month) => new PartialDate(year, month).Format(culture),
    };
}
