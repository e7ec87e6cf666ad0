using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Feeds;

/// <summary>RSS 2.0.11, with the ways of the RSS Best Practices Profile.</summary>
public sealed class RssWriter(Stream to, FormatContext context) : XmlPublicationWriter(To(to))
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    public override void Begin()
    {
        base.Begin();
        Xml.WriteStartElement("rss");
        Xml.WriteAttributeString("version", "2.0");
        Xml.WriteAttributeString("xmlns", "atom", null, Atom);
        Xml.WriteAttributeString("xmlns", "dc", null, Dc);
        Xml.WriteStartElement("channel");
        Element("title", context.Title);
        Element("link", context.Absolute(context.Page));
        Element("description", $"{context.Title}: the newest entries, in the order in which they became public.");
        Element("language", context.Language.ToString());
        Element("lastBuildDate", W3cDate.Rfc822(context.Updated));
        Start("link", Atom, ("rel", "self"), ("type", "application/rss+xml"), ("href", context.Absolute(context.Self)));
        Xml.WriteEndElement();
    }

    public override void Write(Publication publication)
    {
        var text = context.TextOf(publication);
        Xml.WriteStartElement("item");
        Element("title", text.WholeTitle());
        Element("link", context.AddressOf(publication, text));
        Element("guid", StableId.Of(publication, context), null, null, ("isPermaLink", "false"));
        Element("pubDate", publication.FirstPublicAt is { } first ? W3cDate.Rfc822(first) : null);
        foreach (var author in FeedItem.Authors(publication))
            Element("creator", author, Dc);
        foreach (var tag in FeedItem.Tags(publication))
            Element("category", tag);
        Element("updated", W3cDate.Of(publication.ChangedAt()), Atom);
        if (FeedItem.Html(publication, context) is { Length: > 0 } html)
        {
            Xml.WriteStartElement("description");
            Xml.WriteString(Allowed(html));
            Xml.WriteEndElement();
        }
        Xml.WriteEndElement();
    }
}
