using System.Collections.Frozen;
using System.Globalization;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>A BCP 47 tag of language, optional script and optional region, in canonical case: "en", "pt-BR", "zh-Hans".</summary>
public readonly record struct LanguageTag
{
    private static readonly FrozenSet<string> RightToLeftLanguages =
        FrozenSet.Create(StringComparer.Ordinal, "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private static readonly FrozenSet<string> RightToLeftScripts =
        FrozenSet.Create(StringComparer.Ordinal, "Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

    private readonly string? _value;

    private LanguageTag(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("This language was never given a value.");

    /// <summary>A stated script decides ("az-Arab", "ks-Deva"), else the language's usual script.</summary>
    public bool IsRightToLeft => Value.Split('-') switch
    {
        [_, { Length: 4 } script, ..] => RightToLeftScripts.Contains(script),
        [var language, ..] => RightToLeftLanguages.Contains(language),
        _ => false,
    };

    public static bool TryParse(string? text, out LanguageTag tag)
    {
        tag = default;
        if (text is not { Length: >= 2 and <= 11 })
        {
            return false;
        }

        var parts = text.Split('-');
        if (parts[0].Length is not (2 or 3) || !parts[0].All(char.IsAsciiLetter))
        {
            return false;
        }

        parts[0] = parts[0].ToLowerInvariant();
        var next = 1;
        if (next < parts.Length && parts[next].Length == 4 && parts[next].All(char.IsAsciiLetter))
        {
            parts[next] = parts[next][..1].ToUpperInvariant() + parts[next][1..].ToLowerInvariant();
            next++;
        }

        if (next < parts.Length && IsRegion(parts[next]))
        {
            parts[next] = parts[next].ToUpperInvariant();
            next++;
        }

        if (next != parts.Length)
        {
            return false;
        }

        tag = new LanguageTag(string.Join('-', parts));
        return true;
    }

    /// <summary>"Arabic": the language's own name where the reader's culture is that language, else English, else the tag.</summary>
    public string NameIn(CultureInfo culture) => Culture is not { } language ? Value
        : string.Equals(language.TwoLetterISOLanguageName, culture.TwoLetterISOLanguageName, StringComparison.Ordinal) ? language.NativeName : language.EnglishName;

    /// <summary>"fra": ISO 639-2/T, where the platform knows the language.</summary>
    public string? ThreeLetters => Culture?.ThreeLetterISOLanguageName;

    /// <summary>"Français": the language's own name, as those look for who read it; else the tag.</summary>
    public string NativeName => Culture is { } language ? language.TextInfo.ToUpper(language.NativeName[0]) + language.NativeName[1..] : Value;

    private CultureInfo? Culture
    {
        get
        {
            try
            {
                return CultureInfo.GetCultureInfo(Value, predefinedOnly: true);
            }
            catch (CultureNotFoundException)
            {
                return null;
            }
        }
    }

    public override string ToString() => Value;

    private static bool IsRegion(string part) =>
        (part.Length == 2 && part.All(char.IsAsciiLetter)) || (part.Length == 3 && part.All(char.IsAsciiDigit));
}
