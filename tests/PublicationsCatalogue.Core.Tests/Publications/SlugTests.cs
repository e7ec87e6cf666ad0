using CsCheck;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Mapping the Social and Solidarity Economy Landscape in Asia - Spotlight on Malaysia", "mapping-the-social-and-solidarity-economy-landscape-in-asia-spotlight-on")]
    [InlineData("ILO COOP eNewsUpdate Issue No. 21, September 2021", "ilo-coop-enewsupdate-issue-no-21-september-2021")]
    [InlineData("Workers’ guide: it's here", "workers-guide-its-here")]
    [InlineData("Économie sociale & solidaire", "economie-sociale-solidaire")]
    [InlineData("Straße, Øre, Æsir, Łódź, İstanbul, ılık", "strasse-ore-aesir-lodz-istanbul-ilik")]
    [InlineData("Ελλάδα", "ellada")]
    [InlineData("Кооперативы й Їжак", "kooperativy-y-yizhak")]
    [InlineData("الاقتصاد الاجتماعي والتضامني", "alaqtsad-alajtmaay-waltdamny")]
    [InlineData("تعاونيّات ٢٠٢١: أفكار", "taawnyat-2021-afkar")]
    [InlineData("اقتصاد همبستگی پایدار", "aqtsad-hmbstgy-paydar")]
    [InlineData("כלכלה חברתית", "klklh-chbrtyt")]
    [InlineData("सहकारिता १२", "12")]
    [InlineData("日本 Japan", "japan")]
    [InlineData("日本", "publication-17")]
    [InlineData("2021", "publication-17")]
    [InlineData("---", "publication-17")]
    [InlineData("", "publication-17")]
    public void A_title_becomes_a_readable_address(string title, string expected) =>
        Assert.Equal(expected, Slug.From(title, "publication-17").ToString());

    [Fact]
    public void Every_title_gives_a_valid_slug_of_at_most_eighty_characters() =>
        Gen.OneOf(Gen.String, Gen.String["aé-9 ß日\ud800"]).Sample(title =>
            Slug.From(title, "publication-17") is var slug && slug.Value.Length <= 80 && Slug.TryParse(slug.Value, out var again) && again == slug);

    [Fact]
    public void One_endless_word_is_cut_at_eighty() => Assert.Equal(new string('a', 80), Slug.From(new string('a', 500), "x").Value);

    [Fact]
    public void A_word_that_ends_at_eighty_is_kept() =>
        Assert.Equal(new string('a', 80), Slug.From(new string('a', 80) + " b", "x").Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("A")]
    [InlineData("é")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("2021")]
    public void What_is_no_slug_is_refused(string? text) => Assert.False(Slug.TryParse(text, out _));

    [Fact]
    public void A_slug_has_at_most_a_hundred_characters()
    {
        Assert.True(Slug.TryParse(new string('a', 100), out _));
        Assert.False(Slug.TryParse(new string('a', 101), out _));
    }

    [Fact]
    public void A_taken_slug_gets_a_number()
    {
        Assert.Equal("title-2", Slug.From("Title", "x").WithSuffix(2).Value);
        Assert.True(Slug.TryParse(new string('a', 100), out var longest));
        Assert.True(Slug.TryParse(longest.WithSuffix(12).Value, out _));
    }

    [Fact]
    public void A_slug_without_value_cannot_pass_for_one() => Assert.Throws<InvalidOperationException>(() => default(Slug).ToString());
}
