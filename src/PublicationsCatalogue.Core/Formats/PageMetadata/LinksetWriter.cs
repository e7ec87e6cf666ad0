using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.PageMetadata;

/// <summary>FAIR Signposting, level 2: a link set (RFC 9264, application/linkset+json) of each entry's page and of each of its full texts.</summary>
public sealed class LinksetWriter(Stream to, FormatContext context) : JsonPublicationWriter(to)
{
    public override void Begin()
    {
        Json.WriteStartObject();
        Json.WriteStartArray("linkset");
    }

    public override void End()
    {
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    public override void Write(Publication publication)
    {
        var page = context.AddressOf(publication);
        var links = Signposting.All(publication, context).ToList();
        Write(page, links);
        foreach (var item in links.Where(link => link.Relation == "item"))
            Write(item.Target, [new SignpostingLink(page, "collection", "text/html")]);
    }

    private void Write(string anchor, IEnumerable<SignpostingLink> links)
    {
        Json.WriteStartObject();
        Text("anchor", anchor);
        foreach (var relation in links.GroupBy(link => link.Relation))
        {
            Objects(relation.Key, relation, link =>
            {
                Text("href", link.Target);
                Text("type", link.Type);
            });
        }
        Json.WriteEndObject();
    }
}
