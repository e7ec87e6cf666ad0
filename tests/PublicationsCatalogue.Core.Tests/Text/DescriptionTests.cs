using CsCheck;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class DescriptionTests
{
    [Theory]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", 12, "one two…")]
    [InlineData("one, two three", 7, "one…")]
    [InlineData("abcdefgh", 5, "abcd…")]
    [InlineData("abc😀defgh", 5, "abc…")]
    public void A_description_ends_with_a_word(string text, int max, string expected) =>
        Assert.Equal(expected, Description.Of(SafeHtml.FromStored($"<p>{text}</p>"), max));

    [Fact]
    public void A_description_is_never_too_long() =>
        Gen.Select(MarkdownTests.Texts, Gen.Int[1, 200]).Sample((text, max) => Description.Of(Markdown.Render(text), max).Length <= max);
}
