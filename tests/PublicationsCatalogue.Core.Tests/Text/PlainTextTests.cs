using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>a</p><p>b</p>", "a b")]
    [InlineData("<p>a<br>b <em>c</em>d</p>", "a b cd")]
    [InlineData("<ul>\n<li>a</li>\n<li>b</li></ul>", "a b")]
    [InlineData("<p>1 &lt; 2 &amp;amp; x\u00a0y</p>", "1 < 2 &amp; x\u00a0y")]
    [InlineData("", "")]
    public void Text_comes_without_markup_on_one_line(string html, string expected) =>
        Assert.Equal(expected, PlainText.Of(SafeHtml.FromStored(html)));
}
