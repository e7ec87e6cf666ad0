using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Npgsql;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>The real executable while its store can't save, can't be read or has no room.</summary>
public sealed class StoreTroubleTests : IAsyncLifetime
{
    private static readonly string[] ReadingPages = ["/", "/archive", "/2021/10", "/2021?summaries=1", "/about"];
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [SkippableFact]
    public async Task M_45_On_a_full_disk_saves_are_refused_in_words_with_the_text_kept_reading_goes_on_and_room_heals_it()
    {
        Skip.If(CatalogueApp.OnPostgres, "about the SQLite file");
        using var disk = SmallDisk.Mount(catalogue.Data, megabytes: 12);
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using var _ = editor;
        var saved = new List<string>();
        HttpResponseMessage? refused = null;
        for (var i = 0; refused is null && i < 400; i++)
        {
            if (i > 2)
                disk.Fill();
            var answer = await SaveAsync(editor, $"Kept {i}");
            if (answer.StatusCode == HttpStatusCode.Redirect)
                saved.Add($"/publications/kept-{i}");
            else
                refused = answer;
        }

        Assert.NotNull(refused);
        await AssertRefusedWithTextAsync(running, refused, "disk is full", $"Kept {saved.Count}");
        await AssertReadsAsync(running, [.. ReadingPages, .. saved]);
        disk.MakeRoom();
        using var after = await SaveAsync(editor, "Room again");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        await running.SignalAsync("KILL");
        var verified = await catalogue.RunAsync(["verify"]);
        Assert.True(verified.Code == 0, verified.Error);
        using var again = await catalogue.ServeAsync();
        await AssertReadsAsync(again, [.. saved, "/publications/room-again"]);
    }

    [Fact]
    public async Task A_start_that_takes_long_says_what_it_is_doing()
    {
        await ExecuteAsync("""UPDATE "Instance" SET "SearchVersion" = 0""");
        using var starting = catalogue.Start(["--urls=http://127.0.0.1:0"]);
        Task<bool> serves;
        await using (await HoldWriterAsync("SearchRecords"))
        {
            serves = starting.ServesAsync();
            await starting.LoggedAsync("Making the search index of 10 entries…", TimeSpan.FromSeconds(60));
        }
        Assert.True(await serves);
        Assert.DoesNotContain(starting.Said, line => line.EndsWith('…'));
    }

    [Fact]
    public async Task M_60_While_another_holds_the_lock_a_save_gives_up_in_words_with_the_text_kept_and_reading_goes_on()
    {
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using var _ = editor;
        var form = await editor.PageAsync("/admin/entries/new");
        HttpResponseMessage refused;
        await using (await HoldWriterAsync())
        {
            var saving = SaveAsync(editor, "Waits for the lock", form);
            await AssertReadsAsync(running, ReadingPages);
            Assert.Equal("Healthy", await running.Client.GetStringAsync(new Uri("/health", UriKind.Relative)));
            refused = await saving.WaitAsync(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        await AssertRefusedWithTextAsync(running, refused, "busy with another change", "Waits for the lock");
        using var after = await SaveAsync(editor, "Waits for the lock", await refused.PageAsync());
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        await AssertReadsAsync(running, ["/publications/waits-for-the-lock"]);
    }

    [Fact]
    public async Task M_22_An_unforeseen_fault_tells_only_a_reference_that_stands_in_the_log()
    {
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using var _ = editor;
        var form = await editor.PageAsync("/admin/entries/new");
        await ExecuteAsync("""ALTER TABLE "MonthCounts" RENAME TO "Elsewhere" """);

        foreach (var address in new[] { "/", "/archive", "/2021/10", "/2021", "/undated" })
        {
            using var answer = await running.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            await answer.AssertTellsNothingAsync(running);
        }
        using var save = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Lost in the fault" }, "publish");
        Assert.Equal(HttpStatusCode.InternalServerError, save.StatusCode);
        await save.AssertTellsNothingAsync(running);
        using var missing = await running.Client.GetAsync(new Uri("/nowhere", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        await missing.AssertTellsNothingAsync(running);
    }

    [Fact]
    public async Task M_22_One_fault_is_one_line_and_is_told_in_what_its_reader_reads()
    {
        using var running = await catalogue.ServeAsync();
        await ExecuteAsync("""ALTER TABLE "MonthCounts" RENAME TO "Elsewhere" """);
        (string Address, string Type)[] readers = [("/2021/10", "text/html"), ("/2021/10.json", "application/problem+json"), ("/2021/10.bib", "text/plain"), ("/api/v1/months", "application/problem+json")];
        foreach (var (address, type) in readers)
        {
            using var answer = await running.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.InternalServerError, type), (address, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var logged = await running.LoggedAsync($" GET {address}, ");
            Assert.Contains(" ERR ", logged, StringComparison.Ordinal);
            Assert.Contains(logged[(logged.LastIndexOf(' ') + 1)..], await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var after = await running.Client.GetAsync(new Uri("/health", UriKind.Relative));
        Assert.Equal(readers.Length, running.Logged.Count(line => line.Contains(" ERR ", StringComparison.Ordinal) || line.Contains(" WRN ", StringComparison.Ordinal)));
    }

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient editor, string title, IHtmlDocument? form = null) =>
        await editor.SubmitAsync(form ?? await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = title, ["Date"] = "5 May 1999", ["Summary"] = string.Concat(Enumerable.Repeat($"{title} is long. ", 400)) }, "publish");

    private static async Task AssertRefusedWithTextAsync(Running running, HttpResponseMessage refused, string words, string title)
    {
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.ServiceUnavailable, HttpStatusCode.InsufficientStorage });
        Assert.Contains(words, await refused.AssertTellsNothingAsync(running), StringComparison.Ordinal);
        var page = await refused.PageAsync();
        Assert.Equal(title, page.ValueOf("Title"));
        Assert.Equal("5 May 1999", page.ValueOf("Date"));
        Assert.Equal(400, page.ValueOf("Summary")?.Split("is long.").Length - 1);
    }

    private static async Task AssertReadsAsync(Running running, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            using var answer = await running.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}");
        }
    }

    /// <summary>A program of somebody else's that writes and does not end.</summary>
    private async Task<IAsyncDisposable> HoldWriterAsync(string table = "Publications")
    {
        if (CatalogueApp.OnPostgres)
        {
            var connection = await OpenPostgresAsync();
            var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand($"""LOCK TABLE "{table}" IN EXCLUSIVE MODE""", connection, transaction);
            await command.ExecuteNonQueryAsync();
            return connection;
        }
        var file = OpenSqlite();
        await using var begin = file.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return file;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using System.Data.Common.DbConnection connection = CatalogueApp.OnPostgres ? await OpenPostgresAsync() : OpenSqlite();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private SqliteConnection OpenSqlite()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = catalogue.DatabaseFile, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private async Task<NpgsqlConnection> OpenPostgresAsync()
    {
        var connection = new NpgsqlConnection(catalogue.Settings["Catalogue__Database__ConnectionString"] + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
