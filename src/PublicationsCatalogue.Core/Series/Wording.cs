using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>How titles or numbers of a series are worded: fixed text with {number}, {month}, {year} and the like in it.</summary>
public sealed partial class Wording : IEquatable<Wording>
{
    public const string Known = "{number}, {roman}, {volume}, {year}, {month}, {season}, {quarter}, {day} and {title}";
    private const int ShortestStart = 8;

    private readonly List<(string Text, bool IsPlace)> pieces;

    private Wording(List<(string, bool)> pieces) => this.pieces = pieces;

    /// <summary>It says something of the issue itself, not only of the series.</summary>
    public bool HasPlaces => pieces.Exists(piece => piece.IsPlace);

    public bool EndsFreely => pieces is [.., (var last, true)] && NameOf(last) == "title";

    public bool Names(string place) => pieces.Exists(piece => piece.IsPlace && NameOf(piece.Text) == place);

    /// <summary>When false, <paramref name="problem"/> is a sentence for the person who wrote the pattern.</summary>
    public static bool TryParse(string text, out Wording wording, out string problem)
    {
        var found = new List<(string, bool)>();
        problem = "";
        for (var at = 0; at < text.Length && problem.Length == 0;)
        {
            var open = text.IndexOf('{', at);
            if (open != at)
                found.Add((text[at..(open < 0 ? text.Length : open)], false));
            if (open < 0)
                break;
            var close = text.IndexOf('}', open);
            var place = close < 0 ? text[open..] : text[(open + 1)..close];
            if (close < 0 || !IsKnown(place))
                problem = $"“{(place.Length > 40 ? place[..40] + "…" : place)}” is not known. Use {Known}.";
            found.Add((place, true));
            at = close + 1;
        }
        wording = new Wording(found);
        return problem.Length == 0;
    }

    public static Wording Parse(string text) => TryParse(text, out var wording, out var problem) ? wording : throw new FormatException(problem);

    /// <summary>A brace in a fixed text would read as a placeholder: such a text has no wording.</summary>
    internal static Wording? Of(IEnumerable<(string Text, bool IsPlace)> parts)
    {
        var made = new List<(string Text, bool IsPlace)>();
        foreach (var part in parts.Where(part => part.Text.Length > 0))
        {
            if (!part.IsPlace && part.Text.AsSpan().ContainsAny('{', '}'))
                return null;
            if (!part.IsPlace && made is [.., (_, false)])
                made[^1] = (made[^1].Text + part.Text, false);
            else
                made.Add(part);
        }
        return new Wording(made);
    }

    /// <summary>The text with the words in, as far as they are known; null when that is nothing.</summary>
    public string? Fill(IssueWords words, bool saysFall = false)
    {
        var text = new StringBuilder();
        foreach (var (piece, isPlace) in pieces)
        {
            if (!isPlace)
                text.Append(piece);
            else if (Word(piece, words, saysFall) is { } word)
                text.Append(word);
            else
                break;
        }
        return text.ToString().Trim() is { Length: > 0 } filled ? filled : null;
    }

    /// <summary>What a text of this wording says, or the beginning of one, but for spaces, accents and capital letters; null when it is worded otherwise.</summary>
    public IssueWords? Read(string text)
    {
        var rest = Folded(text.TrimStart()).AsSpan();
        var words = new IssueWords();
        if (rest.Length < ShortestStart && pieces is [(_, false), ..] && Folded(pieces[0].Text).Length > rest.Length)
            return null;
        for (var i = 0; i < pieces.Count && !rest.IsEmpty; i++)
        {
            if (!pieces[i].IsPlace)
            {
                var literal = Folded(pieces[i].Text).AsSpan();
                if (!rest.StartsWith(literal))
                    return literal.StartsWith(rest) || rest.TrimEnd().SequenceEqual(literal.TrimEnd()) ? words : null;
                rest = rest[literal.Length..];
                continue;
            }
            var name = NameOf(pieces[i].Text);
            var length = name == "title" ? LengthOfTitle(rest, i) : LengthOf(rest, name);
            if (length == 0 && name != "title")
                return null;
            var isBegun = length == rest.Length && name is "month" or "season";
            if (WordsWith(words, name, rest[..length].ToString()) is not { } more)
                return isBegun && IsBegun(rest) ? words : null;
            words = more;
            rest = rest[length..];
        }
        return rest.IsWhiteSpace() ? words : null;
    }

    public bool Equals(Wording? other) => other is not null && pieces.SequenceEqual(other.pieces);

    public override bool Equals(object? obj) => Equals(obj as Wording);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Concat(pieces.Select(piece => piece.IsPlace ? "{" + piece.Text + "}" : piece.Text));

    /// <summary>What all begin with, up to the last place or word that is whole, and then a title of the issue's own.</summary>
    internal static Wording? Beginning(IReadOnlyList<Wording> wordings)
    {
        var common = new List<(string Text, bool IsPlace)>();
        for (var i = 0; ; i++)
        {
            if (wordings.Any(w => w.pieces.Count <= i))
                break;
            var first = wordings[0].pieces[i];
            if (wordings.All(w => w.pieces[i] == first))
            {
                common.Add(first);
                continue;
            }
            if (wordings.All(w => !w.pieces[i].IsPlace) && WholeWords([.. wordings.Select(w => w.pieces[i].Text)]) is { Length: > 0 } start)
                common.Add((start, false));
            break;
        }
        var says = common.Exists(piece => piece.IsPlace) || common.Sum(piece => piece.Text.Count(char.IsLetter)) >= ShortestStart + 4;
        return common.Count > 0 && says ? Of([.. common, ("title", true)]) : null;
    }

    private static string WholeWords(IReadOnlyList<string> texts)
    {
        var length = 0;
        while (texts.All(t => t.Length > length && t[length] == texts[0][length]))
            length++;
        while (length > 0 && char.IsLetterOrDigit(texts[0][length - 1]))
            length--;
        return texts[0][..length];
    }

    private static string? Word(string place, IssueWords words, bool saysFall) => NameOf(place) switch
    {
        "number" => words.Number is { } number ? Padded(number, place) + (words.Last is { } last ? "-" + Padded(last, place) : "") : null,
        "roman" => words.Number is > 0 and < 4000 and var number ? IssueNumber.ToRoman(number) : null,
        "volume" => words.Volume is { } volume ? Padded(volume, place) : null,
        "year" => words.Year?.ToString("0000", CultureInfo.InvariantCulture),
        "month" => words.Month is { } month ? PeriodWords.Cased(place, PeriodWords.NameOfMonth(month, words.Language)) : null,
        "season" => words.Season is { } season ? PeriodWords.Cased(place, PeriodWords.NameOfSeason(season, words.Language, saysFall)) : null,
        "quarter" => words.Quarter?.ToString(CultureInfo.InvariantCulture),
        "day" => words.Day is { } day ? Padded(day, place) : null,
        _ => null,
    };

    private static string Padded(int value, string place) =>
        value.ToString(place.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? place[(colon + 1)..] : "0", CultureInfo.InvariantCulture);

    private static bool IsKnown(string place)
    {
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && (NameOf(place) is not ("number" or "volume" or "day") || place[(colon + 1)..] is not { Length: > 0 and < 7 } zeros || zeros.Any(c => c != '0')))
            return false;
        return NameOf(place) is "number" or "roman" or "volume" or "year" or "month" or "season" or "quarter" or "day" or "title";
    }

    private static string NameOf(string place) => place.Split(':')[0].ToLowerInvariant();

    private int LengthOfTitle(ReadOnlySpan<char> rest, int i) =>
        i + 1 < pieces.Count && !pieces[i + 1].IsPlace && rest.IndexOf(Folded(pieces[i + 1].Text), StringComparison.Ordinal) is >= 0 and var end ? end : rest.Length;

    private static int LengthOf(ReadOnlySpan<char> rest, string name)
    {
        var isWord = name is "roman" or "month" or "season";
        var most = name switch { "year" => 4, "quarter" => 1, "day" => 2, "number" or "volume" => 6, _ => 12 };
        var length = 0;
        while (length < rest.Length && (isWord ? char.IsAsciiLetterLower(rest[length]) : char.IsAsciiDigit(rest[length])))
            length++;
        return length <= most ? length : 0;
    }

    // "Octo", with which the typing has stopped.
    private static bool IsBegun(ReadOnlySpan<char> word) => word.Length < 3 || MonthNames.StartingWith(word.ToString()).Count > 0;

    private static IssueWords? WordsWith(IssueWords words, string name, string found)
    {
        var number = int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return name switch
        {
            "number" => words with { Number = number },
            "roman" => IssueNumber.TryRoman(found.ToUpperInvariant(), out var roman) ? words with { Number = roman } : null,
            "volume" => words with { Volume = number },
            "year" => number is > 1000 and < 9000 ? words with { Year = number } : null,
            "month" => PeriodWords.Month(found) is { } month ? words with { Month = month.Month, Language = month.Language } : null,
            "season" => PeriodWords.Season(found) is { } season ? words with { Season = season.Season, Language = season.Language } : null,
            "quarter" => words with { Quarter = number },
            "day" => number > 0 ? words with { Day = number } : null,
            _ => words,
        };
    }

    private static string Folded(string text) =>
        Spaces().Replace(MonthNames.Fold(text), " ").Replace('’', '\'').Replace('–', '-').Replace('—', '-');

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
