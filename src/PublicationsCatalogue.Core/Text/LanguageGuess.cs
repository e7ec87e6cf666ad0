using System.Collections.Frozen;
using System.Text;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Text;

/// <summary>The language of a title and summary by its script and its small words; no guess where these do not tell.</summary>
public static class LanguageGuess
{
    // A longer text tells no more than its beginning.
    private const int Read = 4000;

    private static readonly (string Tag, string Words)[] SmallWords =
    [
        ("en", "a an and are as at be been between by can die door for from has have how in into is it its new not of on or our over that the their this through to "
            + "towards under was we what which with work"),
        ("fr", "à au aux avec ce cette ces comme dans de des du en entre est et et/ou être il la le les leur leurs mais nous ou où par pas pour plus qui que sa ses "
            + "son sont sous sur un une vers travail"),
        ("es", "a al como con cómo de del desde el en entre es esta este hacia la las lo los más o para pero por que qué se según sin sobre son su sus un una y trabajo"),
        ("pt", "a ao aos as às com como da das de dos e em entre é nas não o os ou para pela pelo por que se seu sobre sua um uma trabalho"),
        ("it", "a ai al alla anche che come con da dal dalla dei del della delle degli di e è gli il in la le lo nei nel nella per più si sono su sul sulla tra un una lavoro"),
        ("de", "als am an auf aus bei das dem den der des die durch ein eine einer es für im in ist mit nach nicht oder sich sie sind über um und von vom wie wird zu zum zur zwischen arbeit"),
        ("nl", "aan als bij dat de door een en er het hun in is met naar niet of om onder ook op over te tot tussen uit van voor werk wij worden zijn"),
        ("id", "adalah akan atas atau bagi dalam dan dari dengan di ini itu ke kerja oleh pada para sebagai serta tidak untuk yang"),
        ("tr", "bir bu çok da daha de gibi göre için ile ilgili kadar olan olarak üzerine ve veya"),
        ("vi", "các cho của là một những này trong tại từ về và với được đến"),
        ("sw", "hii juu katika kazi kuhusu kutoka kwa na ni wa ya yake za"),
    ];

    // Letters that only one of these languages has.
    private static readonly (string Tag, string Letters)[] OwnLetters =
        [("es", "ñ¿¡"), ("pt", "ãõ"), ("de", "ß"), ("tr", "ğışİ"), ("vi", "ơưđăạảấầẩậắằặẹẻẽếềểệịỉọỏốồổộớờởợụủứừửựỳỵỷỹ"), ("fr", "œêëùû")];

    private static readonly FrozenDictionary<string, string[]> LanguagesOf = SmallWords
        .SelectMany(language => language.Words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => (Word: word, language.Tag)))
        .GroupBy(pair => pair.Word, pair => pair.Tag, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);

    /// <summary>Null where the text is too short, or fits two languages alike.</summary>
    public static LanguageTag? Of(params ReadOnlySpan<string?> texts)
    {
        var text = string.Join(' ', texts);
        text = text[..Math.Min(text.Length, Read)];
        var tag = ByScript(text.ToLowerInvariant()) ?? ByWords(text);
        return LanguageTag.TryParse(tag, out var read) ? read : null;
    }

    private static string? ByScript(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rune in text.EnumerateRunes().Where(Rune.IsLetter))
        {
            var script = ScriptOf(rune.Value);
            counts[script] = counts.GetValueOrDefault(script) + 1;
        }
        if (counts.Count == 0)
            return null;
        var (most, number) = counts.MaxBy(c => c.Value);
        // Japanese writes mostly in Han, with kana between.
        if (most == "zh" && counts.GetValueOrDefault("ja") * 10 > number)
            return "ja";
        return most switch
        {
            "latin" or "other" => null,
            "ar" when text.AsSpan().IndexOfAny("ٹڈڑے") >= 0 => "ur",
            "ar" when text.AsSpan().IndexOfAny("پچژگ") >= 0 => "fa",
            "ru" when text.AsSpan().IndexOfAny("іїєґ") >= 0 => "uk",
            _ => most,
        };
    }

    private static string ScriptOf(int c) => c switch
    {
        < 0x250 or (>= 0x1E00 and < 0x1F00) => "latin",
        >= 0x370 and < 0x400 => "el",
        >= 0x400 and < 0x530 => "ru",
        >= 0x590 and < 0x600 => "he",
        >= 0x600 and < 0x780 => "ar",
        >= 0x900 and < 0x980 => "hi",
        >= 0x980 and < 0xA00 => "bn",
        >= 0xE00 and < 0xE80 => "th",
        >= 0x3040 and < 0x3100 => "ja",
        >= 0x3400 and < 0xA000 or (>= 0x20000 and < 0x30000) => "zh",
        >= 0xAC00 and < 0xD7B0 => "ko",
        _ => "other",
    };

    // A word that four languages share counts a quarter for each; one that a single language has counts whole.
    private static string? ByWords(string text)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var words = text.Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '!', '?', '(', ')', '"', '“', '”', '«', '»', '-', '–', '—', '\'', '’', '/'],
            StringSplitOptions.RemoveEmptyEntries);
        // "AI", "SI" and "AM" are no small words of Italian and German, but in a title all of capitals they may be.
        var allCapitals = !text.Any(char.IsLower);
        foreach (var word in words.Where(word => allCapitals || word.Length == 1 || word.Any(char.IsLower)))
        {
            if (!LanguagesOf.TryGetValue(word.ToLowerInvariant(), out var languages))
                continue;
            foreach (var tag in languages)
                scores[tag] = scores.GetValueOrDefault(tag) + (1.0 / languages.Length);
        }
        var lower = text.ToLowerInvariant();
        foreach (var (tag, letters) in OwnLetters)
        {
            if (lower.AsSpan().IndexOfAny(letters) >= 0)
                scores[tag] = scores.GetValueOrDefault(tag) + 1;
        }
        var best = scores.OrderByDescending(s => s.Value).Take(2).ToList();
        return best.Count > 0 && best[0].Value >= 1 && (best.Count == 1 || best[0].Value >= 1.3 * best[1].Value) ? best[0].Key : null;
    }
}
