namespace PublicationsCatalogue.Core.Formats.Feeds;

/// <summary>What happened to a catalogue, as Atom (RFC 4287): each change is an entry of its own.</summary>
public static class ChangesWriter
{
    private const string Ns = "http://www.w3.org/2005/Atom";

    public static void Write(Stream to, FormatContext context, IEnumerable<FeedChange> changes)
    {
        using var xml = XmlPublicationWriter.To(to);
        xml.WriteStartDocument();
        xml.WriteStartElement("feed", Ns);
        xml.WriteAttributeString("xml", "lang", null, context.Language.ToString());
        xml.WriteElementString("id", Ns, StableId.OfList(context));
        xml.WriteElementString("title", Ns, XmlPublicationWriter.Allowed(context.Title));
        xml.WriteElementString("updated", Ns, W3cDate.Of(context.Updated));
        Link("self", context.Self, "application/atom+xml");
        Link("alternate", context.Page, "text/html");
        xml.WriteStartElement("author", Ns);
        xml.WriteElementString("name", Ns, XmlPublicationWriter.Allowed(context.Catalogue));
        xml.WriteEndElement();
        foreach (var change in changes)
        {
            xml.WriteStartElement("entry", Ns);
            xml.WriteElementString("id", Ns, StableId.OfList(context with { Page = $"/changes#{change.Id}" }));
            xml.WriteElementString("title", Ns, XmlPublicationWriter.Allowed(Facts.PlainLine(change.Sentence)));
            xml.WriteElementString("updated", Ns, W3cDate.Of(change.At));
            Link("alternate", change.Address ?? context.Page, "text/html");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndDocument();

        void Link(string relation, string path, string type)
        {
            xml.WriteStartElement("link", Ns);
            xml.WriteAttributeString("rel", relation);
            xml.WriteAttributeString("type", type);
            xml.WriteAttributeString("href", context.Absolute(path));
            xml.WriteEndElement();
        }
    }
}

/// <summary>One change, as the feed tells it.</summary>
/// <param name="Id">Never that of another change of the catalogue.</param>
/// <param name="Address">The path of what was changed; null when there is none any more.</param>
public sealed record FeedChange(string Id, DateTime At, string Sentence, string? Address);
