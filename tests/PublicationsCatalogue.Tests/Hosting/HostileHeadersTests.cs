using System.Globalization;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>Every header that the product reads, with everything that it can't mean: an answer or a refusal, never a fault.</summary>
public sealed class HostileHeadersTests(RawSite site) : IClassFixture<RawSite>
{
    private static readonly string[] Names =
    [
        "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "Accept", "Accept-Language", "Accept-Encoding", "Accept-Charset", "Idempotency-Key", "Authorization", "Origin", "Referer", "Cookie", "Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded",
        "Sec-Fetch-Site", "Content-Type", "Content-Encoding", "Content-Language", "Expect", "Upgrade", "TE", "Mcp-Session-Id", "MCP-Protocol-Version", "Last-Event-ID", "User-Agent", "X-HTTP-Method-Override",
    ];

    private static readonly string[] Values =
    [
        "", " ", "*", "\"", "\"\"", "W/", "W/\"a", "\"a\", \"b\", *", ",", ",,,,", ";", ";q=", "*/*;q=nonsense", "*/*;q=9999999999999999", "a/b;c=\"", "Bearer", "Bearer ", "Bearer a b c", "Basic Og==", "Digest x", "bytes=", "bytes=9-1", "bytes=-0", "bytes=0-99999999999999999999", "bytes=0-0,1-1,2-2", "items=1-2",
        "Mon, 99 Zzz 9999 99:99:99 GMT", "-1", "99999999999999999999", "null", "http://[", "http://\u00e4.example", "file:///etc/passwd", "127.0.0.1, ::1, nonsense", "::ffff:999.1.1.1", "\u00ff\u00fe\u00c0\u00af", "\u00f0\u009f\u0098\u0080", "%00%0d%0a", "() { :;}; echo", "<script>", "a\tb", "a\u0001b", "a\u007fb", "a\0b", "..", "x-y-z-" + "\u00e9",
    ];

    private static readonly string[] Long = [new('a', 8000), $"\"{new string('a', 7990)}\"", string.Concat(Enumerable.Repeat("\"a\",", 2000)), string.Concat(Enumerable.Repeat("a/b;q=0.1,", 800)), string.Concat(Enumerable.Repeat("1-2,", 2000)), new('(', 8000)];

    private static readonly (string Start, string Body)[] Requests =
    [
        ("GET /", ""), ("GET /2021/10", ""), ("GET /2021/10.csv", ""), ("HEAD /publications.atom", ""), ("GET /oai?verb=Identify", ""), ("POST /oai", "verb=Identify"), ("GET /api/v1/publications?per_page=2", ""), ("GET /openapi/v1.json", ""), ("GET /files", ""), ("GET /site.css", ""), ("GET /robots.txt", ""),
        ("GET /nowhere", ""), ("POST /mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"), ("POST /account/sign-in", "Name=a"), ("GET /admin", ""), ("GET /health", ""),
    ];

    [Fact]
    public async Task No_header_makes_a_page_or_a_call_fail()
    {
        List<string> findings = [];
        var turn = 0;
        foreach (var name in Names)
        {
            foreach (var value in Values.Concat(Long))
                findings.AddRange(await TriedAsync(Requests[turn++ % Requests.Length], $"{name}: {value}\r\n"));
            // Each name has another turn.
            turn++;
            foreach (var request in Requests)
                findings.AddRange(await TriedAsync(request, string.Concat(Enumerable.Repeat($"{name}: \"a\"\r\n", 20)) + $"{name}: *\r\n"));
        }
        Findings.AssertNone(findings.Take(30));
    }

    [Fact]
    public async Task No_header_makes_a_call_that_writes_fail_and_none_writes_without_its_tag()
    {
        var key = await site.App.TokenAsync(TokenScopes.Read | TokenScopes.Write | TokenScopes.Publish);
        var entry = await site.App.AddAsync(A.Publication("Headers").Issued("2011"));
        const string Body = "{\"title\":\"Overwritten\"}";
        List<string> findings = [];
        foreach (var name in new[] { "If-Match", "Idempotency-Key", "Authorization", "Content-Type", "Accept", "Origin", "If-None-Match" })
        {
            foreach (var value in Values.Concat(Long).Where(v => v != "*"))
            {
                var own = name == "Authorization" ? "" : $"Authorization: Bearer {key}\r\n";
                var headers = $"{own}{name}: {value}\r\n{(name == "Content-Type" ? "" : "Content-Type: application/json\r\n")}";
                findings.AddRange(await TriedAsync(($"PUT /api/v1/entries/{entry.Id}", Body), headers));
                if (name is "Authorization" or "Accept" or "If-None-Match")
                    findings.AddRange(await TriedAsync(($"GET /api/v1/entries/{entry.Id}", ""), headers));
                if (name is "Idempotency-Key" or "Authorization" or "Content-Type")
                    findings.AddRange(await TriedAsync(("POST /api/v1/entries", "{\"title\":1}"), headers));
            }
        }
        Findings.AssertNone(findings.Take(30));
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal("Headers", (await program.JsonAsync($"/api/v1/entries/{entry.Id}")).At("entry.title"));
    }

    private async Task<IEnumerable<string>> TriedAsync((string Start, string Body) request, string headers)
    {
        var host = headers.StartsWith("Host:", StringComparison.Ordinal) ? "" : "Host: localhost\r\n";
        var type = request.Body.Length == 0 || headers.Contains("Content-Type:", StringComparison.Ordinal) ? "" : request.Body[0] == '{' ? "Content-Type: application/json\r\n" : "Content-Type: application/x-www-form-urlencoded\r\n";
        var length = request.Body.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n");
        var answer = await site.SendAsync($"{request.Start} HTTP/1.1\r\n{host}{type}{length}{headers}Connection: close\r\n\r\n{request.Body}");
        var what = $"{request.Start}, {headers[..Math.Min(70, headers.IndexOf('\r', StringComparison.Ordinal))]}";
        var last = answer.Split("HTTP/1.1 100 Continue\r\n\r\n")[^1];
        if (last.Length > 0 && (!last.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || last["HTTP/1.1 ".Length] is not ('2' or '3' or '4')))
            return [$"{what}: {last.Split('\r')[0]}"];
        if (last.Contains("   at ", StringComparison.Ordinal) || last.Contains("Exception", StringComparison.Ordinal))
            return [$"{what}: a stack"];
        // What the server itself refuses has no body; what a call refuses is a problem.
        return request.Start.Contains("/api/", StringComparison.Ordinal) && last.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) && !last.EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && !last.Contains("application/problem+json", StringComparison.Ordinal) && !last.Contains("Content-Type: text/html\r\n", StringComparison.Ordinal) ? [$"{what}: {last.Split('\r')[0]}, no problem"] : [];
    }
}
