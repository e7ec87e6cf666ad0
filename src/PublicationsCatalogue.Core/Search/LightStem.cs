namespace PublicationsCatalogue.Core.Search;

/// <summary>
/// The word without its ending of number and gender, and nothing more: "policies" is found by "policy", "nationaux" by
/// "national", "trabajadoras" by "trabajador". After the light stemmers of J. Savoy (J. Am. Soc. Inf. Sci. 50(10), 1999) and
/// D. Harman's s-stemmer (1991), for words without accents.
/// </summary>
public static class LightStem
{
    private const int Shortest = 4;

    /// <summary>The stem of a folded word of this language; the word itself for languages that have no rules here.</summary>
    public static string Of(string word, string language) => word.Length < Shortest || char.IsAsciiDigit(word[0]) ? word : language switch
    {
        "en" => English(word),
        "fr" => French(word),
        "es" => Spanish(word),
        _ => word,
    };

    /// <summary>What a word that is typed may be the form of, whatever its language.</summary>
    public static IEnumerable<string> All(string word) => new[] { Of(word, "en"), Of(word, "fr"), Of(word, "es") }.Distinct(StringComparer.Ordinal);

    private static string English(string word)
    {
        if (!Ends(word, "s") || Ends(word, "ss") || Ends(word, "us"))
            return word;
        if (Ends(word, "ies") && !Ends(word, "eies") && !Ends(word, "aies"))
            return word[..^3] + "y";
        return word[..^1];
    }

    private static string French(string word)
    {
        if (Ends(word, "aux") && word.Length > 5)
            return word[..^3] + "al";
        if (Ends(word, "x") || Ends(word, "s"))
            word = word[..^1];
        if (Ends(word, "e") && word.Length >= Shortest)
            word = word[..^1];
        return word.Length > Shortest && word[^1] == word[^2] ? word[..^1] : word;
    }

    private static string Spanish(string word)
    {
        if (Ends(word, "ces"))
            return word[..^3] + "z";
        if (Ends(word, "os") || Ends(word, "as") || Ends(word, "es"))
            return word[..^2];
        return Ends(word, "o") || Ends(word, "a") || Ends(word, "e") ? word[..^1] : word;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
