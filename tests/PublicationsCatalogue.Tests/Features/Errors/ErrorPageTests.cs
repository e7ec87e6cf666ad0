using System.Net;
using System.Text;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Errors;

public sealed class ErrorPageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task ERR_1_A_missing_page_says_so_in_one_heading_and_leads_on()
    {
        using var response = await app.Reader().GetAsync(new Uri("/publications/no-such-thing", UriKind.Relative));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Page not found", Assert.Single(page.QuerySelectorAll("h1")).Text());
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Contains("/publications/no-such-thing", page.QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Equal("October 2021, 3 items", page.QuerySelector("main a").Text());
        Assert.True(Encoding.UTF8.GetByteCount(await response.Content.ReadAsStringAsync()) <= 8192);
    }

    [Theory]
    [InlineData("/error/500")]
    [InlineData("/error/404")]
    [InlineData("/error/abc")]
    public async Task An_error_page_has_no_address_of_its_own(string address)
    {
        using var response = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_hostile_address_is_shown_as_text()
    {
        var page = await app.Reader().PageAsync("/%3Cscript%3Ealert(1)%3C/script%3E");
        Assert.Empty(page.QuerySelectorAll("main script"));
    }
}
