using System.Net;
using System.Xml.Linq;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Unapi;

public sealed class UnapiTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task An_entry_names_itself_and_is_fetched_in_each_form_that_is_offered()
    {
        await app.AddAsync(A.Publication("Fetched whole").At("fetched-whole").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/publications/fetched-whole");
        var server = page.QuerySelector("link[rel=unapi-server]")!.GetAttribute("href")!;
        var id = page.QuerySelector("abbr.unapi-id")!.GetAttribute("title")!;

        var all = await FormatsAsync(await GetAsync(reader, server), HttpStatusCode.OK);
        var offered = await FormatsAsync(await GetAsync(reader, $"{server}?id={Uri.EscapeDataString(id)}"), HttpStatusCode.MultipleChoices);

        Assert.Equal(id, offered.Attribute("id")?.Value);
        Assert.Equal(all.Elements().Select(e => e.ToString()), offered.Elements().Select(e => e.ToString()));
        Assert.Contains("ris", Names(offered));
        foreach (var format in offered.Elements())
        {
            using var sent = await GetAsync(reader, $"{server}?id={id}&format={format.Attribute("name")!.Value}");
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
            using var answer = await GetAsync(reader, sent.Headers.Location!.OriginalString);
            Assert.Equal((HttpStatusCode.OK, format.Attribute("type")!.Value), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Contains("Fetched whole", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_form_that_Zotero_keeps_less_of_stands_before_RIS()
    {
        using var reader = app.Reader();
        Assert.DoesNotContain(Names(await FormatsAsync(await GetAsync(reader, "/unapi"), HttpStatusCode.OK)), name => name is "mods" or "marc" or "marcxml" or "rdf_dc");
    }

    [Fact]
    public async Task Anything_else_is_refused_and_tells_nothing()
    {
        await app.AddAsync(A.Publication("In view").At("in-view").Published());
        await app.AddAsync(A.Publication("Only a draft").At("only-a-draft"));
        using var reader = app.Reader();
        foreach (var (query, expected) in new[]
        {
            ("?format=ris", HttpStatusCode.BadRequest),
            ("?id=http://localhost/publications/never-was", HttpStatusCode.NotFound),
            ("?id=http://localhost/publications/only-a-draft", HttpStatusCode.NotFound),
            ("?id=http://localhost/publications/only-a-draft&format=ris", HttpStatusCode.NotFound),
            ("?id=https://elsewhere.example/publications/in-view&format=ris", HttpStatusCode.NotFound),
            ("?id=http://localhost/publications/%2F%2Felsewhere.example&format=ris", HttpStatusCode.NotFound),
            ("?id=http://localhost/publications/in-view/..&format=ris", HttpStatusCode.NotFound),
            ("?id=http://localhost/publications/in-view%0D%0AX:1&format=ris", HttpStatusCode.NotFound),
            ("?id=http://localhost/publications/in-view&format=pdf", HttpStatusCode.NotAcceptable),
        })
        {
            using var answer = await GetAsync(reader, "/unapi" + query);
            Assert.Equal((query, expected), (query, answer.StatusCode));
            Assert.DoesNotContain("draft", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient reader, string address) => reader.GetAsync(new Uri(address, UriKind.Relative));

    private static IEnumerable<string> Names(XElement formats) => formats.Elements("format").Select(f => f.Attribute("name")!.Value);

    private static async Task<XElement> FormatsAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        using (answer)
        {
            Assert.Equal((expected, "application/xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        }
    }
}
