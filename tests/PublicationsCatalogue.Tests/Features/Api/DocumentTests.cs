using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.Json;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

/// <summary>The description of the interface is true: every call is made as it says.</summary>
public sealed class DocumentTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task Whoever_reads_it_adds_no_address_to_the_site()
    {
        using var reader = app.Reader();
        await reader.JsonAsync("/openapi/v1.json");

        Assert.Single(app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), page => page.RoutePattern.RawText == "/openapi/v1.json");
    }

    [Fact]
    public async Task Every_documented_read_works_with_its_example_and_answers_as_described()
    {
        using var reader = app.Reader();
        var document = await reader.JsonAsync("/openapi/v1.json");
        var check = new SchemaCheck(document);
        List<string> findings = [];
        var asked = 0;
        foreach (var (path, call) in Reads(document))
        {
            foreach (var address in new[] { Filled(path, call, isWhole: false), Filled(path, call, isWhole: true) }.Distinct())
            {
                using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
                asked++;
                var (type, content) = (answer.Content.Headers.ContentType?.MediaType ?? "", call.GetProperty("responses").GetProperty("200").GetProperty("content"));
                if (answer.StatusCode != HttpStatusCode.OK)
                    findings.Add($"{address} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                else if (!content.TryGetProperty(type, out var media))
                    findings.Add($"{address} answers in {type}");
                else if (media.TryGetProperty("schema", out var schema))
                    findings.AddRange(check.Faults(schema, await answer.JsonAsync()).Select(fault => $"{address}: {fault}"));
            }
        }

        Findings.AssertNone(findings);
        Assert.True(asked > 25, $"{asked}");
    }

    [Fact]
    public async Task A_record_with_everything_has_no_field_that_is_not_described_and_none_is_described_that_is_not_known()
    {
        using var reader = app.Reader();
        var document = await reader.JsonAsync("/openapi/v1.json");
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("Publication");
        var full = await reader.JsonAsync($"/api/v1/publications/{ApiApp.Full}");

        Findings.AssertNone(new SchemaCheck(document).Faults(schema, full));
        Assert.Equal(JsonWriter.Fields.Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Empty(full.EnumerateObject().Select(p => p.Name).Except(JsonWriter.Fields));
        Assert.True(full.EnumerateObject().Count() > 20, full.ToString());
    }

    [Fact]
    public async Task The_document_is_of_version_3_1_and_each_call_has_a_name_a_summary_a_description_and_errors()
    {
        using var reader = app.Reader();
        var document = await reader.JsonAsync("/openapi/v1.json");
        var calls = Reads(document).ToList();

        Assert.StartsWith("3.1", document.At("openapi"), StringComparison.Ordinal);
        Assert.Equal(calls.Count, calls.Select(c => c.Call.At("operationId")).Distinct().Count());
        foreach (var (path, call) in calls)
        {
            Assert.All(new[] { "operationId", "summary", "description", "tags.0" }, field => Assert.False(string.IsNullOrEmpty(call.At(field)), $"{path} {field}"));
            Assert.Contains(call.GetProperty("responses").EnumerateObject(), r => r.Name[0] == '4');
            foreach (var parameter in Parameters(call))
                Assert.False(string.IsNullOrEmpty(parameter.At("description")), $"{path} {parameter.At("name")}");
            foreach (var hole in path.Split('{').Skip(1).Select(p => p.Split('}')[0]))
                Assert.Contains(Parameters(call), p => p.At("name") == hole && p.At("in") == "path" && p.At("required") == "True");
        }
        var media = calls.Where(c => c.Path.EndsWith(".{suffix}", StringComparison.Ordinal)).SelectMany(c => c.Call.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(m => m.Name));
        Assert.Empty(Format.All.Select(f => f.MediaType).Except(media));
    }

    [Fact]
    public async Task The_page_for_people_lists_every_call_with_an_example_that_works()
    {
        using var reader = app.Reader();
        var document = await reader.JsonAsync("/openapi/v1.json");
        var page = await reader.PageAsync("/api");
        var examples = page.QuerySelectorAll("main h3 ~ p a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Equal(document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}")), page.QuerySelectorAll("main h3 + p code").Select(c => c.Text()));
        Assert.Equal(Reads(document).Count(), examples.Count);
        foreach (var example in examples)
        {
            using var answer = await reader.GetAsync(new Uri(example, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{example} answers {(int)answer.StatusCode}");
        }
    }

    private static IEnumerable<(string Path, JsonElement Call)> Reads(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out var get) && !get.TryGetProperty("security", out _)).Select(p => (p.Name, p.Value.GetProperty("get")));

    private static List<JsonElement> Parameters(JsonElement call) => call.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    /// <summary>The address with its examples; of the query all that have one, or none.</summary>
    private static string Filled(string path, JsonElement call, bool isWhole)
    {
        var query = new List<string>();
        foreach (var parameter in Parameters(call))
        {
            var (name, example) = (parameter.At("name"), parameter.At("example"));
            if (parameter.At("in") == "path")
                path = path.Replace($"{{{name}}}", example ?? throw new InvalidOperationException($"{path} gives no example for {name}."), StringComparison.Ordinal);
            else if (isWhole && example is not null && name != "fields")
                query.Add($"{name}={Uri.EscapeDataString(example)}");
        }
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }
}
