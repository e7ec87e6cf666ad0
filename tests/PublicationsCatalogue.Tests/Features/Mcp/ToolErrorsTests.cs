using System.Text.Json;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Mcp;

/// <summary>What an assistant asks wrongly is its own affair, and not the operator's.</summary>
public sealed class ToolErrorsTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [SkippableFact]
    public async Task A_fault_of_ours_is_one_line_in_the_log()
    {
        Skip.If(CatalogueApp.OnPostgres, "takes a table away from the SQLite file");
        var running = await catalogue.ServeAsync();
        await using (var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={catalogue.DatabaseFile};Pooling=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText = """ALTER TABLE "MonthCounts" RENAME TO "Elsewhere" """;
            await command.ExecuteNonQueryAsync();
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_month","arguments":{"month":"2021-10"} } }""", null, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        using var answer = await running.Client.SendAsync(request);
        Assert.DoesNotContain("MonthCounts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var after = await running.Client.GetAsync(new Uri("/health", UriKind.Relative));

        await running.LoggedAsync("MonthCounts");
        Assert.Single(running.Logged, line => line.Contains(" ERR ", StringComparison.Ordinal) || line.Contains(" WRN ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_question_is_an_error_in_words_and_no_line_in_the_log()
    {
        var running = await catalogue.ServeAsync();
        foreach (var (tool, arguments, words) in new[]
        {
            ("read_publication", """{"slug":"nowhere-at-all"}""", "There is no publication"), ("read_publication", "{}", "“slug” is missing"), ("read_publication", """{"slug":7}""", "“slug” must be of the type string"),
            ("search_publications", """{"query":"work","fromYear":"soon"}""", "“fromYear” must be of the type integer"), ("search_publications", """{"query":["a"]}""", "“query” must be"), ("search_publications", """{"query":"work","count":1e30}""", "“count” must be"),
            ("list_month", """{"month":"2021-99"}""", "There is no such month"), ("cite_publication", """{"slug":null}""", "“slug” is missing"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent($$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}} } }""", null, "application/json") };
            request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
            using var answer = await running.Client.SendAsync(request);
            var told = await answer.Content.ReadAsStringAsync();
            var result = JsonDocument.Parse(told[told.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("result");

            Assert.True(result.GetProperty("isError").GetBoolean());
            Assert.Contains(words, result.At("content.0.text"), StringComparison.Ordinal);
        }
        Assert.DoesNotContain(running.Logged, line => line.Contains("ERR", StringComparison.Ordinal) || line.Contains("WRN", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
    }
}
