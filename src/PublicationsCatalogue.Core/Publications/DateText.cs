using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>Reads a date as people type it, in English, French or Spanish.</summary>
public static class DateText
{
    private const int LongestText = 60;
    private const string Example = "Write the date as in 7 October 2021, October 2021 or 2021.";

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "de", "del", "of", "the", "le", "el" };
    private static readonly HashSet<string> Ordinals = new(StringComparer.Ordinal) { "st", "nd", "rd", "th", "er", "o", "º", "°" };

    /// <summary>When false, <paramref name="problem"/> is a sentence for the person who typed; month names in it follow the culture.</summary>
    public static bool TryRead(string text, CultureInfo culture, out PartialDate date, out string problem)
    {
        date = default;
        if (text.Length > LongestText)
        {
            problem = $"This is too long for a date. {Example}";
            return false;
        }

        problem = Split(text.Trim(), out var parts);
        if (problem.Length > 0)
        {
            return false;
        }

        problem = parts switch
        {
            [{ IsYear: true } y] => Make(y, null, null, culture, out date),
            [{ IsYear: true } y, { IsYear: false } m] => Make(y, m, null, culture, out date),
            [{ IsYear: false } m, { IsYear: true } y] => Make(y, m, null, culture, out date),
            [{ IsYear: true } y, { IsYear: false } m, { IsDay: true } d] => Make(y, m, d, culture, out date),
            [{ IsDay: true } d, { IsMonthName: true } m, { IsYear: true } y] => Make(y, m, d, culture, out date),
            [{ IsMonthName: true } m, { IsDay: true } d, { IsYear: true } y] => Make(y, m, d, culture, out date),
            [{ IsDay: true } a, { IsDay: true } b, { IsYear: true } y] => MakeFromNumbers(a, b, y, isDayFirst: text.Contains('.', StringComparison.Ordinal), culture, out date),
            [.., { IsMonthName: true }, { Digits: 2 }] or [{ Digits: <= 2 and > 0 }, { Digits: <= 2 and > 0 }, { Digits: 2 }]
                => "Write the year with four digits, as in 2021.",
            [{ IsMonthName: true }] or [{ IsDay: true }, { IsMonthName: true }] or [{ IsMonthName: true }, { IsDay: true }]
                => "Add the year, with four digits, as in October 2021.",
            _ => Example,
        };
        return problem.Length == 0;
    }

    // With full stops, as in 5.3.2021, nobody writes the month first.
    private static string MakeFromNumbers(Part a, Part b, Part year, bool isDayFirst, CultureInfo culture, out PartialDate date)
    {
        date = default;
        var dayFirst = Make(year, b, a, culture, out var asDayFirst);
        var monthFirst = Make(year, a, b, culture, out var asMonthFirst);
        if (dayFirst.Length == 0 && monthFirst.Length == 0 && a.Value != b.Value && !isDayFirst)
        {
            return $"Write the month in words: {InWords(asDayFirst, culture)} or {InWords(asMonthFirst, culture)}?";
        }

        if (dayFirst.Length > 0 && monthFirst.Length > 0)
        {
            return b.Value is < 1 or > 12 && a.Value is >= 1 and <= 12 ? monthFirst : dayFirst;
        }

        date = dayFirst.Length == 0 ? asDayFirst : asMonthFirst;
        return "";
    }

    private static string Make(Part year, Part? month, Part? day, CultureInfo culture, out PartialDate date)
    {
        date = default;
        if (year.Value == 0)
        {
            return "There is no year 0000: use 0001 to 9999.";
        }

        if (month is { Value: < 1 or > 12 })
        {
            return $"There is no month {month.Value.Value}: use 1 to 12, or write the month in words.";
        }

        if (month is { } m && day is { } d && (d.Value < 1 || d.Value > DateTime.DaysInMonth(year.Value, m.Value)))
        {
            var whole = new PartialDate(year.Value, m.Value).Format(culture);
            var name = m.Value == 2 ? whole : whole.Split(' ')[0];
            return $"{name} has {DateTime.DaysInMonth(year.Value, m.Value)} days: change the day, or enter only “{whole}”";
        }

        date = new PartialDate(year.Value, month?.Value, day?.Value);
        return "";
    }

    private static string Split(string text, out List<Part> parts)
    {
        parts = [];
        if (text.Length == 0 || text[^1] is '-' or '/' || !text.EnumerateRunes().All(r => r != Rune.ReplacementChar))
        {
            return Example;
        }

        var folded = MonthNames.Fold(text);
        for (var i = 0; i < folded.Length;)
        {
            var start = i;
            if (char.IsAsciiDigit(folded[i]))
            {
                while (i < folded.Length && char.IsAsciiDigit(folded[i]))
                {
                    i++;
                }

                if (i - start is 3 or > 4)
                {
                    return Example;
                }

                parts.Add(new Part(int.Parse(folded.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture), i - start));
            }
            else if (IsLetter(folded[i]))
            {
                while (i < folded.Length && IsLetter(folded[i]))
                {
                    i++;
                }

                var word = folded[start..i];
                var afterDigit = start > 0 && char.IsAsciiDigit(folded[start - 1]);
                if (!(afterDigit && Ordinals.Contains(word)) && !Fillers.Contains(word) && AddMonth(word, parts) is { Length: > 0 } problem)
                {
                    return problem;
                }
            }
            else if (char.IsWhiteSpace(folded[i]) || (i > 0 && folded[i] is ',' or '.' or '/' or '-'))
            {
                i++;
            }
            else
            {
                return Example;
            }
        }

        return "";
    }

    private static string AddMonth(string word, List<Part> parts)
    {
        var months = MonthNames.StartingWith(word);
        if (months.Count == 1)
        {
            parts.Add(new Part(months[0], 0));
        }

        return months.Count switch
        {
            0 => $"“{word}” is not the name of a month. {Example}",
            1 => "",
            _ => $"“{word}” can be more than one month: write its name in full.",
        };
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c is 'º' or '°';

    private static string InWords(PartialDate date, CultureInfo culture) =>
        date.Day!.Value.ToString(CultureInfo.InvariantCulture) + " " + new PartialDate(date.Year, date.Month).Format(culture);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(int Value, int Digits)
    {
        public bool IsMonthName => Digits == 0;

        public bool IsYear => Digits == 4;

        public bool IsDay => Digits is 1 or 2;
    }
}
