using System.Text;
using System.Text.Json;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

/// <summary>Every call that takes a body, with every body that is none: the answer names what is wrong in the protocol’s own words, and nothing fails.</summary>
public sealed class HostileBodiesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Json = "application/json";

    private static readonly string[] Values =
    [
        "null", "true", "1", "-0", "1e400", "99999999999999999999999999", "0.1e-9999", "\"\"", "\"text\"", "[]", "{}", "[[]]", "[{}]", "[null]", "[1]", "[\"a\"]", "{\"a\":1}", "[{\"name\":{}}]", "[{\"id\":\"x\"}]", "[{\"id\":1e400}]", "[{\"id\":null}]", "[{\"id\":1,\"etag\":\"\\ud800\"}]", "[{\"id\":1,\"etag\":[]}]",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\\u0000b\"", "\"\\u0001\\u001b\\u202e\"", "\"\\uffff\\ufeff\"", "\"2021-99-99\"", "\"9999-12-31T23:59:60Z\"", "\"0000-00-00\"",
    ];

    private static readonly string[] Fields = ["title", "subtitle", "abstractMarkdown", "language", "dateIssued", "resourceType", "creators", "publisher", "series", "subjects", "identifiers", "links", "rightsIdentifier", "temporalStart", "temporalEnd", "slug", "publicAt"];

    private static readonly (string Name, byte[] Body)[] Whole =
    [
        ("nothing", []), ("a space", " "u8.ToArray()), ("no end", "{\"title\":"u8.ToArray()), ("two", "{}{}"u8.ToArray()), ("a comment", "{/**/}"u8.ToArray()), ("a last comma", "{\"title\":\"a\",}"u8.ToArray()), ("not a number", "{\"title\":NaN}"u8.ToArray()),
        ("a list", "[]"u8.ToArray()), ("null", "null"u8.ToArray()), ("a text", "\"a\""u8.ToArray()), ("a number", "1"u8.ToArray()),
        ("deep lists", Encoding.ASCII.GetBytes($"{{\"title\":{new string('[', 100_000)}")), ("deep objects", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 50_000)))), ("deep and closed", Encoding.ASCII.GetBytes($"{{\"series\":{new string('[', 200)}{new string(']', 200)}}}")),
        ("twice", "{\"title\":\"a\",\"title\":\"b\"}"u8.ToArray()), ("twice inside", "{\"title\":\"a\",\"creators\":[{\"name\":\"a\",\"name\":\"b\"}]}"u8.ToArray()), ("twice, once escaped", "{\"title\":\"a\",\"\\u0074itle\":\"b\"}"u8.ToArray()),
        ("a lone half in a name", "{\"\\ud800\":1}"u8.ToArray()), ("a NUL in a name", "{\"a\\u0000\":1}"u8.ToArray()), ("a NUL", "{\"title\":\"a\0\"}"u8.ToArray()), ("no UTF-8", [.. "{\"title\":\""u8, 0xff, 0xfe, 0xc0, 0xaf, .. "\"}"u8]), ("half of UTF-8", [.. "{\"title\":\"a"u8, 0xe2, 0x82, .. "\"}"u8]),
        ("UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{\"title\":\"a\"}")).ToArray()), ("a mark in front", Encoding.UTF8.GetPreamble().Concat("{\"slug\":\"%\"}"u8.ToArray()).ToArray()),
        ("a long number", Encoding.ASCII.GetBytes($"{{\"title\":{new string('9', 100_000)}}}")), ("a long name", Encoding.ASCII.GetBytes($"{{\"{new string('a', 100_000)}\":1}}")), ("many names", Encoding.ASCII.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"a{i}\":1"))}}}")),
        ("many entries", Encoding.ASCII.GetBytes($"{{\"act\":\"trash\",\"entries\":[{string.Join(',', Enumerable.Repeat("{\"id\":1}", 20_000))}]}}")), ("noise", [.. Enumerable.Range(0, 8192).Select(i => (byte)(i * 37))]),
    ];

    private static readonly string?[] Types =
    [
        null, "", "nonsense", "text/plain", "text/html", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json; charset=iso-8859-1", "application/json; charset=nonsense", "application/json; charset=\"", "application/json;;;", "application/jsonp", "application/*", "*/*", new('x', 8000),
    ];

    [Fact]
    public async Task No_body_makes_a_call_fail_and_each_refusal_is_a_problem()
    {
        using var program = await app.ProgramAsync();
        List<string> findings = [];
        foreach (var (method, address) in await CallsAsync(program))
        {
            foreach (var (name, body) in Whole)
                findings.AddRange(await TriedAsync(program, method, address, body, Json, name));
            foreach (var field in FieldsOf(address))
            {
                // A change goes the way of what is added: of that all is tried.
                foreach (var value in method == HttpMethod.Post ? Values : Values.Where((_, i) => i % 5 == 0))
                    findings.AddRange(await TriedAsync(program, method, address, Encoding.UTF8.GetBytes(With(field, value)), Json, $"{field} {value}"));
            }
        }
        Findings.AssertNone(findings.Take(30));
    }

    [Fact]
    public async Task A_body_of_another_type_or_in_other_letters_is_refused_as_such()
    {
        using var program = await app.ProgramAsync();
        List<string> findings = [];
        foreach (var (method, address) in await CallsAsync(program))
        {
            foreach (var type in Types)
                findings.AddRange(await TriedAsync(program, method, address, "{\"title\":\"a\"}"u8.ToArray(), type, type ?? "none", 415));
        }
        Findings.AssertNone(findings.Take(30));
    }

    [Fact]
    public async Task Assistants_and_harvesters_that_send_nonsense_get_their_own_protocols_error()
    {
        using var reader = app.Reader();
        List<string> findings = [];
        foreach (var address in new[] { "/mcp", "/oai", "/account/sign-in", "/search" })
        {
            foreach (var (name, body) in Whole)
                findings.AddRange(await TriedAsync(reader, HttpMethod.Post, address, body, address == "/mcp" ? Json : "application/x-www-form-urlencoded", name, isProgram: false));
            foreach (var type in Types)
                findings.AddRange(await TriedAsync(reader, HttpMethod.Post, address, "verb=Identify"u8.ToArray(), type, type ?? "none", isProgram: false));
        }
        foreach (var value in Values)
        {
            foreach (var message in new[] { $"{{\"jsonrpc\":\"2.0\",\"id\":{value},\"method\":\"tools/list\"}}", $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":{value}}}", $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{value}}}", $"{{\"jsonrpc\":{value},\"id\":1,\"method\":\"ping\"}}", $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{{\"name\":\"search\",\"arguments\":{{\"query\":{value}}}}}}}", $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{{\"name\":{value},\"arguments\":{value}}}}}" })
                findings.AddRange(await TriedAsync(reader, HttpMethod.Post, "/mcp", Encoding.UTF8.GetBytes(message), Json, message, isProgram: false));
        }
        Findings.AssertNone(findings.Take(30));
    }

    private static string[] FieldsOf(string address) => address[(address.LastIndexOf('/') + 1)..] switch
    {
        "withdraw" => ["reason", "replacement"],
        "bulk" => ["act", "value", "entries"],
        "add" => ["entries"],
        _ => Fields,
    };

    // What the call needs, with this in place of one of it or beside it.
    private static string With(string field, string value)
    {
        var needed = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "\"a\"", [field] = value };
        if (field is "act" or "value" or "entries")
            needed = new Dictionary<string, string>(StringComparer.Ordinal) { ["act"] = "\"subject\"", ["value"] = "\"a\"", ["entries"] = "[{\"id\":1}]", [field] = value };
        return $"{{{string.Join(',', needed.Select(n => $"\"{n.Key}\":{n.Value}"))}}}";
    }

    private async Task<IReadOnlyList<(HttpMethod Method, string Address)>> CallsAsync(HttpClient program)
    {
        var entry = await app.AddAsync(A.Publication("Sent nonsense").Issued("2011").Published());
        program.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "*");
        var own = $"/api/v1/entries/{entry.Id}";
        return [(HttpMethod.Post, "/api/v1/entries"), (HttpMethod.Put, own), (HttpMethod.Patch, own), (HttpMethod.Post, own + "/withdraw"), (HttpMethod.Post, "/api/v1/entries/bulk"), (HttpMethod.Post, "/api/v1/entries/bulk/add")];
    }

    private static async Task<IEnumerable<string>> TriedAsync(HttpClient client, HttpMethod method, string address, byte[] body, string? type, string what, int? status = null, bool isProgram = true)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body) };
        if (address == "/mcp")
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await client.SendAsync(request);
        var (got, told, text) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
        var where = $"{method} {address}, {(what.Length > 60 ? what[..60] : what)}: {got}";
        return got >= 500 || text.Contains("   at ", StringComparison.Ordinal) ? [$"{where} {text[..Math.Min(150, text.Length)]}"]
            : status is not null && got != status ? [$"{where}, not {status}"]
            : isProgram && got >= 400 && (told != "application/problem+json" || !IsProblem(text)) ? [$"{where} in {told}"] : [];
    }

    private static bool IsProblem(string text)
    {
        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.At("title") is not null && problem.RootElement.At("detail") is { Length: > 0 and < 1000 };
    }
}
