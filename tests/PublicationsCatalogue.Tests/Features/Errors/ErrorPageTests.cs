using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ERR_2_When_the_database_is_of_no_use_the_page_still_looks_like_the_site_and_tells_a_reference(bool signedIn)
    {
        await using var broken = new CatalogueApp();
        await broken.InitializeAsync();
        using var client = signedIn ? await broken.SignedInAsync() : broken.Reader();
        await broken.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().Database
            .ExecuteSqlRawAsync("""ALTER TABLE "Sessions" RENAME TO "S"; ALTER TABLE "MonthCounts" RENAME TO "M"; ALTER TABLE "Publications" RENAME TO "P" """));

        using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
        var page = await response.PageAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("Something went wrong", Assert.Single(page.QuerySelectorAll("h1")).Text());
        Assert.NotNull(page.QuerySelector("header .site-name"));
        Assert.StartsWith("Reference: ", page.QuerySelector(".facts-line").Text(), StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(await response.Content.ReadAsStringAsync()) <= 8192);
    }

    [Fact]
    public async Task A_hostile_address_is_shown_as_text()
    {
        var page = await app.Reader().PageAsync("/%3Cscript%3Ealert(1)%3C/script%3E");
        Assert.Empty(page.QuerySelectorAll("main script"));
    }
}
