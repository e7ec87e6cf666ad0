using System.Globalization;
using System.Net;
using System.Text;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PublicationsCatalogue.Core.Text;

/// <summary>
/// Summaries as editors write them: paragraphs, emphasis, links, lists, quotes, tables, code.
/// HTML and entities appear as written, images as their alternative text, headings as h4 and h5.
/// </summary>
public static class Markdown
{
    public const int Longest = 20_000;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    // Shared between threads: HtmlSanitizer allows it as long as nobody changes its settings.
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "h4", "h5",
            "table", "thead", "tbody", "tr", "th", "td", "del", "sub", "sup",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "lang", "dir", "title", "start" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
    });

    /// <summary>When false, <paramref name="problem"/> is a sentence for the editor and nothing may be stored.</summary>
    public static bool TryRender(string? markdown, out SafeHtml html, out string problem)
    {
        html = SafeHtml.Empty;
        problem = "";
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return true;
        }

        problem = markdown.Length > Longest
            ? string.Create(CultureInfo.InvariantCulture, $"The summary has {markdown.Length:N0} characters; the longest that can be kept is {Longest:N0}.")
            : MarkdownLimits.Problem(markdown);
        if (problem.Length > 0)
        {
            return false;
        }

        try
        {
            html = new SafeHtml(PlainLine.Of(markdown) ?? Clean(ToHtml(markdown)));
            return true;
        }
        catch (ArgumentException)
        {
            // Markdig's own limit on nesting.
            problem = MarkdownLimits.TooDeep;
            return false;
        }
    }

    /// <summary>As <see cref="TryRender"/>; text that cannot be rendered is shown as plain paragraphs.</summary>
    public static SafeHtml Render(string? markdown) =>
        TryRender(markdown, out var html, out _) ? html : AsPlainParagraphs(markdown ?? "");

    private static string ToHtml(string markdown)
    {
        var document = Markdig.Markdown.Parse(WithoutNul(markdown), Pipeline);
        var headings = document.Descendants<HeadingBlock>().ToList();
        var top = headings.Count == 0 ? 0 : headings.Min(heading => heading.Level);
        foreach (var heading in headings)
        {
            heading.Level = heading.Level == top ? 4 : 5;
        }

        foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            image.ReplaceBy(new ContainerInline(), copyChildren: true);
        }

        foreach (var newline in document.Descendants<LineBreakInline>().Where(newline => !newline.IsHard).ToList())
        {
            newline.ReplaceBy(new LiteralInline(" "));
        }

        return document.ToHtml(Pipeline);
    }

    private static string Clean(string html)
    {
        var body = HtmlText.BodyOf(Sanitizer.SanitizeDom(html));
        Links.Finish(body);
        return body.InnerHtml.Trim();
    }

    /// <summary>HTML has no such character, and parsers disagree on what to do about it.</summary>
    private static string WithoutNul(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    private static SafeHtml AsPlainParagraphs(string text)
    {
        text = WithoutNul(text);
        if (text.Length > Longest)
            return new SafeHtml($"<p>{WebUtility.HtmlEncode(HtmlText.Fold(text))}</p>");
        var html = new StringBuilder(text.Length + 64);
        var open = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                html.Append(open ? "</p>\n" : "");
                open = false;
                continue;
            }

            html.Append(open ? " " : "<p>");
            open = true;
            foreach (var c in line.Trim())
            {
                _ = c switch
                {
                    '&' => html.Append("&amp;"),
                    '<' => html.Append("&lt;"),
                    '>' => html.Append("&gt;"),
                    _ => html.Append(c),
                };
            }
        }

        return new SafeHtml(html.Append(open ? "</p>" : "").ToString().TrimEnd());
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePipeTables()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });

        // Prose stays as written: "&amp;" is no entity, "--" under a line no heading, indented pasted text no code.
        builder.InlineParsers.TryRemove<HtmlEntityParser>();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        if (builder.BlockParsers.Find<ParagraphBlockParser>() is { } paragraphs)
        {
            paragraphs.ParseSetextHeadings = false;
        }

        return builder.Build();
    }
}
