using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>What nobody would type and somebody will send.</summary>
public static partial class HostileTexts
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a megabyte"] = new('x', 1_000_000),
        ["control characters"] = "a\0b\u0001\u0007\u001b\u007fc\vd",
        ["marks from right to left"] = "\u202Eabc\u2067\u200Fdef",
        ["emoji"] = "👩‍👩‍👧 🌾🇨🇭",
        ["202 quotes"] = new('>', 202),
        ["50,000 brackets"] = new('[', 50_000),
        ["a script"] = "\"><script id=hostile>alert(1)</script><img src=x onerror=alert(1)>'</textarea>",
        ["="] = "=1+1",
        ["+"] = "+1",
        ["-"] = "-1+1",
        ["@"] = "@SUM(A1)",
        ["10,000 names"] = string.Join('\n', Enumerable.Range(1, 10_000).Select(i => $"Author {i:00000}")),
        ["10,000 numbers"] = string.Join('\n', Enumerable.Range(1, 10_000).Select(i => $"Report number: {i:00000}")),
    };

    /// <summary>The fields in groups that are sent together: each with the text, in a form of at most so many bytes; most forms are of a megabyte.</summary>
    public static IEnumerable<string[]> ThatFit(IEnumerable<string> fields, string text, int bytes = 1024 * 1024) =>
        fields.Chunk(Math.Max(1, (bytes - 10_000) / Uri.EscapeDataString(text).Length));

    /// <summary>What a field holds that was sent this and came back.</summary>
    public static string Kept(string text) => NoText().Replace(text.Replace('\v', ' '), "").Trim();

    /// <summary>What of it has become markup.</summary>
    public static IEnumerable<string> Markup(IHtmlDocument page) =>
        page.QuerySelectorAll("#hostile, [onerror], main script:not([src]):not([type='application/ld+json']), main blockquote blockquote")
            .Select(e => $"<{e.LocalName}> on {page.Title}");

    // Control characters other than tab and line ends.
    [GeneratedRegex(@"[\p{Cc}-[\t\n\r]]", RegexOptions.None, 1000)]
    private static partial Regex NoText();
}
