using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>
/// The last part of a publication's address: a–z, 0–9 and single hyphens between them, at most 100 characters.
/// Four digits alone are refused: they would read as a year.
/// </summary>
public readonly record struct Slug
{
    private const int Longest = 100;
    private const int LongestFromTitle = 80;

    private readonly string? _value;

    private Slug(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This slug was never given a value.");

    public static bool TryParse(string? text, out Slug slug)
    {
        slug = default;
        if (text is not { Length: >= 1 and <= Longest } || text[0] == '-' || text[^1] == '-' || IsYear(text))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && (text[i] != '-' || text[i - 1] == '-'))
            {
                return false;
            }
        }

        slug = new Slug(text);
        return true;
    }

    /// <summary>Letters the Latin alphabet cannot spell are dropped; the fallback (itself a slug) serves when nothing usable is left.</summary>
    public static Slug From(string title, string fallback)
    {
        var words = new StringBuilder(LongestFromTitle + 2);
        foreach (var rune in title.EnumerateRunes())
        {
            if (words.Length > LongestFromTitle)
            {
                break;
            }

            var latin = Transliteration.ToLatin(rune);
            if (latin is { Length: > 0 })
            {
                words.Append(latin);
            }
            else if (latin is null && words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        if (TryParse(CutAtWord(words.ToString(), LongestFromTitle), out var slug))
        {
            return slug;
        }

        return TryParse(fallback, out slug) ? slug : throw new ArgumentException("The fallback is no slug.", nameof(fallback));
    }

    /// <summary>"title" becomes "title-2": for a title already taken.</summary>
    public Slug WithSuffix(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return new Slug(CutAtWord(Value, Longest - suffix.Length) + suffix);
    }

    public override string ToString() => Value;

    private static string CutAtWord(string words, int longest)
    {
        if (words.Length > longest)
        {
            var end = words.LastIndexOf('-', longest);
            words = words[..(end > 0 ? end : longest)];
        }

        return words.Trim('-');
    }

    private static bool IsYear(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);
}
