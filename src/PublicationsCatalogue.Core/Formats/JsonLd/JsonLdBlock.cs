using System.Text;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.JsonLd;

/// <summary>What stands in a page within &lt;script type="application/ld+json"&gt;: data, which no browser runs.</summary>
public static class JsonLdBlock
{
    public static SafeHtml Of(Publication publication, FormatContext context)
    {
        using var to = new MemoryStream();
        using var writer = new JsonLdWriter(to, context with { IsList = false }, isForPages: true);
        writer.Write(publication);
        writer.Flush();
        return SafeHtml.FromJson(Encoding.UTF8.GetString(to.GetBuffer(), 0, (int)to.Length));
    }
}
