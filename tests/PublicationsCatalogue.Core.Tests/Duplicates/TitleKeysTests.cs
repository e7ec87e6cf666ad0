using PublicationsCatalogue.Core.Duplicates;

namespace PublicationsCatalogue.Core.Tests.Duplicates;

public sealed class TitleKeysTests
{
    [Fact]
    public void Keys_are_the_same_on_every_machine_and_in_every_release_until_their_version_counts_up() =>
        Assert.Equal([-855384587, -281080998, 104243294, 2091920837, 2117758941], TitleKeys.Of("Decent work").Order());

    [Theory]
    [InlineData("Cooperatives", "Cooperatvies")]
    [InlineData("Decent work", "Decnet work")]
    [InlineData("Decent work for all", "Decnet work for all")]
    [InlineData("Rural cooperative finance", "Finance: rural cooperativs")]
    public void A_short_title_with_one_slip_shares_a_key(string a, string b) => Assert.True(TitleKeys.Of(a).Overlaps(TitleKeys.Of(b)));

    [Fact]
    public void A_title_has_few_keys_however_long_it_is() =>
        Assert.InRange(TitleKeys.Of(string.Join(' ', Enumerable.Range(1, 90).Select(i => $"word{i}: next"))).Count, 8, 20);

    [Theory]
    [InlineData("Decent\uFFFE work\uFFFF")]
    [InlineData("Decent\uD800 work")]
    public void What_no_text_has_counts_for_nothing(string title) => Assert.Equal(TitleKeys.Of("Decent work").Order(), TitleKeys.Of(title).Order());

    [Fact]
    public void A_title_without_words_has_no_key() => Assert.Empty(TitleKeys.Of("… the —"));
}
