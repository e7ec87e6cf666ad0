using System.Xml;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Oai;

/// <summary>An answer of the protocol (OAI-PMH 3.2): when, to what, and then what was asked for or why not.</summary>
public sealed class OaiWriter : IDisposable
{
    private const string Ns = "http://www.openarchives.org/OAI/2.0/";
    private const string OaiIdentifierNs = "http://www.openarchives.org/OAI/2.0/oai-identifier";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlWriter xml;
    private readonly string repository;

    /// <summary>Begins an answer, which is whole when it is disposed of.</summary>
    /// <param name="to">Where it is written.</param>
    /// <param name="address">Where it was asked.</param>
    /// <param name="repository">The catalogue's part of each identifier.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="request">What was asked; null when that made no sense.</param>
    public OaiWriter(Stream to, string address, string repository, DateTime now, OaiRequest? request)
    {
        (xml, this.repository) = (XmlPublicationWriter.To(to), repository);
        xml.WriteStartDocument();
        // For who looks at it in a browser.
        xml.WriteProcessingInstruction("xml-stylesheet", "type=\"text/css\" href=\"/oai.css\"");
        xml.WriteStartElement("OAI-PMH", Ns);
        xml.WriteAttributeString("xmlns", "xsi", null, SchemaInstance);
        xml.WriteAttributeString("xsi", "schemaLocation", SchemaInstance, $"{Ns} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
        xml.WriteElementString("responseDate", W3cDate.Of(now));
        xml.WriteStartElement("request");
        if (request is not null)
        {
            xml.WriteAttributeString("verb", request.Verb);
            foreach (var (name, value) in request.Repeated)
                xml.WriteAttributeString(name, XmlPublicationWriter.Allowed(value));
        }
        xml.WriteString(address);
        xml.WriteEndElement();
    }

    public void Error(OaiError error)
    {
        xml.WriteStartElement("error");
        xml.WriteAttributeString("code", error.Code);
        xml.WriteString(error.Message);
        xml.WriteEndElement();
    }

    public void Identify(string name, string address, string email, long earliest)
    {
        xml.WriteStartElement("Identify");
        Element("repositoryName", name);
        Element("baseURL", address);
        Element("protocolVersion", "2.0");
        Element("adminEmail", email);
        Element("earliestDatestamp", OaiDate.Of(earliest));
        Element("deletedRecord", "persistent");
        Element("granularity", "YYYY-MM-DDThh:mm:ssZ");
        Element("compression", "gzip");
        if (OaiIdentifier.IsDomain(repository))
        {
            xml.WriteStartElement("description");
            xml.WriteStartElement("oai-identifier", OaiIdentifierNs);
            xml.WriteAttributeString("xsi", "schemaLocation", SchemaInstance, $"{OaiIdentifierNs} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd");
            Element("scheme", "oai");
            Element("repositoryIdentifier", repository);
            Element("delimiter", ":");
            Element("sampleIdentifier", OaiIdentifier.Of(repository, 17));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    public void Formats()
    {
        xml.WriteStartElement("ListMetadataFormats");
        foreach (var format in MetadataFormat.All)
        {
            xml.WriteStartElement("metadataFormat");
            Element("metadataPrefix", format.Prefix);
            Element("schema", format.Schema);
            Element("metadataNamespace", format.Namespace);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    public void Set(string spec, string name)
    {
        xml.WriteStartElement("set");
        Element("setSpec", spec);
        Element("setName", name);
        xml.WriteEndElement();
    }

    public void Begin(string verb) => xml.WriteStartElement(verb);

    public void End() => xml.WriteEndElement();

    public void Header(long id, long datestamp, bool isDeleted, IEnumerable<string> sets)
    {
        xml.WriteStartElement("header");
        if (isDeleted)
            xml.WriteAttributeString("status", "deleted");
        Element("identifier", OaiIdentifier.Of(repository, id));
        Element("datestamp", OaiDate.Of(datestamp));
        foreach (var set in sets)
            Element("setSpec", set);
        xml.WriteEndElement();
    }

    /// <summary>A record without metadata is a deleted one.</summary>
    public void Record(Action header, Publication? publication, MetadataFormat format, FormatContext context)
    {
        xml.WriteStartElement("record");
        header();
        if (publication is not null)
        {
            xml.WriteStartElement("metadata");
            using (var writer = format.Open(xml, context))
                writer.Write(publication);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>Where the list goes on; an empty one ends a list that came in parts.</summary>
    public void Token(string? token, long cursor)
    {
        if (token is null && cursor == 0)
            return;
        xml.WriteStartElement("resumptionToken");
        xml.WriteAttributeString("cursor", cursor.ToString(System.Globalization.CultureInfo.InvariantCulture));
        xml.WriteString(token ?? "");
        xml.WriteEndElement();
    }

    public void Dispose()
    {
        xml.WriteEndDocument();
        xml.Dispose();
    }

    private void Element(string name, string value) => xml.WriteElementString(name, XmlPublicationWriter.Allowed(value));
}
