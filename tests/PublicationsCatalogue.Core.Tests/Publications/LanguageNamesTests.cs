using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class LanguageNamesTests
{
    [Theory]
    [InlineData("fr", "fr")]
    [InlineData(" FR ", "fr")]
    [InlineData("français", "fr")]
    [InlineData("francais", "fr")]
    [InlineData("French", "fr")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("zh-Hant", "zh-Hant")]
    [InlineData("tpi", "tpi")]
    [InlineData("gn", "gn")]
    [InlineData("ht", "ht")]
    [InlineData("ay", "ay")]
    public void A_language_is_read_by_its_code_or_its_name(string typed, string expected)
    {
        Assert.True(LanguageNames.TryRead(typed, out var tag));
        Assert.Equal(expected, tag.Value);
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("qqq")]
    [InlineData("zz-FR")]
    [InlineData("Frenchish")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_the_name_or_code_of_no_language_is_not_read(string? typed) => Assert.False(LanguageNames.TryRead(typed, out _));
}
