using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PublicationsCatalogue.Core.Text;

internal static class HtmlText
{
    public static IElement Parse(SafeHtml html) => BodyOf(new HtmlParser().ParseDocument(html.ToString()));

    public static IElement BodyOf(IHtmlDocument document) =>
        document.Body ?? throw new InvalidOperationException("The HTML parser gave no body.");

    /// <summary>The text a reader sees: white space folded, blocks and line breaks apart by a space.</summary>
    public static string Of(INode node)
    {
        var text = new StringBuilder();
        Append(node, text);
        return Fold(text.ToString());
    }

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    // HTML's white space: a no-break space is text.
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private static void Append(INode node, StringBuilder text)
    {
        if (node is IText { Data: var data })
        {
            text.Append(data);
            return;
        }

        var isBlock = node is IElement { LocalName: not ("a" or "em" or "strong" or "code" or "del" or "sub" or "sup") };
        text.Append(isBlock ? " " : "");
        foreach (var child in node.ChildNodes)
        {
            Append(child, text);
        }

        text.Append(isBlock ? " " : "");
    }
}
