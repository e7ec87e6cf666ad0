using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Mcp;

/// <summary>The tools, asked by the protocol's own client over the running product.</summary>
public sealed class CatalogueToolsTests(HiddenEntries hidden) : IClassFixture<HiddenEntries>
{
    private readonly CatalogueApp app = hidden.App;

    [Fact]
    public async Task An_assistant_finds_reads_lists_and_cites()
    {
        await app.AddReportAsync("Guide to quokka cooperatives", "2018-04-05", "Quokka papers", "Ruiz, Ana", "Quokkas");
        await using var client = await ClientAsync();
        var tools = await client.ListToolsAsync();
        Assert.Equal(["cite_publication", "list_month", "read_publication", "search_publications"], tools.Select(t => t.Name).Order());
        Assert.All(tools, t => Assert.True(t.ProtocolTool.Annotations?.ReadOnlyHint == true && t.Description.Length > 40, t.Name));

        var found = JsonDocument.Parse(await CallAsync(client, "search_publications", ("query", "quokka cooperatives"), ("type", "report"))).RootElement;
        var slug = found.At("results.0.slug")!;
        var read = JsonDocument.Parse(await CallAsync(client, "read_publication", ("slug", slug))).RootElement;
        var month = JsonDocument.Parse(await CallAsync(client, "list_month", ("month", "2018-04"))).RootElement;

        Assert.Equal((1, JsonValueKind.False), (found.GetProperty("total").GetInt32(), found.GetProperty("totalIsAtLeast").ValueKind));
        Assert.Equal("Ruiz, Ana", found.At("results.0.authors"));
        Assert.Equal("Quokka papers", read.At("series.0.title"));
        Assert.Contains(month.GetProperty("publications").EnumerateArray(), p => p.At("slug") == slug);
        Assert.StartsWith("Ruiz, A. (2018", await CallAsync(client, "cite_publication", ("slug", slug), ("style", "apa")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M_06_No_tool_tells_of_what_is_not_public()
    {
        await using var client = await ClientAsync();
        List<string> told = [];
        foreach (var (slug, old, month) in HiddenEntries.All)
        {
            foreach (var address in new[] { slug, old })
            {
                told.Add(await CallAsync(client, "read_publication", ("slug", address)));
                told.Add(await CallAsync(client, "cite_publication", ("slug", address)));
            }
            told.Add(await CallAsync(client, "list_month", ("month", month)));
            told.Add(await CallAsync(client, "search_publications", ("query", $"{HiddenEntries.Canary}Title{month[..4]}")));
            told.Add(await CallAsync(client, "search_publications", ("query", ""), ("fromYear", 1981), ("toYear", 1984)));
        }

        Assert.DoesNotContain(told, t => t.Contains("ZzcanaryA", StringComparison.Ordinal) || t.Contains("Summary19", StringComparison.Ordinal) || t.Contains("hidden-", StringComparison.Ordinal));
        Assert.Equal(HiddenEntries.All.Length * 2, told.Count(t => t.Contains("\"total\": 0,", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("search_publications", "query", "")]
    [InlineData("search_publications", "query", 7)]
    [InlineData("search_publications", "count", 100000)]
    [InlineData("search_publications", "fromYear", "soon")]
    [InlineData("search_publications", "type", "nonsense")]
    [InlineData("read_publication", "slug", "../../etc/passwd")]
    [InlineData("read_publication", "slug", null)]
    [InlineData("read_publication", "other", "x")]
    [InlineData("list_month", "month", "2021-99")]
    [InlineData("list_month", "month", "\0")]
    [InlineData("cite_publication", "style", "nonsense")]
    [InlineData("nothing", "x", "y")]
    public async Task A_wrong_question_is_answered_in_words_and_never_with_a_failure(string tool, string name, object? value)
    {
        await using var client = await ClientAsync();
        string answer;
        try
        {
            answer = await CallAsync(client, tool, (name, value));
        }
        catch (ModelContextProtocol.McpException e)
        {
            answer = e.Message;
        }

        Assert.NotEmpty(answer);
        Assert.DoesNotContain("An error occurred", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        Assert.True(answer.Length < 70_000);
    }

    [Theory]
    [InlineData("http://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("nonsense", 403)]
    [InlineData("http://localhost", 200)]
    [InlineData(null, 200)]
    public async Task Pages_of_other_sites_may_not_ask(string? origin, int status)
    {
        using var answer = await SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", origin);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"nothing"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[1]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{"a":1},"method":"tools/list"}""")]
    [InlineData("deep")]
    public async Task A_damaged_message_is_refused_and_never_fails(string body)
    {
        using var answer = await SendAsync(body == "deep" ? new string('[', 5000) : body, null);

        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string? origin)
    {
        using var reader = app.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        return await reader.SendAsync(request);
    }

    private Task<McpClient> ClientAsync() => McpClient.CreateAsync(new HttpClientTransport(
        new HttpClientTransportOptions { Endpoint = new Uri("http://localhost/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, app.Reader(), ownsHttpClient: true));

    private static async Task<string> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var answer = await client.CallToolAsync(tool, arguments.ToDictionary(a => a.Name, a => a.Value));
        return string.Concat(answer.Content.OfType<TextContentBlock>().Select(c => c.Text));
    }
}
