using System.Xml.Linq;
using System.Xml.Schema;

namespace PublicationsCatalogue.Tests.Features.Sitemap;

/// <summary>What the protocol of sitemaps.org (0.9) demands, as a schema.</summary>
internal static class SitemapSchema
{
    public static readonly XNamespace Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private const string Text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
            targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
          <xs:element name="urlset"><xs:complexType><xs:sequence><xs:element name="url" type="place" minOccurs="1" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="sitemapindex"><xs:complexType><xs:sequence><xs:element name="sitemap" type="place" minOccurs="1" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:complexType name="place"><xs:all>
            <xs:element name="loc" type="address"/>
            <xs:element name="lastmod" type="instant" minOccurs="0"/>
          </xs:all></xs:complexType>
          <xs:simpleType name="address"><xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="instant"><xs:union memberTypes="xs:date xs:dateTime xs:gYearMonth xs:gYear"/></xs:simpleType>
        </xs:schema>
        """;

    /// <summary>The addresses in it, with what is said of their last change.</summary>
    public static IReadOnlyList<(string Path, string? ChangedAt)> Read(string xml)
    {
        var (document, schemas) = (XDocument.Parse(xml), new XmlSchemaSet());
        using var schema = System.Xml.XmlReader.Create(new StringReader(Text));
        schemas.Add(Ns.NamespaceName, schema);
        document.Validate(schemas, (_, e) => Assert.Fail(e.Message));
        var lines = document.Root!.Elements().Select(e => (new Uri(e.Element(Ns + "loc")!.Value).PathAndQuery, e.Element(Ns + "lastmod")?.Value)).ToList();
        Assert.InRange(lines.Count, 1, 50_000);
        return lines;
    }
}
