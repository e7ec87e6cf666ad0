using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

/// <summary>The description of the calls with a token is true: each is made as it says, with its example, and wrongly too.</summary>
public sealed class DocumentedWritesTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task Every_documented_call_with_a_token_works_with_its_example_and_answers_as_described()
    {
        using var program = await app.ProgramAsync();
        var document = await program.JsonAsync("/openapi/v1.json");
        var check = new SchemaCheck(document);
        List<string> findings = [];
        var undo = "";
        // What is added is taken back by the last.
        var calls = Guarded(document).OrderBy(c => c.Call.At("operationId") == "undoEntries").ToList();
        foreach (var (method, path, call) in calls)
        {
            await PrepareAsync(call.At("operationId")!);
            var tag = (await program.JsonAsync("/api/v1/entries/1")).At("etag");
            using var request = Request(method, undo.Length > 0 && path.Contains("{batch}", StringComparison.Ordinal) ? undo : Filled(path, call), call, tag);
            using var answer = await program.SendAsync(request);
            findings.AddRange((await FaultsAsync(check, call, answer)).Select(fault => $"{call.At("operationId")}: {fault}"));
            if (!answer.IsSuccessStatusCode)
                findings.Add($"{call.At("operationId")} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            else if (call.At("operationId") == "changeEntries")
                undo = new Uri((await answer.JsonAsync()).At("undo")!).PathAndQuery;
        }

        Findings.AssertNone(findings);
        Assert.Equal(12, calls.Count);
    }

    [Fact]
    public async Task Every_documented_call_made_wrongly_is_refused_as_described()
    {
        using var program = await app.ProgramAsync();
        using var reader = app.Reader();
        using var weak = await app.ProgramAsync(TokenScopes.None);
        var document = await program.JsonAsync("/openapi/v1.json");
        var check = new SchemaCheck(document);
        List<string> findings = [];
        HashSet<int> seen = [];
        foreach (var (method, path, call) in Guarded(document))
        {
            var address = Filled(path, call);
            var old = "\"00000000000000000000000000000000\"";
            foreach (var (name, client, make) in new (string, HttpClient, Func<HttpRequestMessage>)[]
            {
                ("no token", reader, () => Request(method, address, call, old)),
                ("a token that may nothing", weak, () => Request(method, address, call, old)),
                ("an old tag", program, () => Request(method, address, call, old)),
                ("no tag", program, () => Request(method, address, call, null)),
                ("no such entry", program, () => Request(method, path.Replace("{id}", "999999", StringComparison.Ordinal).Replace("{batch}", Guid.NewGuid().ToString(), StringComparison.Ordinal), call, old)),
                ("a body of another media type", program, () => With(Request(method, address, call, "*"), "text/plain", "x")),
                ("a body that is no JSON", program, () => With(Request(method, address, call, "*"), "application/json", "{")),
                ("a body that is too large", program, () => With(Request(method, address, call, "*"), "application/json", new string(' ', 1_100_000))),
                ("another form", program, () => Accepting(Request(method, address, call, old), "image/png")),
                ("an unknown parameter", program, () => Request(method, address + "?utm=1", call, old)),
            })
            {
                if (name.Contains("body", StringComparison.Ordinal) && !call.TryGetProperty("requestBody", out _))
                    continue;
                using var request = make();
                using var answer = await client.SendAsync(request);
                if (answer.IsSuccessStatusCode && name is not ("an old tag" or "no tag" or "no such entry"))
                    findings.Add($"{call.At("operationId")} with {name} answers {(int)answer.StatusCode}");
                seen.Add((int)answer.StatusCode);
                findings.AddRange((await FaultsAsync(check, call, answer)).Select(fault => $"{call.At("operationId")} with {name}: {fault}"));
            }
        }

        Findings.AssertNone(findings);
        Assert.Empty(new[] { 400, 401, 403, 404, 406, 409, 412, 413, 415, 428 }.Except(seen));
    }

    [Fact]
    public async Task The_document_is_read_without_a_fault_and_every_body_and_every_error_has_a_schema()
    {
        using var reader = app.Reader();
        var text = await reader.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        var (read, diagnostic) = OpenApiDocument.Parse(text, "json");

        Assert.NotNull(read);
        Findings.AssertNone([.. diagnostic!.Errors.Select(e => e.ToString()), .. diagnostic.Warnings.Select(w => w.ToString())]);
        var check = new SchemaCheck(JsonDocument.Parse(text).RootElement);
        foreach (var (method, path, call) in Calls(JsonDocument.Parse(text).RootElement))
        {
            if (call.TryGetProperty("requestBody", out var body))
            {
                var media = body.GetProperty("content").EnumerateObject().Single().Value;
                Findings.AssertNone(check.Faults(media.GetProperty("schema"), media.GetProperty("example")).Select(fault => $"{path}: {fault}"));
            }
            foreach (var response in call.GetProperty("responses").EnumerateObject())
            {
                Assert.False(string.IsNullOrEmpty(response.Value.At("description")), $"{method} {path} {response.Name}");
                if (response.Name is ['4', ..] or "default" && !path.EndsWith(".{suffix}", StringComparison.Ordinal))
                    Assert.Equal("#/components/schemas/ApiProblem", response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").At("$ref"));
            }
        }
    }

    [Fact]
    public async Task The_fields_of_an_entry_are_described_as_they_are_written()
    {
        using var program = await app.ProgramAsync();
        var document = await program.JsonAsync("/openapi/v1.json");
        var entry = (await program.JsonAsync("/api/v1/entries/1")).GetProperty("entry");

        Assert.Equal(entry.EnumerateObject().Select(p => p.Name), document.GetProperty("components").GetProperty("schemas").GetProperty("EntryFields").GetProperty("properties").EnumerateObject().Select(p => p.Name));
    }

    private static async Task<List<string>> FaultsAsync(SchemaCheck check, JsonElement call, HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!call.GetProperty("responses").TryGetProperty(status, out var told))
            return [$"{status} is not described"];
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (!told.GetProperty("content").TryGetProperty(type, out var media))
            return [$"{status} comes in {type}"];
        var body = await answer.Content.ReadAsStringAsync();
        if (body.Length == 0)
            return [$"{status} has no body"];
        return [.. check.Faults(media.GetProperty("schema"), JsonDocument.Parse(body).RootElement).Select(fault => $"{status} {fault}")];
    }

    // So that the act is possible.
    private Task<int> PrepareAsync(string call) => app.ChangeAsync(1, p =>
    {
        if (p.State == PublicationState.Trashed)
            p.Restore();
        if (call == "publishEntry" && p.State == PublicationState.Published)
            p.Withdraw("To be published", null, app.Now);
        else if (call != "publishEntry" && p.State != PublicationState.Published)
            p.Publish(app.Now, app.Now);
        if (call == "restoreEntry")
            p.Trash(app.Now);
    });

    private static HttpRequestMessage Request(HttpMethod method, string address, JsonElement call, string? tag)
    {
        var request = new HttpRequestMessage(method, address);
        if (call.TryGetProperty("requestBody", out var body))
        {
            var media = body.GetProperty("content").EnumerateObject().Single();
            With(request, media.Name, media.Value.GetProperty("example").ToString());
        }
        if (tag is not null && Parameters(call).Exists(p => p.At("name") == "If-Match"))
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return request;
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string type, string body)
    {
        request.Content = new StringContent(body, Encoding.UTF8, type);
        return request;
    }

    private static HttpRequestMessage Accepting(HttpRequestMessage request, string type)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        return request;
    }

    private static IEnumerable<(HttpMethod Method, string Path, JsonElement Call)> Calls(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (HttpMethod.Parse(o.Name), p.Name, o.Value)));

    private static IEnumerable<(HttpMethod Method, string Path, JsonElement Call)> Guarded(JsonElement document) => Calls(document).Where(c => c.Call.TryGetProperty("security", out _));

    private static List<JsonElement> Parameters(JsonElement call) => call.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    private static string Filled(string path, JsonElement call) =>
        Parameters(call).Where(p => p.At("in") == "path").Aggregate(path, (address, p) => address.Replace($"{{{p.At("name")}}}", p.At("example"), StringComparison.Ordinal));
}
