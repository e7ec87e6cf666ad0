using System.Text;
using System.Xml;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>A writer of XML 1.0 in UTF-8: always well-formed, for characters that XML has no way to write are left out.</summary>
public abstract class XmlPublicationWriter(XmlWriter xml) : PublicationWriter
{
    protected const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    protected XmlWriter Xml { get; } = xml;

    /// <summary>A file of its own. What only <see cref="PublicationWriter.Write"/> writes can also stand in the file of another writer.</summary>
    public static XmlWriter To(Stream stream) => XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "  ", NewLineChars = "\n" });

    public override void Begin() => Xml.WriteStartDocument();

    public override void End() => Xml.WriteEndDocument();

    public override void Flush() => Xml.Flush();

    /// <summary>Only what XML 1.0 2.2 allows.</summary>
    public static string Allowed(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF') < 0)
            return text;
        var allowed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                allowed.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                allowed.Append(text[i]).Append(text[++i]);
        }
        return allowed.ToString();
    }

    /// <summary>An element on one line, in the namespace of the one it stands in or the one given; nothing when it would be empty.</summary>
    protected void Element(string name, string? value, string? ns = null, string? language = null, params (string Name, string? Value)[] attributes)
    {
        if (Allowed(Facts.PlainLine(value)) is not { Length: > 0 } line)
            return;
        Start(name, ns, attributes);
        if (language is not null)
            Xml.WriteAttributeString("xml", "lang", null, language);
        Xml.WriteString(line);
        Xml.WriteEndElement();
    }

    protected void Start(string name, string? ns, params (string Name, string? Value)[] attributes)
    {
        if (ns is null)
            Xml.WriteStartElement(name);
        else
            Xml.WriteStartElement(Xml.LookupPrefix(ns), name, ns);
        foreach (var (attribute, value) in attributes)
        {
            if (!string.IsNullOrEmpty(value))
                Xml.WriteAttributeString(attribute, Allowed(value));
        }
    }
}
