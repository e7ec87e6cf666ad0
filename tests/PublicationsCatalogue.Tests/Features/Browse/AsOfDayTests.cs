using System.Globalization;
using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Browse;

/// <summary>?asof=: what is a day, and what is refused.</summary>
public sealed class AsOfDayTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private string Today => app.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("")]
    [InlineData("2021-13-40")]
    [InlineData("31.10.2021")]
    [InlineData("2021-10")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01&asof=0001-01-01")]
    [InlineData("0000-00-00")]
    [InlineData("%00")]
    [InlineData("<script>")]
    public async Task What_is_no_day_that_has_begun_is_refused_with_a_sentence(string day)
    {
        foreach (var address in new[] { "/", "/2021", "/2021/10", "/undated", "/archive", "/publications/x", "/archive/go" })
        {
            using var answer = await app.Reader().GetAsync(new Uri($"{address}?asof={day}", UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.StatusCode));
            Assert.Contains("must be a day that has begun", (await answer.PageAsync()).QuerySelector("main").Text(), StringComparison.Ordinal);
        }
        foreach (var address in new[] { "/api/v1/publications", "/api/v1/publications/x", "/api/v1/months", "/api/v1/months/2021-10" })
        {
            using var answer = await app.Reader().GetAsync(new Uri($"{address}?asof={day}", UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.StatusCode));
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task The_first_day_there_is_and_today_are_days()
    {
        Assert.Equal(0, (await app.Reader().PageAsync("/?asof=0001-01-01")).QuerySelectorAll(".items li").Length);
        Assert.Equal(Titles(await app.Reader().PageAsync("/")), Titles(await app.Reader().PageAsync($"/?asof={Today}")));
    }

    [Fact]
    public async Task Other_forms_are_refused_rather_than_given_of_today()
    {
        using var csv = await app.Reader().GetAsync(new Uri($"/2021/10.csv?asof={Today}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, csv.StatusCode);
        using var filtered = await app.Reader().GetAsync(new Uri($"/api/v1/publications?type=report&asof={Today}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, filtered.StatusCode);
        using var bib = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/publications/x?asof={Today}") { Headers = { { "Accept", "application/x-bibtex" } } };
        using var refused = await app.Reader().SendAsync(bib);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static int Titles(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll(".items h3").Length;
}
