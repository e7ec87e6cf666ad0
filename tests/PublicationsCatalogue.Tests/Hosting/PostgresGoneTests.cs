using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using PublicationsCatalogue.Tests.Commands;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>The real executable whose PostgreSQL is not there, or goes and comes back.</summary>
public sealed class PostgresGoneTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync()
    {
        catalogue.Settings["Catalogue__Database__Provider"] = "Postgres";
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Fact]
    public async Task A_database_that_can_not_be_reached_stops_the_start_with_1_and_a_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        catalogue.Settings["Catalogue__Database__ConnectionString"] = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=u;Password=s3cret;Database=d");

        var run = await catalogue.RunAsync([]);

        VerbsTests.AssertSentence(run, "The PostgreSQL database can't be opened");
        Assert.DoesNotContain("s3cret", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_database_that_goes_away_is_told_in_503_health_is_honest_and_all_is_well_when_it_is_back()
    {
        Skip.IfNot(CatalogueApp.OnPostgres, "about PostgreSQL");
        var server = await PostgresServer.CreateAsync();
        try
        {
            catalogue.Settings["Catalogue__Database__ConnectionString"] = await server.CreateDatabaseAsync();
            var (running, editor) = await catalogue.ServeWithEditorAsync();
            using var _ = editor;
            var form = await editor.PageAsync("/admin/entries/new");
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(running.Client, "/health"));

            await server.StopAsync();
            foreach (var client in new[] { running.Client, editor })
            {
                foreach (var address in new[] { "/2021/10", "/archive", "/publications/not-asked-before" })
                    await AssertUnavailableAsync(running, await client.GetAsync(new Uri(address, UriKind.Relative)));
            }
            await AssertUnavailableAsync(running, await SaveAsync(editor, form));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(running.Client, "/health"));

            await server.StartAsync();
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(running.Client, "/health"));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(running.Client, "/2021/10"));
            using var saved = await SaveAsync(editor, form);
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }
        finally
        {
            await server.DeleteAsync();
        }
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient editor, IHtmlDocument form) =>
        editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Through the outage" }, "publish");

    private static async Task AssertUnavailableAsync(Running running, HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.RequestMessage?.RequestUri} answers {answer.StatusCode}");
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains("database can't be reached", WebUtility.HtmlDecode(await answer.AssertTellsNothingAsync(running)), StringComparison.Ordinal);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }
}
