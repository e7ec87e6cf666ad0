using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.DublinCore;
using PublicationsCatalogue.Core.Formats.JsonLd;
using PublicationsCatalogue.Core.Formats.PageMetadata;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>What the head of an entry's page says to programs: Highwire and Dublin Core tags, Open Graph, schema.org.</summary>
public sealed record PageMetadata(IReadOnlyList<(string Name, string Content, string? Language)> Tags, IReadOnlyList<(string Property, string Content)> Properties, SafeHtml JsonLd)
{
    // Of thousands of authors the other forms tell all; a page must stay light.
    private const int MostNames = 100;

    public static PageMetadata Of(Publication publication, FormatContext context, string description)
    {
        var inPage = context with { MostNames = MostNames };
        // The summary stands in the page already.
        var elements = DublinCoreElements.Of(publication, inPage).Where(e => e.Name != "description").Select(e => ($"DC.{e.Name}", Facts.PlainLine(e.Value), e.Language)).Where(e => e.Item2.Length > 0);
        return new PageMetadata(
            [.. Highwire.Of(publication, inPage).Select(t => (t.Name, t.Content, (string?)null)), .. elements],
            [.. OpenGraph.Of(publication, inPage, description)], JsonLdBlock.Of(publication, inPage));
    }

    public static string Coins(Publication publication, FormatContext context) => Core.Formats.PageMetadata.Coins.Of(publication, context with { MostNames = MostNames });
}
