using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>Months and seasons as titles name them, in English, French and Spanish.</summary>
internal static class PeriodWords
{
    // In the order of the year: the season that begins in March, June, September, December.
    private static readonly (string Language, string[] Names)[] Seasons =
    [
        ("en", ["Spring", "Summer", "Autumn", "Winter"]),
        ("fr", ["printemps", "été", "automne", "hiver"]),
        ("es", ["primavera", "verano", "otoño", "invierno"]),
        ("en", ["Spring", "Summer", "Fall", "Winter"]),
    ];

    public static (int Month, string Language)? Month(string word) => MonthNames.Find(MonthNames.Fold(word));

    /// <summary>0 spring to 3 winter.</summary>
    public static (int Season, string Language)? Season(string word)
    {
        var folded = MonthNames.Fold(word);
        foreach (var (language, names) in Seasons)
        {
            if (Array.FindIndex(names, name => string.Equals(MonthNames.Fold(name), folded, StringComparison.Ordinal)) is >= 0 and var season)
                return (season, language);
        }
        return null;
    }

    public static string NameOfMonth(int month, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return culture.DateTimeFormat.GetMonthName(month);
    }

    public static string NameOfSeason(int season, string language, bool saysFall) =>
        saysFall && string.Equals(language, "en", StringComparison.Ordinal) && season == 2 ? "Fall" : Array.Find(Seasons, s => string.Equals(s.Language, language, StringComparison.Ordinal)).Names[season];

    /// <summary>The word in the letters of another: SEPTEMBER, September, septembre.</summary>
    public static string Cased(string placeholder, string word) =>
        placeholder.All(char.IsUpper) ? word.ToUpperInvariant() : char.IsUpper(placeholder[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    /// <summary>The placeholder's letters that bring the name back as it was written.</summary>
    public static string Placeholder(string name, string written, string usual) =>
        written.Length > 1 && written.All(char.IsUpper) ? name.ToUpperInvariant()
            : char.IsUpper(written[0]) && !char.IsUpper(usual[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
