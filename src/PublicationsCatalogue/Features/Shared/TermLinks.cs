using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Features.Shared;

public static class TermLinks
{
    /// <summary>What the value of a kind is called in the address of a search.</summary>
    public static string Field(TermKind kind) => kind.Facet == Facet.Language ? "lang" : kind.One.ToLowerInvariant();
}
