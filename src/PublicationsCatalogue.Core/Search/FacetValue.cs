using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Search;

public enum Facet
{
    Year,
    Type,
    Series,
    Subject,
    Author,
    Language,
}

/// <summary>A value by which results are narrowed, as the index keeps it: a letter for the facet, then year, code or number.</summary>
public readonly record struct FacetValue(Facet Facet, string Value)
{
    public const int LongestToken = 64;

    private const string Letters = "YTSJAL";

    // A token has no hyphen; this is one that the database takes for a letter.
    private const char Hyphen = 'ー';

    public static FacetValue Of(int year) => new(Facet.Year, year.ToString(CultureInfo.InvariantCulture));
    public static FacetValue Of(Facet facet, long id) => new(facet, id.ToString(CultureInfo.InvariantCulture));
    public static FacetValue Of(LanguageTag language) => new(Facet.Language, language.ToString());

    /// <summary>Of a series, subject or author; null for the others.</summary>
    public long? Id => Facet is Facet.Series or Facet.Subject or Facet.Author ? long.Parse(Value, CultureInfo.InvariantCulture) : null;

    public string Token => "Ƒ" + Letters[(int)Facet] + Value.Replace('-', Hyphen);

    /// <summary>The tokens in what <see cref="SearchEntry.Facets"/> wrote.</summary>
    public static string[] Tokens(string facets) => facets.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As <see cref="Token"/> wrote it.</summary>
    public static FacetValue Read(string token) =>
        new((Facet)Letters.IndexOf(token[1], StringComparison.Ordinal), token[2..].Replace(Hyphen, '-'));
}
