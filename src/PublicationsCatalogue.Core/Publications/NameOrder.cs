using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// Keys that put names in order when they are compared sign by sign, the same on every database: no accents and no case, Å with
/// A, Ø with O and İ with I, as lists in English have them; a hyphen is a space, and other scripts come after Z.
/// </summary>
public static class NameOrder
{
    /// <summary>To be raised when the keys that are stored must be made anew.</summary>
    public const int Version = 2;
    public const int Longest = 300;

    /// <summary>Where other scripts begin: the first sign after z.</summary>
    public const string OtherScripts = "{";
    private const string Apostrophes = "'’‘ʼ`";

    // Where letters end that Latin scripts are written with, and where the scripts begin that write the family name first.
    private const int LastLatin = 0x02AF;
    private const char FirstEastAsian = '\u2E80';

    private static readonly FrozenSet<string> Articles = "a an the le la les un une el los las una unos unas".Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Suffixes = "jr sr ii iii iv".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of a series or a subject: without the article it begins with.</summary>
    public static string OfTitle(string title)
    {
        var start = title.AsSpan().IndexOfAny("lL");
        var isElided = start >= 0 && start + 2 < title.Length && Apostrophes.Contains(title[start + 1]) && !title[..start].Any(char.IsLetterOrDigit);
        var key = Of(isElided ? title[(start + 2)..] : title);
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Articles.Contains(key[..space]) ? key[(space + 1)..] : key;
    }

    /// <summary>Of a person: the family name first, which is the last word where nobody has told and no comma parts them.</summary>
    public static string OfPerson(string name, string? family, string? given)
    {
        if (!string.IsNullOrWhiteSpace(family))
            return Of($"{family} {given}");
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Parted).ToArray();
        var last = words.Length - 1;
        while (last > 0 && Suffixes.Contains(Of(words[last])))
            last--;
        if (last <= 0 || name.Contains(',', StringComparison.Ordinal) || !words[last].Any(char.IsLetter) || words[0][0] >= FirstEastAsian)
            return Of(name);
        return Of(string.Join(' ', [words[last], .. words[..last], .. words[(last + 1)..]]));
    }

    // "A.B.Penin" and "J.-P.Petit" are initials and a name.
    private static IEnumerable<string> Parted(string word)
    {
        var end = 0;
        while (end + 3 < word.Length && char.IsLetter(word[end]) && word[end + 1] == '.' && (word[end + 2] == '-' ? end + 3 : end + 2) is var next && char.IsLetter(word[next]))
            end = next;
        return end > 0 && end + 1 < word.Length && word[end + 1] != '.' ? [word[..end], word[end..]] : [word];
    }

    /// <summary>Of anything else, as it is printed.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in NoText.Parted(name).EnumerateRunes())
        {
            if (rune.Value is >= 0x0300 and <= 0x036F || (rune.IsBmp && Apostrophes.Contains((char)rune.Value)))
                continue;
            var sign = Sign(rune);
            if (sign.Length == 0 && key.Length > 0 && key[^1] != ' ')
                sign = " ";
            if (key.Length + sign.Length > Longest)
                break;
            key.Append(sign);
        }
        return key.ToString().TrimEnd(' ');
    }

    // Marks of other scripts belong to their letters.
    private static string Sign(Rune rune) =>
        !Rune.IsLetterOrDigit(rune) && !IsMark(rune) ? ""
            : (rune.Value <= LastLatin ? Transliteration.ToLatin(rune) : null) ?? Rune.ToLowerInvariant(rune).ToString();

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
