using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Feeds;

/// <summary>Atom (RFC 4287): published when an entry became public here, updated when what is told of it changed.</summary>
public sealed class AtomWriter(Stream to, FormatContext context) : XmlPublicationWriter(To(to))
{
    private const string Ns = "http://www.w3.org/2005/Atom";

    public override void Begin()
    {
        base.Begin();
        Xml.WriteStartElement("feed", Ns);
        Xml.WriteAttributeString("xml", "lang", null, context.Language.ToString());
        Element("id", StableId.OfList(context));
        Element("title", context.Title);
        Element("updated", W3cDate.Of(context.Updated));
        Link("self", context.Absolute(context.Self), "application/atom+xml");
        Link("alternate", context.Absolute(context.Page), "text/html");
        Person(context.Catalogue);
        Element("generator", "Publications catalogue");
    }

    public override void Write(Publication publication)
    {
        var text = context.TextOf(publication);
        Start("entry", Ns);
        if (text.Language != context.Language)
            Xml.WriteAttributeString("xml", "lang", null, text.Language.ToString());
        Element("id", StableId.Of(publication, context));
        Element("title", text.WholeTitle());
        Element("updated", W3cDate.Of(publication.ChangedAt()));
        Element("published", publication.FirstPublicAt is { } first ? W3cDate.Of(first) : null);
        Link("alternate", context.AddressOf(publication, text), "text/html");
        if (publication.LinkUrl() is { } link)
            Link("related", link, null);
        if (Licence.Find(publication.Licence) is { } licence)
            Link("license", licence.Url, null);
        foreach (var author in FeedItem.Authors(publication))
            Person(author);
        foreach (var tag in FeedItem.Tags(publication))
        {
            Start("category", Ns, ("term", tag));
            Xml.WriteEndElement();
        }
        Start("content", Ns, ("type", "html"));
        Xml.WriteString(Allowed(FeedItem.Html(publication, context)));
        Xml.WriteEndElement();
        Xml.WriteEndElement();
    }

    private void Person(string name)
    {
        Start("author", Ns);
        Element("name", name);
        Xml.WriteEndElement();
    }

    private void Link(string relation, string address, string? type)
    {
        Start("link", Ns, ("rel", relation), ("type", type), ("href", address));
        Xml.WriteEndElement();
    }
}
