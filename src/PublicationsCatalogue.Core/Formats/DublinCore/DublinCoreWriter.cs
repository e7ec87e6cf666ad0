using System.Xml;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.DublinCore;

/// <summary>Unqualified Dublin Core in the wrapping of OAI-PMH (oai_dc); several stand in the collection that MARC's own style sheet made usual.</summary>
public sealed class DublinCoreWriter(XmlWriter xml, FormatContext context) : XmlPublicationWriter(xml)
{
    public const string Oai = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    public const string Schema = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    public DublinCoreWriter(Stream to, FormatContext context)
        : this(To(to), context)
    {
    }

    public override void Begin()
    {
        base.Begin();
        if (!context.IsList)
            return;
        Xml.WriteStartElement("oai_dc", "dcCollection", Oai);
        if (context.Note is { } note)
            Xml.WriteComment($" {Allowed(note).Replace("--", "%2D%2D", StringComparison.Ordinal)} ");
    }

    public override void Write(Publication publication)
    {
        Xml.WriteStartElement("oai_dc", "dc", Oai);
        Xml.WriteAttributeString("xmlns", "dc", null, Dc);
        Xml.WriteAttributeString("xmlns", "xsi", null, SchemaInstance);
        Xml.WriteAttributeString("xsi", "schemaLocation", SchemaInstance, $"{Oai} {Schema}");
        foreach (var (name, value, language) in DublinCoreElements.Of(publication, context))
            Element(name, value, Dc, language);
        Xml.WriteEndElement();
    }
}
