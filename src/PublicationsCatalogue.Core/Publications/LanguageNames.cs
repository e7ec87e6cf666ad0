using System.Collections.Frozen;
using System.Globalization;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>Languages as people write them: "French", "français" or "fr".</summary>
public static class LanguageNames
{
    private static readonly FrozenDictionary<string, LanguageTag> ByName = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .SelectMany(c => new[] { c.EnglishName, c.NativeName }.Select(name => (Name: Folded.Key(name), c.Name.Length, Tag: TagOf(c.Name))))
        .Where(named => named.Tag is not null)
        .OrderBy(named => named.Length)
        .GroupBy(named => named.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.First().Tag ?? default, StringComparer.Ordinal);

    /// <summary>What a form offers first: the languages that most institutions publish in.</summary>
    public static IReadOnlyList<LanguageTag> Usual { get; } =
        [.. new[] { "ar", "bn", "zh", "en", "fr", "de", "hi", "id", "it", "ja", "ko", "fa", "pt", "ru", "es", "sw", "th", "tr", "uk", "ur", "vi" }.Select(code => TagOf(code) ?? default)];

    /// <summary>Reads the code of a language that has a name, or its name in English or in itself, accents and case aside.</summary>
    public static bool TryRead(string? text, out LanguageTag tag) =>
        (LanguageTag.TryParse(text?.Trim(), out tag) && HasName(tag)) || ByName.TryGetValue(Folded.Key(text ?? ""), out tag);

    // A culture for which there is no name is called by its code.
    private static bool HasName(LanguageTag tag)
    {
        var code = tag.Value.Split('-')[0];
        return !CultureInfo.GetCultureInfo(code).EnglishName.Equals(code, StringComparison.OrdinalIgnoreCase);
    }

    private static LanguageTag? TagOf(string code) => LanguageTag.TryParse(code, out var tag) ? tag : null;
}
