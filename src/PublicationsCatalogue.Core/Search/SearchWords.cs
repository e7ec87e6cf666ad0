using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Core.Search;

/// <summary>A word of a text: where it stands there, and what it is found by, which may be several pieces.</summary>
public readonly record struct SearchWord(int Start, int Length, IReadOnlyList<string> Keys);

/// <summary>
/// The words by which a text is found: accents, case and apostrophes aside. Scripts that set no space between words, or join
/// small words to them, are cut in overlapping pairs of letters, so that any part of two letters and more is found.
/// </summary>
public static class SearchWords
{
    /// <summary>Characters that a key has at most.</summary>
    public const int LongestKey = 60;

    /// <summary>Characters that <see cref="Start"/> has at most.</summary>
    public const int LongestStart = 40;

    /// <summary>What to look a text up by, in order.</summary>
    public static IReadOnlyList<string> Keys(string text) => [.. In(text).SelectMany(word => word.Keys)];

    /// <summary>The beginning of a text with these keys, by which those that begin alike stand together.</summary>
    public static string Start(IReadOnlyList<string> keys)
    {
        var start = string.Join(' ', keys);
        return start.Length <= LongestStart ? start : start[..(char.IsHighSurrogate(start[LongestStart - 1]) ? LongestStart - 1 : LongestStart)];
    }

    public static IEnumerable<SearchWord> In(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var (isWord, isPaired, width) = Kind(text, start);
            if (!isWord)
            {
                start += width;
                continue;
            }
            var end = start + width;
            for (; end < text.Length && Kind(text, end) is { IsWord: true } next && (next.IsPaired == isPaired || IsMark(text[end])); end += next.Width)
            {
            }
            var keys = isPaired ? Pairs(text[start..end]) : Whole(text[start..end]);
            if (keys.Count > 0)
                yield return new SearchWord(start, end - start, keys);
            start = end;
        }
    }

    /// <summary>The pieces of a word that is looked for: as in a text, without the last letter by itself.</summary>
    public static IReadOnlyList<string> Asked(SearchWord word) => word.Keys.Count > 1 ? [.. word.Keys.SkipLast(1)] : word.Keys;

    private static List<string> Whole(string word)
    {
        // Most words have nothing to take apart.
        if (Ascii.IsValid(word))
            return [Cut(word.ToLowerInvariant())];
        var key = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
                key.Append(Letter(char.ToLowerInvariant(c)));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark || char.IsSurrogate(c))
                key.Append(c);
        }
        return key.Length == 0 ? [] : [Cut(key.ToString())];
    }

    private static string Cut(string key) => key.Length <= LongestKey ? key : key[..LongestKey];

    // "合作社" gives 合作, 作社 and, so that a search for the last letter finds it, 社.
    private static List<string> Pairs(string run)
    {
        var letters = new List<string>();
        foreach (var rune in run.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark || !PairedScripts.IsArabic(rune.Value))
            {
                if (PairedScripts.Letter(rune) is { } letter)
                    letters.Add(letter);
            }
        }
        var keys = new List<string>(letters.Count + 1);
        for (var i = 0; i + 1 < letters.Count; i++)
            keys.Add(letters[i] + letters[i + 1]);
        if (letters.Count > 0)
            keys.Add(letters[^1]);
        return keys;
    }

    private static (bool IsWord, bool IsPaired, int Width) Kind(string text, int at)
    {
        if (char.IsAscii(text[at]))
            return (char.IsAsciiLetterOrDigit(text[at]), false, 1);
        if (!Rune.TryGetRuneAt(text, at, out var rune))
            return (false, false, 1);
        return (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || IsMark(rune), PairedScripts.Have(rune.Value), rune.Utf16SequenceLength);
    }

    private static bool IsMark(char c) => Rune.TryCreate(c, out var rune) && IsMark(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // Letters that Unicode doesn't take apart, as people without them on their keyboard write them.
    private static string Letter(char c) => c switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => c.ToString(),
    };
}
