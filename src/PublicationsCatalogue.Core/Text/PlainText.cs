namespace PublicationsCatalogue.Core.Text;

public static class PlainText
{
    /// <summary>The text without markup on one line; not encoded.</summary>
    public static string Of(SafeHtml html) => html.IsEmpty ? "" : OfOneParagraph(html.ToString()) ?? HtmlText.Of(HtmlText.Parse(html));

    // Most summaries, and parsing costs more than all else: one paragraph in which nothing is marked or encoded.
    private static string? OfOneParagraph(string html) =>
        html.StartsWith("<p>", StringComparison.Ordinal) && html.EndsWith("</p>", StringComparison.Ordinal) && html.AsSpan()[3..^4] is var text && !text.ContainsAny('<', '&')
            ? HtmlText.Fold(text.ToString()) : null;
}
