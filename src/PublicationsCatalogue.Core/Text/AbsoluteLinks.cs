using AngleSharp.Dom;

namespace PublicationsCatalogue.Core.Text;

/// <summary>Summaries as they are read elsewhere, where "/2021" leads nowhere.</summary>
public static class AbsoluteLinks
{
    public static SafeHtml In(SafeHtml html, Uri root)
    {
        if (!HasOther(html.ToString()))
            return html;
        var body = HtmlText.Parse(html);
        foreach (var link in body.QuerySelectorAll("a[href]"))
        {
            if (Uri.TryCreate(root, link.GetAttribute("href"), out var absolute) && absolute.Scheme is "http" or "https" or "mailto")
                link.SetAttribute("href", absolute.AbsoluteUri);
            else
                link.RemoveAttribute("href");
        }
        return new SafeHtml(body.InnerHtml);
    }

    // Most summaries have no link, or only whole ones; parsing costs more than all else.
    private static bool HasOther(ReadOnlySpan<char> html)
    {
        for (var at = html.IndexOf("href=\""); at >= 0; at = html.IndexOf("href=\""))
        {
            html = html[(at + 6)..];
            if (!html.StartsWith("https://") && !html.StartsWith("http://") && !html.StartsWith("mailto:"))
                return true;
        }
        return false;
    }
}
