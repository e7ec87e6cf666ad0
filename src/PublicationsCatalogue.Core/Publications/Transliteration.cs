using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Core.Publications;

internal static class Transliteration
{
    private const string Letters =
        "ß=ss ø=o æ=ae œ=oe ł=l đ=d ð=d þ=th ı=i ħ=h ŋ=ng ə=e ŧ=t ĸ=k " +
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o " +
        "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch " +
        "ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=yo є=ye і=i ї=yi ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz " +
        // Arabic (with Persian and Urdu letters) and Hebrew write few of their vowels: what they write is spelt.
        "ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h ة=a و=w ي=y ى=a ء= ـ= " +
        "ٱ=a پ=p چ=ch ژ=zh ک=k گ=g ی=y ے=e ہ=h ھ=h ٹ=t ڈ=d ڑ=r ں=n " +
        "א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=ch ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=p צ=ts ץ=ts ק=k ר=r ש=sh ת=t ׳= ״= " +
        "'= ’= ‘= ʼ= `=";

    private static readonly FrozenDictionary<Rune, string> Table = Letters
        .Split(' ')
        .Select(pair => pair.Split('='))
        .ToFrozenDictionary(pair => pair[0].EnumerateRunes().First(), pair => pair[1]);

    /// <summary>a–z and 0–9 for one character, "" where it belongs to the word but has no letter, null where it ends the word.</summary>
    public static string? ToLatin(Rune rune)
    {
        if (Table.TryGetValue(Rune.ToLowerInvariant(rune), out var known))
        {
            return known;
        }

        if (rune.IsAscii)
        {
            return Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : null;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
        {
            return Rune.GetNumericValue(rune).ToString(CultureInfo.InvariantCulture);
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
        {
            return "";
        }

        var latin = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (part != rune && ToLatin(part) is { } letters)
            {
                latin.Append(letters);
            }
        }

        return latin.Length > 0 ? latin.ToString() : null;
    }
}
