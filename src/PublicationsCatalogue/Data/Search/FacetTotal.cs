namespace PublicationsCatalogue.Data.Search;

/// <summary>How many entries of the search index have a value of a facet, those that are only scheduled among them; kept by whoever writes the index.</summary>
public sealed class FacetTotal
{
    /// <summary>See <see cref="Core.Search.FacetValue.Token"/>.</summary>
    public required string Token { get; init; }
    public int Count { get; set; }
}
