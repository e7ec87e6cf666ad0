using AngleSharp.Html.Parser;
using CsCheck;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class MarkdownTests
{
    private static readonly string[] AllowedTags =
    [
        "p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "table", "thead", "tbody", "tr", "th", "td",
        "del", "sub", "sup", "hr", "h4", "h5",
    ];

    private static readonly string[] Pieces =
    [
        "Cooperatives work. ", "\n\n", "\n- item ", "\n1. one ", "> quote ", "# Head\n", "**bold** ", "[link](https://ilo.org/x) ",
        "coop@ilo.org ", "a|b\n-|-\nc|d\n", "```\ncode\n```\n", "<script>alert(1)</script>", "[x](javascript:alert(1)) ", "![alt](https://x.org/i.png) ",
        "<https://ilo.org> ", "www.ilo.org ", "[r]: https://x.org\n", "    indented\n", "![a![b](c)](d)", "<svg onload=x>", "&colon;",
    ];

    internal static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.String["ab.! \n\t*_[]()<>`#->|&;:/\\~1@\"'\0é日\ud83d"],
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat));

    [Theory]
    [InlineData("“Quoted” – workers’ text -- as written", "<p>“Quoted” – workers’ text -- as written</p>")]
    [InlineData("a <b>bold</b> &amp; &lt; 1 < 2", "<p>a &lt;b&gt;bold&lt;/b&gt; &amp;amp; &amp;lt; 1 &lt; 2</p>")]
    [InlineData("one\ntwo\r\nthree", "<p>one two three</p>")]
    [InlineData("one\n--\n\n    two", "<p>one --</p>\n<p>two</p>")]
    [InlineData("2021. A year", "<ol start=\"2021\">\n<li>A year</li>\n</ol>")]
    [InlineData("*a* **b**", "<p><em>a</em> <strong>b</strong></p>")]
    [InlineData("# One\n\n## Two\n\ntext", "<h4>One</h4>\n<h5>Two</h5>\n<p>text</p>")]
    [InlineData("### Only", "<h4>Only</h4>")]
    [InlineData("![A *chart*](https://x.org/c.png)!", "<p>A <em>chart</em>!</p>")]
    [InlineData("[x](/publications/a)", "<p><a href=\"/publications/a\" rel=\"noopener noreferrer\">x</a></p>")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("[x](data:text/html,y)", "<p>x</p>")]
    [InlineData("see https://ilo.org/coop.", "<p>see <a href=\"https://ilo.org/coop\" rel=\"noopener noreferrer\">https://ilo.org/coop</a>.</p>")]
    [InlineData("see www.ilo.org", "<p>see <a href=\"https://www.ilo.org\" rel=\"noopener noreferrer\">www.ilo.org</a></p>")]
    [InlineData("from coop@ilo.org", "<p>from <a href=\"mailto:coop@ilo.org\">coop@ilo.org</a></p>")]
    [InlineData("a.b@ilo.org, (c_d@ilo.org).", "<p><a href=\"mailto:a.b@ilo.org\">a.b@ilo.org</a>, (<a href=\"mailto:c_d@ilo.org\">c_d@ilo.org</a>).</p>")]
    [InlineData("<coop@ilo.org>", "<p><a href=\"mailto:coop@ilo.org\">coop@ilo.org</a></p>")]
    [InlineData("[write to coop@ilo.org](mailto:coop@ilo.org)", "<p><a href=\"mailto:coop@ilo.org\">write to coop@ilo.org</a></p>")]
    [InlineData("`coop@ilo.org` @ilo a@b ..@.. é@ilo.org", "<p><code>coop@ilo.org</code> @ilo a@b ..@.. é@ilo.org</p>")]
    [InlineData("a|b\n-|-\nc|d", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>")]
    [InlineData("```html {onclick=x}\n<i>\n```", "<pre><code>&lt;i&gt;\n</code></pre>")]
    [InlineData(" \n ", "")]
    [InlineData(null, "")]
    public void Text_becomes_this_html(string? markdown, string expected)
    {
        Assert.True(Markdown.TryRender(markdown, out var html, out var problem), problem);
        Assert.Equal(expected, html.ToString());
    }

    [Fact]
    public void Plain_prose_keeps_every_word() =>
        Gen.String["abc ,;é“”’–-\nA.Z&%"].Where(prose => !prose.Contains("\n-", StringComparison.Ordinal) && !prose.StartsWith('-'))
            .Sample(prose => PlainText.Of(Markdown.Render("x" + prose.Replace("\n", "\nx"))) == string.Join(' ', ("x" + prose.Replace("\n", "\nx")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void No_text_breaks_it_or_gives_anything_but_allowed_html() => Texts.Sample(text =>
    {
        var html = Markdown.Render(text).ToString();
        var elements = new HtmlParser().ParseDocument("<body>" + html).Body!.QuerySelectorAll("*");
        return elements.All(e => AllowedTags.Contains(e.LocalName)
            && e.Attributes.All(a => a.Name is "href" or "lang" or "dir" or "title" or "rel" or "start")
            && !(e.GetAttribute("href") ?? "").Contains("script:", StringComparison.OrdinalIgnoreCase));
    });

    [Fact]
    public void A_summary_has_at_most_twenty_thousand_characters()
    {
        Assert.True(Markdown.TryRender(string.Concat(Enumerable.Repeat("Cooperati ", 2000)), out _, out _));
        Assert.False(Markdown.TryRender(new string('a', 24310), out _, out var problem));
        Assert.Equal("The summary has 24,310 characters; the longest that can be kept is 20,000.", problem);
    }

    [Fact]
    public void Text_that_cannot_be_rendered_is_shown_as_plain_paragraphs()
    {
        var markdown = new string('>', 202) + " <b>\nx & \0y\n\n\nsecond";

        Assert.False(Markdown.TryRender(markdown, out _, out var problem));
        Assert.Equal("The summary has quotes or lists nested too deeply: keep to a few levels.", problem);
        Assert.Equal($"<p>{string.Concat(Enumerable.Repeat("&gt;", 202))} &lt;b&gt; x &amp; y</p>\n<p>second</p>", Markdown.Render(markdown).ToString());
    }

    [Fact]
    public void A_plain_line_is_what_the_parser_would_have_made_of_it()
    {
        var random = new Random(17);
        for (var i = 0; i < 3000; i++)
        {
            var line = "a" + string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => "ab cd,.;()?%/='’–1w  "[random.Next(20)])).TrimEnd();

            // A word in bold after it keeps the short way for plain lines from being taken.
            var parsed = Markdown.Render(line + " **b**").ToString().Replace(" <strong>b</strong>", "", StringComparison.Ordinal);
            Assert.Equal(parsed, Markdown.Render(line).ToString());
        }
    }
}
