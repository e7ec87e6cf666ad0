using System.Net;
using System.Text;
using System.Text.Json;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

/// <summary>M-14, M-25, M-35: whatever is sent, the answer is a problem that names the place, and never a failure.</summary>
public sealed class HostileApiTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static readonly string[] Lists = ["/api/v1/publications", "/api/v1/search", "/api/v1/months/2021-10", "/api/v1/series", "/api/v1/subjects", "/api/v1/agents"];
    private static readonly string[] Calls = [.. Lists, "/api/v1/months", "/api/v1/types", "/api/v1/languages", $"/api/v1/publications/{ApiApp.Full}", "/api/v1/series/told-series"];
    private readonly HttpClient reader = app.Reader();

    public static TheoryData<string, string> Wrong => new()
    {
        { "per_page", "0" }, { "per_page", "101" }, { "per_page", "-1" }, { "per_page", "abc" }, { "per_page", "" }, { "per_page", "1e1" }, { "per_page", "99999999999999999999" }, { "per_page", "5&per_page=6" },
        { "cursor", "" }, { "cursor", "x" }, { "cursor", "AAAAAAAAAAAAAAAAAAAA" }, { "cursor", "%00%01" }, { "cursor", "..%2F..%2Fetc" },
        { "fields", "" }, { "fields", "," }, { "fields", "title,secret" }, { "fields", "State" }, { "fields", "title&fields=url" },
        { "sort", "position" }, { "sort", "" }, { "sort", "newest,oldest" }, { "from", "21" }, { "from", "0000" }, { "from", "2021-10" }, { "to", "99999" }, { "from", "2021&to=2020" },
        { "type", "nothing" }, { "type", "" }, { "series", "no-such" }, { "subject", "'" }, { "author", "1" }, { "lang", "xx-" }, { "lang", "tlh" },
        { "page", "2" }, { "offset", "20" }, { "Type", "report" }, { "q[]", "a" }, { "state", "draft" }, { "preview", "1" }, { "%00", "x" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_parameter_that_is_unknown_or_wrong_is_refused_and_named(string name, string value)
    {
        using var answer = await reader.GetAsync(new Uri($"/api/v1/publications?{name}={value}", UriKind.Relative));
        var told = await answer.JsonAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("400", told.At("status"));
        var named = told.GetProperty("errors").EnumerateArray().Select(e => e.At("parameter")).ToList();
        Assert.True(named.Contains(Uri.UnescapeDataString(name)) || (name == "from" && named.Contains("to")), told.ToString());
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused_also_when_the_same_call_without_it_was_kept()
    {
        foreach (var call in Calls)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(call)).Status);
            var (status, type, told) = await AskAsync(call + "?utm_source=x");
            Assert.Equal((call, HttpStatusCode.BadRequest, "application/problem+json"), (call, status, type));
            Assert.Contains("utm_source", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cursor_holds_for_its_own_question_only_and_not_when_a_letter_of_it_is_another()
    {
        var next = (await reader.JsonAsync("/api/v1/publications?per_page=2")).At("next")!;
        var cursor = next[(next.IndexOf("cursor=", StringComparison.Ordinal) + 7)..];
        foreach (var i in Enumerable.Range(0, cursor.Length))
        {
            var other = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync($"/api/v1/publications?cursor={other}")).Status);
        }
        foreach (var address in new[] { "/api/v1/publications?sort=oldest&", "/api/v1/search?", "/api/v1/publications?from=2020&", "/api/v1/months/2021-10?", "/api/v1/series?" })
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync($"{address}cursor={cursor}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"/api/v1/publications?per_page=9&fields=url&cursor={cursor}")).Status);
    }

    [Fact]
    public async Task No_noise_makes_a_call_fail()
    {
        string[] noise = ["%00", "%01%02%1B", "%ff%fe", "%F0%9F%98%80", new('a', 8000), new('(', 3000), "%22" + new string('x', 500), "-", "OR", "%25%25", "'%20OR%201=1--", "%3Cscript%3E", "{{7*7}}", "%E2%80%A8", "9223372036854775808", "..%2f..%2f", "null", "[]", "\uFEFF"];
        List<string> findings = [];
        foreach (var call in Lists)
        {
            foreach (var name in new[] { "q", "type", "series", "author", "lang", "from", "to", "sort", "per_page", "cursor", "fields" })
            {
                foreach (var value in noise)
                    findings.AddRange(Told($"{call}?{name}={(value.Length > 60 ? value[..60] : value)}", await AskAsync($"{call}?{name}={value}")));
            }
        }
        // The test’s own server takes no address with a NUL; the product’s answers it with 400 before anything is asked.
        foreach (var call in new[] { "/api/v1/publications/", "/api/v1/months/", "/api/v1/series/", "/api/v1/agents/", "/api/v1/", "/openapi/" })
        {
            foreach (var value in noise.Where(n => n.Length < 4000 && !n.Contains("%00", StringComparison.Ordinal)))
                findings.AddRange(Told(call + value, await AskAsync(call + value)));
        }
        foreach (var (header, value) in new[] { ("Accept", new string('x', 8000)), ("Accept", "*/*;q=nonsense, a/b/c"), ("If-None-Match", "\"" + new string('y', 8000) + "\""), ("If-None-Match", "nonsense"), ("Authorization", "Bearer " + new string('z', 8000)), ("Accept-Encoding", "nonsense;q=2"), ("Range", "bytes=9-1"), ("Cookie", "catalogue=" + new string('c', 4000)), ("X-HTTP-Method-Override", "DELETE") })
            findings.AddRange(Told($"{header}: {value[..5]}", await AskAsync("/api/v1/publications", header: (header, value))));
        Findings.AssertNone(findings.Take(30));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("GET", "/api/v1/publications/never-was", 404)]
    [InlineData("GET", "/api/v1/publications/UPPER", 404)]
    [InlineData("GET", "/api/v1/months/2021-13", 404)]
    [InlineData("GET", "/api/v1/months/1066-01", 404)]
    [InlineData("GET", "/api/v1/agents/nobody", 404)]
    [InlineData("GET", "/api/v1/publications.csv", 404)]
    [InlineData("GET", "/openapi/v2.json", 404)]
    [InlineData("DELETE", "/api/v1/months", 405)]
    [InlineData("POST", "/api/v1/search", 405)]
    [InlineData("PUT", "/openapi/v1.json", 405)]
    public async Task Every_refusal_is_a_problem_for_programs(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await reader.SendAsync(request);
        var told = await answer.JsonAsync();

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(status.ToString(System.Globalization.CultureInfo.InvariantCulture), told.At("status"));
        Assert.False(string.IsNullOrEmpty(told.At("title")) || string.IsNullOrEmpty(told.At("detail")), told.ToString());
        Assert.Equal(status == 405, answer.Content.Headers.Allow.Count > 0);
    }

    private static IEnumerable<string> Told(string what, (HttpStatusCode Status, string? Type, string Body) answer)
    {
        if ((int)answer.Status >= 500 || answer.Body.Contains("   at ", StringComparison.Ordinal))
            yield return $"{what}: {(int)answer.Status} {answer.Body[..Math.Min(200, answer.Body.Length)]}";
        else if ((int)answer.Status >= 400 && answer.Type != "application/problem+json")
            yield return $"{what}: {(int)answer.Status} in {answer.Type}";
        else if (answer.Type?.EndsWith("json", StringComparison.Ordinal) == true && !IsJson(answer.Body))
            yield return $"{what}: no JSON";
    }

    private static bool IsJson(string body)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<(HttpStatusCode Status, string? Type, string Body)> AskAsync(string address, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (header is { } one)
            request.Headers.TryAddWithoutValidation(one.Name, one.Value);
        using var answer = await reader.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }
}
