using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>The number of an issue taken apart: "21", "12-13" (a double issue), "2021/3", "3/2021", "Vol. 3 No. 2" or "XII".</summary>
/// <param name="Value">The issue, counted from 1 in its volume or year when it has one.</param>
/// <param name="Volume">The volume, when the number names one.</param>
/// <param name="Year">The year, when the number names one.</param>
/// <param name="Last">The last of the numbers that a double issue has.</param>
/// <param name="IsRoman">Written XII.</param>
public readonly record struct IssueNumber(int Value, int? Volume = null, int? Year = null, int? Last = null, bool IsRoman = false)
{
    private const int LongestRun = 6;
    private static readonly (int Value, string Letters)[] RomanDigits =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>The number that comes just before the next one.</summary>
    public int End => Last ?? Value;

    /// <summary>What counts from 1: the volume or the year; null for numbers that just run on.</summary>
    public int? Group => Volume ?? Year;

    /// <summary>Puts the issues of a series in order.</summary>
    public int Sort => Group is { } group and < 200_000 && Value < 10_000 ? (group * 10_000) + Value : Value;

    public static bool TryRead(string? text, out IssueNumber number)
    {
        number = default;
        if (text is null || text.Length > 100)
            return false;
        var runs = Runs(text);
        if (runs.Exists(run => run.Length > LongestRun))
            return false;
        var values = runs.ConvertAll(run => int.Parse(text.AsSpan(run.Start, run.Length), NumberStyles.None, CultureInfo.InvariantCulture));
        switch (values)
        {
            case []:
                var word = text.Trim().Split(' ', '.')[^1];
                if (!TryRoman(word, out var roman))
                    return false;
                number = new IssueNumber(roman, IsRoman: true);
                return true;
            case [var only]:
                number = new IssueNumber(only);
                return true;
            case [var a, var b] when b == a + 1 && text[(runs[0].Start + runs[0].Length)..runs[1].Start].Trim() is "-" or "–" or "/" && !IsYear(a):
                number = new IssueNumber(a, Last: b);
                return true;
            case [var a, var b] when IsYear(a) && !IsYear(b):
                number = new IssueNumber(b, Year: a);
                return true;
            case [var a, var b] when IsYear(b) && !IsYear(a):
                number = new IssueNumber(a, Year: b);
                return true;
            case [var a, var b] when !IsYear(a):
                number = new IssueNumber(b, Volume: a);
                return true;
            case [var a, var b, var c] when IsYear(c) && !IsYear(a) && !IsYear(b):
                number = new IssueNumber(b, Volume: a);
                return true;
            default:
                return false;
        }
    }

    /// <summary>How many issues lie between the two; null when that can't be told, as from one year's number to another's.</summary>
    public int? StepsFrom(IssueNumber earlier) => Group == earlier.Group ? Value - earlier.End : null;

    public static bool IsYear(int value) => value is >= 1900 and <= 2100;

    public static bool TryRoman(string text, out int value)
    {
        value = 0;
        var at = 0;
        foreach (var (worth, letters) in RomanDigits)
        {
            while (string.CompareOrdinal(text, at, letters, 0, letters.Length) == 0 && text.Length > 0)
            {
                value += worth;
                at += letters.Length;
                if (value > 3999)
                    return false;
            }
        }
        // Written back it must be the same: "IIII" and "VX" are no numbers.
        return at == text.Length && value > 0 && string.Equals(ToRoman(value), text, StringComparison.Ordinal);
    }

    public static string ToRoman(int value)
    {
        var roman = new StringBuilder();
        foreach (var (worth, letters) in RomanDigits)
        {
            for (; value >= worth; value -= worth)
                roman.Append(letters);
        }
        return roman.ToString();
    }

    private static List<(int Start, int Length)> Runs(string text)
    {
        var runs = new List<(int, int)>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
            if (i > start)
                runs.Add((start, i - start));
        }
        return runs;
    }
}
