using System.Xml;
using PublicationsCatalogue.Core.Formats.DublinCore;
using PublicationsCatalogue.Core.Formats.Marc;
using PublicationsCatalogue.Core.Formats.Mods;
using PublicationsCatalogue.Core.Formats.OpenAire;

namespace PublicationsCatalogue.Core.Formats.Oai;

/// <summary>A form in which harvesters get metadata. This table is all there is to know of them; a new one is one writer and one row.</summary>
public sealed record MetadataFormat(string Prefix, string Schema, string Namespace, Func<XmlWriter, FormatContext, PublicationWriter> Open)
{
    public static readonly IReadOnlyList<MetadataFormat> All =
    [
        new("oai_dc", DublinCoreWriter.Schema, DublinCoreWriter.Oai, (xml, context) => new DublinCoreWriter(xml, context)),
        new("mods", ModsWriter.Schema, ModsWriter.Ns, (xml, context) => new ModsWriter(xml, context)),
        new("marcxml", MarcXmlWriter.Schema, MarcXmlWriter.Ns, (xml, context) => new MarcXmlWriter(xml, context)),
        new("oai_openaire", OpenAireWriter.Schema, OpenAireWriter.Ns, (xml, context) => new OpenAireWriter(xml, context)),
    ];

    public static MetadataFormat? Find(string? prefix) => All.FirstOrDefault(format => format.Prefix == prefix);
}
