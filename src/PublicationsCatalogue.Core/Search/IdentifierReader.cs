using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Search;

/// <summary>The identifier that a search may be, in the form in which entries carry it.</summary>
internal static class IdentifierReader
{
    public static IEnumerable<SearchNode> Tokens(string typed)
    {
        var named = Identifier.Read(typed) is { } id ? id.Value : null;
        return new[] { typed, named }.OfType<string>().Select(SearchTokens.Identifier).Distinct(StringComparer.Ordinal).Select(SearchNode.One);
    }
}
