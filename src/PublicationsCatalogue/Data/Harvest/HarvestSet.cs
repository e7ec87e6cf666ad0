using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Harvest;

/// <summary>A set that can be harvested by itself: everything, all that has a series, a subject, a type or a language, or what has a certain one.</summary>
public readonly record struct HarvestSet(string Key)
{
    public static readonly IReadOnlyList<Facet> Facets = [Facet.Type, Facet.Language, Facet.Series, Facet.Subject];
    private const string Letters = "TLSJ";

    public static HarvestSet All => new("");

    /// <summary>The certain one; null of a set of several.</summary>
    public FacetValue? Value => Key.Length > 1 ? new FacetValue(Facets[Letters.IndexOf(Key[0], StringComparison.Ordinal)], Key[1..]) : null;

    public static HarvestSet Of(Facet facet) => new(Letters[Facets.ToList().IndexOf(facet)].ToString());

    public static HarvestSet Of(FacetValue value) => new(Of(value.Facet).Key + value.Value);

    /// <summary>As <see cref="HarvestRecord.Sets"/> has them.</summary>
    public static string Written(IEnumerable<FacetValue> values) => string.Join(' ', values.Select(v => Of(v).Key).Distinct(StringComparer.Ordinal));

    public static IEnumerable<HarvestSet> Read(string sets) => sets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => new HarvestSet(key));
}
