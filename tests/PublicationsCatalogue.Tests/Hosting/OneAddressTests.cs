using System.Net;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>A page has one address, and says so under all others that lead to it.</summary>
public sealed class OneAddressTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("/ABOUT", "/about")]
    [InlineData("/about/", "/about")]
    [InlineData("/About/?from=mail", "/about?from=mail")]
    [InlineData("/Publications/one-address", "/publications/one-address")]
    [InlineData("/publications/one-address/", "/publications/one-address")]
    [InlineData("/PUBLICATIONS/one-address.bib", "/publications/one-address.bib")]
    [InlineData("/publications/one-address/FR", "/publications/one-address/fr")]
    [InlineData("/publications/one-address/en", "/publications/one-address")]
    [InlineData("/2021/10/", "/2021/10")]
    [InlineData("/2021/10/?page=2", "/2021/10?page=2")]
    [InlineData("/02021", "/2021")]
    [InlineData("/2021/", "/2021")]
    [InlineData("/2021/NO-month", "/2021/no-month")]
    [InlineData("/02021/no-month", "/2021/no-month")]
    [InlineData("/Undated", "/undated")]
    [InlineData("/Archive/", "/archive")]
    [InlineData("/Search?q=Work", "/search?q=Work")]
    [InlineData("/Series", "/series")]
    [InlineData("/languages/EN", "/languages/en")]
    [InlineData("/languages/en/", "/languages/en")]
    [InlineData("/Subscribe", "/subscribe")]
    public async Task Capitals_a_slash_at_the_end_and_noughts_lead_to_the_one_address(string asked, string own)
    {
        await EntryAsync();
        using var reader = app.Reader();
        using var answer = await reader.GetAsync(new Uri(asked, UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, own), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/2021")]
    [InlineData("/2021/10")]
    [InlineData("/archive")]
    [InlineData("/publications/one-address")]
    [InlineData("/publications/one-address/fr")]
    [InlineData("/search")]
    [InlineData("/series")]
    [InlineData("/authors")]
    [InlineData("/types")]
    [InlineData("/languages/en")]
    [InlineData("/about")]
    [InlineData("/help")]
    [InlineData("/accessibility")]
    [InlineData("/subscribe")]
    public async Task A_page_asked_with_unknown_parameters_is_the_same_and_names_its_own_address(string address)
    {
        await EntryAsync();
        using var reader = app.Reader();
        var (plain, asked) = (await reader.GetStringAsync(new Uri(address, UriKind.Relative)), await reader.GetStringAsync(new Uri($"{address}?utm_source=mail&fbclid=1", UriKind.Relative)));
        Assert.Equal(plain, asked);
        Assert.Contains($"<link rel=\"canonical\" href=\"http://localhost{address}\">", plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/%2f%2fEvil.example/")]
    [InlineData("/\\Evil.example/")]
    public async Task Nobody_is_led_to_another_site(string address)
    {
        using var reader = app.Reader();
        using var answer = await reader.GetAsync(new Uri("http://localhost" + address));
        Assert.DoesNotContain("vil", answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_says_where_each_of_its_languages_is_and_an_entry_in_one_says_nothing()
    {
        await EntryAsync();
        var alone = await app.AddAsync(A.Publication().Issued("2021-10").Published());
        using var reader = app.Reader();
        foreach (var address in new[] { "/publications/one-address", "/publications/one-address/fr" })
        {
            var page = await reader.PageAsync(address);
            Assert.Equal(
                [("en", "http://localhost/publications/one-address"), ("fr", "http://localhost/publications/one-address/fr"), ("x-default", "http://localhost/publications/one-address")],
                page.QuerySelectorAll("head link[hreflang]").Select(l => (l.GetAttribute("hreflang")!, l.GetAttribute("href")!)));
        }
        Assert.Empty((await reader.PageAsync($"/publications/{alone.Slug}")).QuerySelectorAll("link[hreflang]"));
    }

    private async Task EntryAsync()
    {
        using var reader = app.Reader();
        using var known = await reader.GetAsync(new Uri("/publications/one-address", UriKind.Relative));
        if (known.StatusCode == HttpStatusCode.NotFound)
            await app.AddAsync(A.Publication("One address").At("one-address").Issued("2021-10-01").Published().With((p, _) =>
                p.Texts.Add(new PublicationText { Language = LanguageTag.TryParse("fr", out var tag) ? tag : default, Title = "Une adresse" })));
    }
}
