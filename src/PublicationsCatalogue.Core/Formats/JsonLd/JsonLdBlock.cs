using System.Text;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.JsonLd;

/// <summary>What stands in a page within &lt;script type="application/ld+json"&gt;: data, which no browser runs.</summary>
public static class JsonLdBlock
{
    /// <summary>Holds no sign that HTML could take for a tag's.</summary>
    public static string Of(Publication publication, FormatContext context)
    {
        using var to = new MemoryStream();
        using var writer = new JsonLdWriter(to, context with { IsList = false }, isForPages: true);
        writer.Write(publication);
        writer.Flush();
        return Encoding.UTF8.GetString(to.GetBuffer(), 0, (int)to.Length);
    }
}
