using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Features.Shared;

public static class FacetFields
{
    /// <summary>What a facet is called in the address of a search.</summary>
    public static string NameOf(Facet facet) => facet switch
    {
        Facet.Language => "lang",
        Facet.Type => "type",
        Facet.Series => "series",
        Facet.Subject => "subject",
        Facet.Author => "author",
        _ => "year",
    };
}
