using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Sitemap;

/// <summary>A sitemap, or the index of them (sitemaps.org 0.9).</summary>
public sealed class SitemapResult(Site site, IEnumerable<SitemapLine> lines, bool isIndex = false) : IActionResult
{
    private const string Ns = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = "application/xml; charset=utf-8";
        // It is the pages that are to be found.
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        using var portion = new MemoryStream();
        using var xml = XmlWriter.Create(portion, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        Begin(xml);
        foreach (var line in lines)
        {
            Write(xml, line, http.Request);
            if (portion.Length >= Format.Portion)
                await SendAsync(portion, http);
        }
        End(xml);
        await SendAsync(portion, http);
    }

    private void Begin(XmlWriter xml)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement(isIndex ? "sitemapindex" : "urlset", Ns);
    }

    private void Write(XmlWriter xml, SitemapLine line, HttpRequest request)
    {
        xml.WriteStartElement(isIndex ? "sitemap" : "url", Ns);
        xml.WriteElementString("loc", Ns, site.Absolute(request, line.Path));
        if (line.ChangedAt is { } at)
            xml.WriteElementString("lastmod", Ns, W3cDate.Of(at));
        xml.WriteEndElement();
    }

    private static void End(XmlWriter xml)
    {
        xml.WriteEndElement();
        xml.Flush();
    }

    private static async Task SendAsync(MemoryStream portion, HttpContext http)
    {
        portion.Position = 0;
        await portion.CopyToAsync(http.Response.Body, http.RequestAborted);
        portion.SetLength(0);
    }
}
