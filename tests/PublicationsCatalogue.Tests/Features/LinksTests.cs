using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features;

/// <summary>From the home page on, every link of every page, feed, file, sitemap and call is followed: none is broken, and each leads to the form that it says.</summary>
public sealed partial class LinksTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Host = "http://localhost";
    private const int Most = 5000;

    [Fact]
    public async Task No_link_is_broken()
    {
        using var reader = app.Reader();
        var (known, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<(string Address, string From, string? Type)>());
        foreach (var start in new[] { "/", "/robots.txt", "/sitemap.xml", "/llms.txt", "/opensearch.xml", "/oai?verb=Identify", "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/api/v1/publications?per_page=5", "/openapi/v1.json", "/unapi", "/changes.atom" })
            waiting.Enqueue((start, "the start", null));
        List<string> findings = [];
        while (waiting.TryDequeue(out var next) && known.Count < Most)
        {
            if (!known.Add(next.Address))
                continue;
            using var answer = await reader.GetAsync(new Uri(next.Address, UriKind.Relative));
            var (type, body) = (answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync());
            // Who is not signed in is led to the door.
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Found))
                findings.Add($"{next.Address} answers {(int)answer.StatusCode}: a link of {next.From}");
            else if (answer.StatusCode == HttpStatusCode.OK && next.Type is not null && next.Type != type)
                findings.Add($"{next.Address} is {type} and not {next.Type}: a link of {next.From}");
            foreach (var (address, said) in Links(type, body, answer.Headers.TryGetValues("Link", out var header) ? string.Join(',', header) : ""))
            {
                if (LocalOf(address, next.Address) is { } local)
                    waiting.Enqueue((local, next.Address, said));
            }
        }
        Findings.AssertNone(findings.Take(30));
        Assert.InRange(known.Count, 300, Most - 1);
    }

    private static IEnumerable<(string Address, string? Type)> Links(string type, string body, string header)
    {
        foreach (Match link in HeaderLinks().Matches(header))
            yield return (link.Groups["address"].Value, link.Groups["type"] is { Success: true } said ? said.Value : null);
        if (type == "text/html")
        {
            var page = new HtmlParser().ParseDocument(body);
            foreach (var link in page.QuerySelectorAll("a[href], link[href], script[src], img[src]"))
                yield return (link.GetAttribute("href") ?? link.GetAttribute("src")!, link.GetAttribute("type") is { } said && said.Contains('/', StringComparison.Ordinal) ? said : null);
        }
        else if (type.EndsWith("json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(body);
            foreach (var address in Strings(json.RootElement).Where(s => s.StartsWith(Host + "/", StringComparison.Ordinal) && !s.Contains('{', StringComparison.Ordinal)))
                yield return (address, null);
        }
        else
        {
            // A calendar's lines are folded.
            foreach (Match address in Addresses().Matches(WebUtility.HtmlDecode(body.Replace("\r\n ", "", StringComparison.Ordinal))))
                yield return (address.Value.TrimEnd('.', ','), null);
        }
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    // Of this site, without the place on the page.
    private static string? LocalOf(string address, string page) =>
        Uri.TryCreate(new Uri(Host + page), address, out var whole) && whole.AbsoluteUri.StartsWith(Host + "/", StringComparison.Ordinal) ? whole.PathAndQuery : null;

    [GeneratedRegex("<(?<address>[^>]+)>(?:;\\s*(?:type=\"(?<type>[^\"]+)\"|[a-z]+=(?:\"[^\"]*\"|[^;,]+)))*", RegexOptions.None, 1000)]
    private static partial Regex HeaderLinks();

    [GeneratedRegex("http://localhost/[^\\s\"'<>)\\]}{,;|]*", RegexOptions.None, 1000)]
    private static partial Regex Addresses();
}
