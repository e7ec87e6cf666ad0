using CsCheck;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://www.ilo.org/x?y=1#z", "https://www.ilo.org/x?y=1#z", "ilo.org")]
    [InlineData("ilo.org/x", "https://ilo.org/x", "ilo.org")]
    [InlineData("www.ilo.org", "https://www.ilo.org/", "ilo.org")]
    [InlineData("ilo.org:8080/x", "https://ilo.org:8080/x", "ilo.org")]
    [InlineData(" HTTP://ILO.org/A ", "http://ilo.org/A", "ilo.org")]
    [InlineData("https://ilo.org/é", "https://ilo.org/%C3%A9", "ilo.org")]
    public void A_web_address_is_kept_whole(string typed, string expected, string host)
    {
        Assert.True(WebAddress.TryParse(typed, out var address, out var problem), problem);
        Assert.Equal((expected, host), (address.Value, address.Host));
    }

    [Theory]
    [InlineData(null, "The web address is empty.")]
    [InlineData("javascript:alert(1)", "A web address starts with https:// or http://.")]
    [InlineData("javascript://ilo.org/%0aalert(1)", "A web address starts with https:// or http://.")]
    [InlineData("data:text/html,x", "A web address starts with https:// or http://.")]
    [InlineData("mailto:coop@ilo.org", "A web address starts with https:// or http://.")]
    [InlineData("ftp://ilo.org", "A web address starts with https:// or http://.")]
    [InlineData("https://user:pass@ilo.org/", "Take the user name and password out of the web address.")]
    [InlineData("ilo.org/a b", "A web address has no spaces: write %20 where the address has one.")]
    [InlineData("https:\\\\ilo.org", "A web address has forward slashes only.")]
    [InlineData("report", "This is not a web address: copy it from the address bar of the browser.")]
    [InlineData("https://", "This is not a web address: copy it from the address bar of the browser.")]
    [InlineData("/publications/x", "This is not a web address: copy it from the address bar of the browser.")]
    public void What_is_no_web_address_is_refused_with_a_reason(string? typed, string expected)
    {
        Assert.False(WebAddress.TryParse(typed, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void A_web_address_has_at_most_two_thousand_characters()
    {
        Assert.True(WebAddress.TryParse("https://ilo.org/" + new string('a', 1984), out _, out _));
        Assert.False(WebAddress.TryParse("https://ilo.org/" + new string('a', 1985), out _, out _));
        Assert.False(WebAddress.TryParse("https://ilo.org/" + new string('é', 1000), out _, out _));
    }

    [Fact]
    public void Any_text_gives_a_http_address_that_reads_back_or_a_sentence() =>
        Gen.OneOf(Gen.String, Gen.String["htps:/.aé@%[]0"].Select(s => "http://a" + s)).Sample(text =>
            WebAddress.TryParse(text, out var address, out var problem)
                ? address.Value.StartsWith("http", StringComparison.Ordinal) && WebAddress.TryParse(address.Value, out var again, out _) && again == address && address.Host.Length > 0
                : problem.Length > 0);
}
