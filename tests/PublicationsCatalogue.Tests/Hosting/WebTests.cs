using System.Net;
using System.Text;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

public sealed class WebTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/admin")]
    [InlineData("/2021/7")]
    [InlineData("/site.css")]
    public async Task M_18_Every_answer_carries_the_safe_headers(string address)
    {
        using var reader = app.Reader();
        using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task M_55_A_form_too_large_or_in_other_letters_than_UTF_8_is_refused_before_it_is_read()
    {
        using var reader = app.Reader();
        using var large = await reader.PostAsync(new Uri("/account/sign-in", UriKind.Relative), new StringContent(new string('a', 2_000_000), Encoding.UTF8, "application/x-www-form-urlencoded"));
        using var content = new StringContent("Name=a");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded; charset=utf-7");
        using var other = await reader.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType), (large.StatusCode, other.StatusCode));
        Assert.Equal("Too much at once", (await large.PageAsync()).QuerySelector("h1").Text());
    }

    [Theory]
    [InlineData("/appsettings.json")]
    [InlineData("/data/var/catalogue.db")]
    [InlineData("/catalogue.db")]
    [InlineData("/catalogue.id")]
    [InlineData("/data/ilo-coop-listing.txt")]
    [InlineData("/.git/HEAD")]
    [InlineData("/keys/")]
    [InlineData("/PublicationsCatalogue.dll")]
    [InlineData("/..%2fappsettings.json")]
    public async Task M_23_No_file_of_the_server_is_served(string address)
    {
        using var response = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/2021/10")]
    [InlineData("/archive")]
    [InlineData("/about")]
    [InlineData("/oai?verb=Identify")]
    [InlineData("/changes.atom")]
    [InlineData("/openapi/v1.json")]
    public async Task HEAD_answers_as_GET_does_without_the_body(string address)
    {
        using var reader = app.Reader();
        using var get = await reader.GetAsync(new Uri(address, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await reader.SendAsync(request);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("localhost:99999999")]
    [InlineData("localhost:99999999999")]
    public async Task M_20_A_request_for_another_host_is_refused_in_words_with_the_headers_of_every_answer(string host)
    {
        foreach (var (address, type) in new[] { ("/", "text/plain"), ("/api/v1/publications", "application/problem+json") })
        {
            using var reader = app.Reader();
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Host", host);

            using var response = await reader.SendAsync(request);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
            Assert.Contains("ask for it by its own address", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(response.Headers.Contains("Content-Security-Policy"));
        }
    }

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:8080")]
    [InlineData("localhost:")]
    public async Task M_20_A_request_for_loopback_is_answered(string host)
    {
        using var reader = app.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Host", host);

        using var response = await reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task A_page_that_can_only_be_read_refuses_other_methods_by_name(string method)
    {
        using var reader = app.Reader();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/archive");

        using var response = await reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/")]
    [InlineData("/ADMIN/entries")]
    [InlineData("/admin/entries/new")]
    [InlineData("/admin//entries")]
    [InlineData("/admin/users")]
    [InlineData("/admin/entries/1")]
    public async Task M_01_Nothing_of_the_desk_is_shown_to_one_who_is_not_signed_in(string address)
    {
        using var reader = app.Reader();
        using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        if (response.StatusCode == HttpStatusCode.Redirect)
            Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_health_page_says_that_the_site_serves()
    {
        using var reader = app.Reader();
        Assert.Equal("Healthy", await reader.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }
}
