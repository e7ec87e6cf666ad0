using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.About;

public sealed class AboutPageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("/about", "About")]
    [InlineData("/help", "Help")]
    [InlineData("/accessibility", "Accessibility")]
    public async Task Every_page_of_text_has_its_heading(string address, string heading) =>
        Assert.Equal(heading, (await app.Reader().PageAsync(address)).QuerySelector("h1").Text());

    [Fact]
    public async Task Every_link_on_the_public_pages_leads_somewhere()
    {
        var reader = app.Reader();
        var (seen, todo) = (new HashSet<string>(), new Queue<string>(["/"]));
        while (todo.TryDequeue(out var address))
        {
            using var response = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True((int)response.StatusCode < 400, $"{address}: {response.StatusCode}");
            foreach (var link in (await response.PageAsync()).QuerySelectorAll("a[href^='/'], link[href^='/'], script[src^='/']"))
            {
                var target = (link.GetAttribute("href") ?? link.GetAttribute("src"))!.Split('#')[0];
                if (seen.Add(target) && !target.Contains('.', StringComparison.Ordinal))
                    todo.Enqueue(target);
            }
        }
        Assert.True(seen.Count > 20, string.Join(' ', seen));
    }
}
