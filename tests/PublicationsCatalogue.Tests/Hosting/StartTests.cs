using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using PublicationsCatalogue.Tests.Commands;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

public sealed class StartTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Fact]
    public async Task First_start_shows_ten_entries_and_a_code_and_a_second_start_after_kill_9_the_same_ten()
    {
        await catalogue.EmptyAsync();
        using (var first = await catalogue.ServeAsync())
        {
            Assert.Equal(10, await EntriesAsync(first));
            Assert.Contains(first.Said, line => line.EndsWith("/account/first-owner", StringComparison.Ordinal));
            await first.SignalAsync("KILL");
        }

        using var second = await catalogue.ServeAsync();

        Assert.Equal(10, await EntriesAsync(second));
    }

    [Fact]
    public async Task What_only_assistants_need_is_not_loaded_before_the_first_of_them_asks()
    {
        const string Library = "ModelContextProtocol";
        using var running = await catalogue.ServeAsync();
        await EntriesAsync(running);
        Assert.DoesNotContain(Library, await LoadedAsync(running), StringComparison.Ordinal);

        using var question = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = question };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        using var answer = await running.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(Library, await LoadedAsync(running), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M_51_SIGTERM_ends_with_0_within_ten_seconds()
    {
        using var running = await catalogue.ServeAsync();

        var took = await running.SignalAsync("TERM");

        Assert.Equal(0, running.Process.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(10), took.ToString());
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("seed")]
    public async Task A_database_that_can_t_be_made_where_it_should_be_is_told_in_a_sentence(string verb)
    {
        await catalogue.EmptyAsync();
        catalogue.Settings["Catalogue__Database__Provider"] = "Sqlite";
        catalogue.Settings["Catalogue__Database__ConnectionString"] = $"Data Source={Path.Combine(catalogue.Data, "nowhere", "catalogue.db")}";
        VerbsTests.AssertSentence(await catalogue.RunAsync([verb]), "Catalogue:Database:ConnectionString");

        catalogue.Settings["Catalogue__Database__ConnectionString"] = $"Data Source={Directory.CreateDirectory(catalogue.DatabaseFile).FullName}";
        VerbsTests.AssertSentence(await catalogue.RunAsync([verb]), "is a folder");
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_told_in_a_sentence()
    {
        var file = Path.Combine(catalogue.Data, "catalogue.id");
        catalogue.Settings["Catalogue__DataDirectory"] = file;

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), $"{file} is a file");
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_a_sentence()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();

        VerbsTests.AssertSentence(await catalogue.RunAsync([$"--urls=http://{listener.LocalEndpoint}"]), "already in use");
    }

    [Theory]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:port")]
    [InlineData("http://192.0.2.1:8080")]
    [InlineData("ftp://localhost")]
    [InlineData("rubbish")]
    public async Task An_address_at_which_no_server_can_listen_is_told_in_a_sentence(string address) =>
        VerbsTests.AssertSentence(await catalogue.RunAsync(["--urls", address]), $"can't listen at {address} (");

    [Fact]
    public async Task A_certificate_that_is_not_there_is_told_in_a_sentence()
    {
        catalogue.Settings["Kestrel__Certificates__Default__Path"] = "/nowhere/site.pem";

        VerbsTests.AssertSentence(await catalogue.RunAsync(["--urls=https://127.0.0.1:0"]), "name a certificate");
    }

    [Fact]
    public async Task A_PostgreSQL_without_a_host_is_told_in_a_sentence()
    {
        catalogue.Settings["Catalogue__Database__Provider"] = "Postgres";
        catalogue.Settings["Catalogue__Database__ConnectionString"] = "Username=catalogue";

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "Host");
    }

    [SkippableFact]
    public async Task A_PostgreSQL_that_refuses_the_connection_is_told_in_a_sentence()
    {
        Skip.IfNot(CatalogueApp.OnPostgres, "about PostgreSQL");
        catalogue.Settings["Catalogue__Database__ConnectionString"] += ";SSL Mode=Require";

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "can't be opened (SSL");
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData(";Host=127.0.0.1,127.0.0.1")]
    public async Task A_PostgreSQL_database_that_is_not_there_yet_is_made(string hosts)
    {
        Skip.IfNot(CatalogueApp.OnPostgres, "about PostgreSQL");
        await catalogue.EmptyAsync();
        catalogue.Settings["Catalogue__Database__ConnectionString"] += $"{hosts};Database=new_{Guid.NewGuid():N}";

        var (code, said, _) = await catalogue.RunAsync(["migrate"]);

        Assert.Equal(0, code);
        Assert.Contains("up to date", said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_database_with_the_tables_of_another_program_is_told_in_a_sentence()
    {
        Skip.If(CatalogueApp.OnPostgres, "about the SQLite file");
        await catalogue.EmptyAsync();
        Directory.CreateDirectory(catalogue.Data);
        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = catalogue.DatabaseFile, Pooling = false }.ToString()))
        {
            await other.OpenAsync();
            await using var table = other.CreateCommand();
            table.CommandText = "CREATE TABLE Publications (Other TEXT)";
            await table.ExecuteNonQueryAsync();
        }

        VerbsTests.AssertSentence(await catalogue.RunAsync(["migrate"]), "something else than a catalogue");
    }

    private static Task<string> LoadedAsync(Running running) => File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{running.Process.Id}/maps"));

    private static async Task<int> EntriesAsync(Running running)
    {
        using var answer = await running.Client.GetAsync(new Uri("/", UriKind.Relative));
        var page = await answer.PageAsync();
        return page.QuerySelectorAll("a[href^='/publications/']").Select(a => a.GetAttribute("href")).Distinct(StringComparer.Ordinal).Count();
    }
}
