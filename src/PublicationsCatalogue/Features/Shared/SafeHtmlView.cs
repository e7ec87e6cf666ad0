using Microsoft.AspNetCore.Html;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Features.Shared;

public static class SafeHtmlView
{
    /// <summary>The only way text gets into a page without being encoded; only Core's Markdown makes a SafeHtml.</summary>
    public static IHtmlContent AsHtml(this SafeHtml html) => new HtmlString(html.ToString());
}
