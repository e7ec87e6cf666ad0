using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Core.Publications;

internal static class MonthNames
{
    private static readonly string[][] Languages =
    [
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["", "", "", "", "", "", "", "", "setiembre", "", "", ""],
    ];

    /// <summary>The months (1–12) whose name in English, French or Spanish starts with the folded word of three letters or more.</summary>
    public static IReadOnlyList<int> StartingWith(string word)
    {
        if (word.Length < 3)
        {
            return [];
        }

        var months = new SortedSet<int>();
        foreach (var names in Languages)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (string.Equals(names[i], word, StringComparison.Ordinal))
                {
                    return [i + 1];
                }

                if (names[i].StartsWith(word, StringComparison.Ordinal))
                {
                    months.Add(i + 1);
                }
            }
        }

        return [.. months];
    }

    /// <summary>The month and the language of a folded word that is the whole name of one.</summary>
    public static (int Month, string Language)? Find(string word)
    {
        for (var language = 0; language < Languages.Length; language++)
        {
            if (word.Length > 0 && Array.IndexOf(Languages[language], word) is >= 0 and var month)
            {
                return (month + 1, language switch { 0 => "en", 1 => "fr", _ => "es" });
            }
        }

        return null;
    }

    /// <summary>Lower case without accents. Expects text without lone surrogates.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>The culture with the Gregorian calendar: ar-SA, fa-IR and th-TH would print another year.</summary>
    public static CultureInfo Gregorian(CultureInfo culture)
    {
        if (culture.Calendar is GregorianCalendar)
        {
            return culture;
        }

        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } calendar)
        {
            return CultureInfo.InvariantCulture;
        }

        var gregorian = (CultureInfo)culture.Clone();
        gregorian.DateTimeFormat.Calendar = calendar;
        return gregorian;
    }
}
