using System.Globalization;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>Identifiers with a check digit. Each method returns "" and the normal form, or what is wrong.</summary>
internal static class CheckedIds
{
    // Crockford base 32 leaves out i, l, o and u.
    private const string RorDigits = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Isbn(string text, out string isbn)
    {
        isbn = Compact(Without(text, "ISBN-13", "ISBN-10", "ISBN"));
        if (isbn.Length is not (10 or 13) || !isbn[..^1].All(char.IsAsciiDigit) || !IsCheckCharacter(isbn[^1], isbn.Length == 10))
        {
            return "An ISBN has 13 digits, or 10 in books before 2007.";
        }

        if (isbn.Length == 10)
        {
            if (isbn[^1] != ElevenWeighted(isbn[..9]))
            {
                return "The last digit of the ISBN does not fit the others: check it against the cover.";
            }

            isbn = "978" + isbn[..9];
            isbn += ThirteenWeighted(isbn);
            return "";
        }

        if (isbn[..3] is not ("978" or "979"))
        {
            return "An ISBN of 13 digits starts with 978 or 979.";
        }

        return isbn[^1] == ThirteenWeighted(isbn[..12]) ? "" : "The last digit of the ISBN does not fit the others: check it against the cover.";
    }

    public static string Issn(string text, out string issn)
    {
        issn = Compact(Without(text, "https://portal.issn.org/resource/ISSN/", "ISSN"));
        if (issn.Length != 8 || !issn[..7].All(char.IsAsciiDigit) || !IsCheckCharacter(issn[7], true))
        {
            return "An ISSN has eight digits, as in 1234-5679; the last may be X.";
        }

        if (issn[7] != ElevenWeighted(issn[..7]))
        {
            return "The last digit of the ISSN does not fit the others: check it against the cover.";
        }

        issn = issn[..4] + "-" + issn[4..];
        return "";
    }

    /// <summary>ISO 7064 mod 11-2.</summary>
    public static string Orcid(string text, out string orcid)
    {
        orcid = Compact(Without(text, "https://orcid.org/", "http://orcid.org/", "orcid.org/", "ORCID"));
        if (orcid.Length != 16 || !orcid[..15].All(char.IsAsciiDigit) || !IsCheckCharacter(orcid[15], true))
        {
            return "An ORCID iD has 16 digits, as in 0000-0002-1825-0097; the last may be X.";
        }

        var check = (12 - (orcid[..15].Aggregate(0, (sum, digit) => (sum + Digit(digit)) * 2 % 11) % 11)) % 11;
        if (orcid[15] != CheckCharacter(check))
        {
            return "The last digit of the ORCID iD does not fit the others: copy it again from the profile page.";
        }

        orcid = string.Join('-', orcid.Chunk(4).Select(chunk => new string(chunk)));
        return "";
    }

    /// <summary>0, six base-32 digits, two check digits by ISO 7064 mod 97-10.</summary>
    public static string Ror(string text, out string ror)
    {
        ror = Without(text, "https://ror.org/", "http://ror.org/", "ror.org/").ToLowerInvariant();
        if (ror.Length != 9 || ror[0] != '0' || !ror.All(RorDigits.Contains) || !ror[7..].All(char.IsAsciiDigit))
        {
            return "A ROR ID has nine letters and digits and starts with 0, as in 03yrm5c26.";
        }

        var number = ror[1..7].Aggregate(0L, (sum, digit) => (sum * 32) + RorDigits.IndexOf(digit, StringComparison.Ordinal));
        var check = 98 - (number * 100 % 97);
        return string.Equals(ror[7..], check.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? ""
            : "The last two digits of the ROR ID do not fit the rest: copy it again from ror.org.";
    }

    private static string Without(string text, params ReadOnlySpan<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return text[prefix.Length..].TrimStart(':', ' ', '\u00A0');
            }
        }

        return text;
    }

    private static string Compact(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '\u00AD') and not (>= '\u2010' and <= '\u2015') and not '\u2212'))
            .ToUpperInvariant();

    // ISBN-10 (weights 10..2) and ISSN (weights 8..2), both mod 11.
    private static char ElevenWeighted(string digits) =>
        CheckCharacter((11 - (digits.Select((digit, i) => Digit(digit) * (digits.Length + 1 - i)).Sum() % 11)) % 11);

    private static char ThirteenWeighted(string digits) =>
        CheckCharacter((10 - (digits.Select((digit, i) => Digit(digit) * (i % 2 == 0 ? 1 : 3)).Sum() % 10)) % 10);

    private static char CheckCharacter(int value) => value == 10 ? 'X' : (char)('0' + value);

    private static bool IsCheckCharacter(char c, bool mayBeX) => char.IsAsciiDigit(c) || (mayBeX && c == 'X');

    private static int Digit(char c) => c - '0';
}
