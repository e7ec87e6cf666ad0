using System.Collections.Frozen;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Marc;

/// <summary>The MARC Code List for Languages: three letters, those of ISO 639-2 by the language's English name where it has two.</summary>
internal static class MarcLanguage
{
    public const string Undetermined = "und";

    // Where the letters by the language's own name are others (loc.gov/standards/iso639-2, B and T).
    private static readonly FrozenDictionary<string, string> ByEnglishName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bod"] = "tib",
        ["ces"] = "cze",
        ["cym"] = "wel",
        ["deu"] = "ger",
        ["ell"] = "gre",
        ["eus"] = "baq",
        ["fas"] = "per",
        ["fra"] = "fre",
        ["hye"] = "arm",
        ["isl"] = "ice",
        ["kat"] = "geo",
        ["mkd"] = "mac",
        ["mri"] = "mao",
        ["msa"] = "may",
        ["mya"] = "bur",
        ["nld"] = "dut",
        ["ron"] = "rum",
        ["slk"] = "slo",
        ["sqi"] = "alb",
        ["zho"] = "chi",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(LanguageTag? language)
    {
        var code = language?.Value.Split('-')[0] ?? "";
        var letters = code.Length == 3 ? code : language?.ThreeLetters ?? "";
        return letters.Length != 3 ? Undetermined : ByEnglishName.GetValueOrDefault(letters, letters);
    }
}
