using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.PageMetadata;

/// <summary>What a shared link shows (ogp.me).</summary>
public static class OpenGraph
{
    public static IEnumerable<(string Property, string Content)> Of(Publication publication, FormatContext context, string description)
    {
        var text = context.TextOf(publication);
        yield return ("og:title", text.WholeTitle());
        yield return ("og:type", publication.Type is "book" ? "book" : "article");
        yield return ("og:url", context.AddressOf(publication, text));
        yield return ("og:site_name", context.Catalogue);
        yield return ("og:description", description);
    }
}
