namespace PublicationsCatalogue.Core.Text;

public static class PlainText
{
    /// <summary>The text without markup on one line; not encoded.</summary>
    public static string Of(SafeHtml html) => html.IsEmpty ? "" : HtmlText.Of(HtmlText.Parse(html));
}
