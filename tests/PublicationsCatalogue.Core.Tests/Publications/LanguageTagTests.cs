using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN", "en")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("ZH-hans", "zh-Hans")]
    [InlineData("zh-HANT-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("ckb", "ckb")]
    public void A_tag_gets_its_canonical_case(string text, string expected)
    {
        Assert.True(LanguageTag.TryParse(text, out var tag));
        Assert.Equal(expected, tag.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("english")]
    [InlineData("en_GB")]
    [InlineData("en-")]
    [InlineData("en-GB-x")]
    [InlineData("en-GB-oxendict")]
    [InlineData("e1")]
    [InlineData("én")]
    public void What_is_no_tag_is_refused(string? text) => Assert.False(LanguageTag.TryParse(text, out _));

    [Theory]
    [InlineData("ar", true)]
    [InlineData("fa-IR", true)]
    [InlineData("ckb", true)]
    [InlineData("az-Arab", true)]
    [InlineData("en", false)]
    [InlineData("ks-Deva", false)]
    [InlineData("ar-Latn", false)]
    public void The_script_decides_the_direction(string text, bool rightToLeft)
    {
        Assert.True(LanguageTag.TryParse(text, out var tag));
        Assert.Equal(rightToLeft, tag.IsRightToLeft);
    }

    [Theory]
    [InlineData("ar", "en", "Arabic")]
    [InlineData("fr", "en", "French")]
    [InlineData("fr", "fr", "français")]
    [InlineData("qqx", "en", "qqx")]
    public void A_language_has_a_name(string text, string culture, string expected)
    {
        Assert.True(LanguageTag.TryParse(text, out var tag));
        Assert.Equal(expected, tag.NameIn(CultureInfo.GetCultureInfo(culture)));
    }
}
