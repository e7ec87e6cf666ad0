using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>Scripts of other sites may read what programs may, and nothing that is for people or staff.</summary>
public sealed class OtherOriginsTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("/2021/10.json", true)]
    [InlineData("/publications.atom", true)]
    [InlineData("/search.csv?q=work", true)]
    [InlineData("/sitemap.xml", true)]
    [InlineData("/robots.txt", true)]
    [InlineData("/opensearch.xml", true)]
    [InlineData("/search/suggestions?q=co", true)]
    [InlineData("/api/v1/publications", true)]
    [InlineData("/openapi/v1.json", true)]
    [InlineData("/oai?verb=Identify", true)]
    [InlineData("/", false)]
    [InlineData("/2021/10", false)]
    [InlineData("/search?q=work", false)]
    [InlineData("/search/suggest?q=co", false)]
    [InlineData("/account/sign-in", false)]
    [InlineData("/admin", false)]
    [InlineData("/nowhere.json", false)]
    public async Task Only_machine_formats_of_public_pages_say_so(string address, bool isOpen)
    {
        using var reader = app.Reader();
        using var editor = await app.SignedInAsync();
        foreach (var client in new[] { reader, reader, editor })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Origin", "https://elsewhere.example");
            using var answer = await client.SendAsync(request);
            Assert.Equal(isOpen ? "*" : "", answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var said) ? string.Join(' ', said) : "");
            Assert.Equal(isOpen, answer.Headers.TryGetValues("Access-Control-Expose-Headers", out var read) && string.Join(' ', read).Contains("Link", StringComparison.Ordinal));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("POST", false)]
    [InlineData("DELETE", false)]
    public async Task A_browser_that_asks_first_may_read_with_a_condition_and_change_nothing(string method, bool isAllowed)
    {
        using var reader = app.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Options, "/publications.json");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        using var answer = await reader.SendAsync(request);

        Assert.Equal(isAllowed, answer.IsSuccessStatusCode);
        Assert.Equal(isAllowed, answer.Headers.TryGetValues("Access-Control-Allow-Headers", out var said) && string.Join(' ', said).Contains("If-None-Match", StringComparison.Ordinal));
    }
}
