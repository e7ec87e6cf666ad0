using System.Globalization;
using System.Text.RegularExpressions;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>Finds in a title or number what belongs to the one issue, and so its wording.</summary>
internal static partial class WordingReader
{
    private static readonly string[] Joining = ["of", "de", "del", "du", "d"];

    /// <summary>The number that a title tells: after No., Nº, Issue, # or Vol.</summary>
    public static IssueNumber? NumberIn(string title)
    {
        var folded = MonthNames.Fold(title);
        var volume = Volume().Match(folded) is { Success: true } v && int.TryParse(v.Groups["volume"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var of) ? of : (int?)null;
        if (Marked().Matches(folded) is not { Count: > 0 } marks)
            return null;
        var text = marks[^1].Groups["number"].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new IssueNumber(number, volume);
        // "No mix" is no number: Roman ones are written in capitals.
        return IssueNumber.TryRoman(text.ToUpperInvariant(), out var roman) && title.Contains(text.ToUpperInvariant(), StringComparison.Ordinal) ? new IssueNumber(roman, volume, IsRoman: true) : null;
    }

    /// <summary>The only number in the title that is neither its year nor its day; null when there are several, or none.</summary>
    public static int? LoneNumberIn(string title, IssueWords time)
    {
        var numbers = Tokens(title).FindAll(t => char.IsAsciiDigit(t[0]) && t.Length < 7).ConvertAll(t => int.Parse(t, NumberStyles.None, CultureInfo.InvariantCulture));
        numbers.RemoveAll(n => n == time.Year || n == time.Day || n == time.Quarter || IssueNumber.IsYear(n));
        return numbers is [var only] ? only : null;
    }

    /// <summary>What the title says of the time it covers, whoever says it: a month or season beside a year, a quarter, a year.</summary>
    public static IssueWords TimeIn(string title, IReadOnlyCollection<int> years, IssueNumber? number)
    {
        var words = new IssueWords();
        var tokens = Tokens(title);
        foreach (var (i, text) in tokens.Index())
        {
            if (YearOf(text) is { } year && years.Contains(year))
                words = words with { Year = year };
            else if (PeriodWords.Month(text) is { } month && Beside(tokens, i, t => YearOf(t) is { } y && years.Contains(y)))
                words = words with { Month = month.Month, Language = month.Language, Day = DayBeside(tokens, i, number) ?? words.Day };
            else if (PeriodWords.Season(text) is { } season && Beside(tokens, i, t => YearOf(t) is { } y && years.Contains(y)))
                words = words with { Season = season.Season, Language = season.Language };
            else if (QuarterAt(tokens, i) is { } quarter)
                words = words with { Quarter = quarter };
        }
        return words.Year is null ? new IssueWords() : words;
    }

    /// <summary>The text with places where it says the number and the time.</summary>
    public static Wording? WordingOf(string text, IssueNumber? number, IssueWords time, int padding)
    {
        var tokens = Tokens(text);
        var pieces = new List<(string, bool)>();
        var (volumeSaid, numberSaid) = (number?.Volume is null, number is null);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var value = int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && char.IsAsciiDigit(token[0]) ? digits : -1;
            if (!volumeSaid && value == number?.Volume)
                (volumeSaid, pieces) = (true, [.. pieces, ("volume", true)]);
            else if (!numberSaid && value == number?.Value && !(token.Length == 4 && value == time.Year && number?.IsRoman == false && HasLater(tokens, i, value)))
            {
                numberSaid = true;
                pieces.Add((padding > 1 ? "number:" + new string('0', padding) : "number", true));
                if (number?.Last is { } last && i + 2 < tokens.Count && tokens[i + 2] == last.ToString(CultureInfo.InvariantCulture))
                    i += 2;
            }
            else if (!numberSaid && number is { IsRoman: true } roman && token == IssueNumber.ToRoman(roman.Value))
                (numberSaid, pieces) = (true, [.. pieces, ("roman", true)]);
            else if (PlaceOf(tokens, i, time) is { } place)
                pieces.Add((place, true));
            else
                pieces.Add((token, false));
        }
        return Wording.Of(pieces);
    }

    /// <summary>2 when the number is written "05"; 0 when it has no zeros before it.</summary>
    public static int PaddingOf(string text, IssueNumber? number) => Tokens(text)
        .Where(t => t.Length > 1 && t[0] == '0' && t.Length < 7 && int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value == number?.Value)
        .Select(t => t.Length).FirstOrDefault();

    private static string? PlaceOf(List<string> tokens, int i, IssueWords time)
    {
        var token = tokens[i];
        if (YearOf(token) is { } year)
            return year == time.Year ? "year" : null;
        if (time.Month is { } m && PeriodWords.Month(token) is { } month && month.Month == m)
            return PeriodWords.Placeholder("month", token, PeriodWords.NameOfMonth(m, month.Language));
        if (time.Season is { } s && PeriodWords.Season(token) is { } season && season.Season == s)
            return PeriodWords.Placeholder("season", token, PeriodWords.NameOfSeason(s, season.Language, saysFall: false));
        if (time.Quarter is { } quarter && QuarterAt(tokens, i) == quarter)
            return "quarter";
        if (time.Day is { } day && token.Length <= 2 && token.TrimStart('0') == day.ToString(CultureInfo.InvariantCulture))
            return token[0] == '0' ? "day:00" : "day";
        return null;
    }

    /// <summary>Runs of letters, runs of digits, and what stands between.</summary>
    private static List<string> Tokens(string text) => [.. Token().Matches(text).Select(m => m.Value)];

    private static int? YearOf(string token) =>
        token.Length == 4 && token.All(char.IsAsciiDigit) && int.Parse(token, CultureInfo.InvariantCulture) is > 1000 and < 9000 and var year ? year : null;

    private static bool HasLater(List<string> tokens, int i, int value) =>
        tokens.Skip(i + 1).Any(t => t == value.ToString(CultureInfo.InvariantCulture));

    // "September 2021", "septembre de 2021", "2021, September"; a day may stand between.
    private static bool Beside(List<string> tokens, int i, Predicate<string> isIt)
    {
        foreach (var way in new[] { 1, -1 })
        {
            for (var (at, seen) = (i + way, 0); at >= 0 && at < tokens.Count && seen < 3; at += way)
            {
                if (isIt(tokens[at]))
                    return true;
                var isWord = char.IsLetterOrDigit(tokens[at][0]);
                seen += isWord ? 1 : 0;
                if (isWord && !Joining.Contains(tokens[at], StringComparer.OrdinalIgnoreCase) && tokens[at].Length > 2 && PeriodWords.Month(tokens[at]) is null)
                    break;
            }
        }
        return false;
    }

    // The number of the issue is no day: "No. 21, September 2021".
    private static int? DayBeside(List<string> tokens, int i, IssueNumber? number)
    {
        foreach (var at in new[] { i - 2, i + 2, i - 4 })
        {
            if (at >= 0 && at < tokens.Count && tokens[at].Length <= 2 && int.TryParse(tokens[at], NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 0 and < 32
                && (at != i - 4 || Joining.Contains(tokens[i - 2], StringComparer.OrdinalIgnoreCase)) && string.IsNullOrWhiteSpace(tokens[at < i ? at + 1 : at - 1])
                && (day != number?.Value || tokens.Count(t => t == tokens[at]) > 1))
                return day;
        }
        return null;
    }

    // "Q3", "T3", "3rd quarter", "3e trimestre", "3er trimestre", "trimestre 3".
    private static int? QuarterAt(List<string> tokens, int i)
    {
        if (tokens[i] is not ("1" or "2" or "3" or "4"))
            return null;
        var around = Enumerable.Range(i - 2, 7).Where(at => at >= 0 && at < tokens.Count).Select(at => tokens[at]).ToList();
        var named = around.Exists(t => t.Equals("quarter", StringComparison.OrdinalIgnoreCase) || t.Equals("trimestre", StringComparison.OrdinalIgnoreCase));
        return named || (i > 0 && tokens[i - 1] is "Q" or "T") ? tokens[i][0] - '0' : null;
    }

    [GeneratedRegex(@"[0-9]+|\p{L}+\p{M}*|[^0-9\p{L}]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"(\b(no|nr|num|nro|number|numero|issue|edition|edicion)\b\.?\s*|n\.?\s?[º°]\s*|#\s*)(?<number>[0-9]{1,6}|[ivxlcdm]{1,12}\b)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\b(vol|volume|volumen|tome|tomo)\b\.?\s*(?<volume>[0-9]{1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Volume();
}
