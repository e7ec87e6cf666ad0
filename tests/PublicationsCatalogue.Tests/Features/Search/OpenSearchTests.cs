using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

/// <summary>Interop 63 to 66: a browser can search here from its own box.</summary>
public sealed class OpenSearchTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly XNamespace Ns = "http://a9.com/-/spec/opensearch/1.1/";

    [Fact]
    public async Task The_description_keeps_to_its_lengths_and_every_address_in_it_answers_with_what_it_says()
    {
        using var reader = app.Reader();
        var link = (await reader.PageAsync("/")).QuerySelector("link[rel=search]");
        Assert.Equal("application/opensearchdescription+xml", link?.GetAttribute("type"));
        var description = XDocument.Parse(await reader.GetStringAsync(new Uri(link!.GetAttribute("href")!, UriKind.Relative))).Root!;

        Assert.Equal(Ns + "OpenSearchDescription", description.Name);
        foreach (var (name, most) in new[] { ("ShortName", 16), ("LongName", 48), ("Description", 1024) })
            Assert.InRange(Assert.Single(description.Elements(Ns + name)).Value.Length, 1, most);
        Assert.Contains(description.Elements(Ns + "Url"), u => u.Attribute("type")!.Value == "application/x-suggestions+json");
        foreach (var url in description.Elements(Ns + "Url"))
        {
            using var answer = await reader.GetAsync(new Uri(new Uri(url.Attribute("template")!.Value.Replace("{searchTerms}", "cooperatives", StringComparison.Ordinal)).PathAndQuery, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, url.Attribute("type")!.Value), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [Theory]
    [InlineData("coop")]
    [InlineData("\"\\<b>")]
    [InlineData("")]
    public async Task Suggestions_are_four_lists_of_which_the_first_is_what_was_typed(string typed)
    {
        using var reader = app.Reader();
        using var answer = JsonDocument.Parse(await reader.GetStringAsync(new Uri($"/search/suggestions?q={Uri.EscapeDataString(typed)}", UriKind.Relative)));
        var parts = answer.RootElement;

        Assert.Equal((4, typed), (parts.GetArrayLength(), parts[0].GetString()));
        Assert.Equal(parts[1].GetArrayLength(), parts[3].GetArrayLength());
        Assert.Equal(parts[1].GetArrayLength(), parts[2].GetArrayLength());
        Assert.All(parts[3].EnumerateArray(), a => Assert.StartsWith("http://localhost/", a.GetString(), StringComparison.Ordinal));
        Assert.Equal(typed == "coop", parts[1].GetArrayLength() > 0);
    }
}
