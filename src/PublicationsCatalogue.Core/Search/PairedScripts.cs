using System.Text;

namespace PublicationsCatalogue.Core.Search;

/// <summary>Scripts in which a word can't be told by its spaces: Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese, and Arabic with its joined articles.</summary>
internal static class PairedScripts
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), // Arabic
        (0x0E00, 0x0EFF), // Thai, Lao
        (0x1000, 0x109F), // Burmese
        (0x1100, 0x11FF), // Hangul letters
        (0x1780, 0x17FF), // Khmer
        (0x3005, 0x3007), (0x3040, 0x30FF), (0x3130, 0x318F), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
        (0xAC00, 0xD7AF), (0xF900, 0xFAFF), // Hangul, Han
        (0xFB50, 0xFDFF), (0xFE70, 0xFEFC), // Arabic as it is joined
        (0xFF66, 0xFF9D), // half-width Katakana
        (0x20000, 0x3FFFF), // Han, rare
    ];

    public static bool Have(int letter)
    {
        if (letter < Ranges[0].First)
            return false;
        foreach (var (first, last) in Ranges)
        {
            if (letter >= first && letter <= last)
                return true;
        }
        return false;
    }

    public static bool IsArabic(int letter) => letter is >= 0x0600 and <= 0x06FF or >= 0x0750 and <= 0x077F or >= 0x08A0 and <= 0x08FF;

    /// <summary>The letter as it is compared, or null for what only lengthens a word or is none.</summary>
    public static string? Letter(Rune rune) => rune.Value switch
    {
        0x0640 => null, // tatweel
        0x0622 or 0x0623 or 0x0625 or 0x0671 => "ا",
        0x0649 or 0x06CC => "ي",
        0x0629 => "ه",
        0x06A9 => "ك",
        >= 0x0660 and <= 0x0669 or >= 0x06F0 and <= 0x06F9 => ((int)Rune.GetNumericValue(rune)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };
}
