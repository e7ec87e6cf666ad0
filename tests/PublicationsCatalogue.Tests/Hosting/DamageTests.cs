using Microsoft.Data.Sqlite;
using PublicationsCatalogue.Tests.Commands;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>M-47 on the SQLite file; a PostgreSQL server keeps its own.</summary>
public sealed class DamageTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [SkippableFact]
    public async Task M_47_A_missing_database_is_never_replaced_by_an_empty_one()
    {
        OnSqlite();
        File.Delete(catalogue.DatabaseFile);

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "is missing");
        Assert.False(File.Exists(catalogue.DatabaseFile));
    }

    [SkippableFact]
    public async Task M_47_An_emptied_database_stops_the_start()
    {
        OnSqlite();
        await File.WriteAllBytesAsync(catalogue.DatabaseFile, []);

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "is empty");
    }

    [SkippableFact]
    public async Task M_47_A_database_cut_in_half_stops_the_start()
    {
        OnSqlite();
        await using (var file = File.OpenWrite(catalogue.DatabaseFile))
            file.SetLength(file.Length / 2);

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "is damaged");
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(4096)]
    public async Task M_47_Four_kilobytes_overwritten_stop_the_start(long at)
    {
        OnSqlite();
        await using (var file = File.OpenWrite(catalogue.DatabaseFile))
        {
            file.Position = at;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "is damaged");
    }

    [SkippableTheory]
    [InlineData("""DELETE FROM "SearchIndex_data" WHERE id > 1""")]
    [InlineData("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE tbl_name = 'MissedSearches'")]
    public async Task M_47_Damage_that_only_a_look_at_the_whole_file_tells_of_ends_the_catalogue_soon_after_its_start(string damage)
    {
        OnSqlite();
        Execute(damage);

        VerbsTests.AssertSentence(await catalogue.RunAsync(["--urls=http://127.0.0.1:0"]), "is damaged");
    }

    [SkippableFact]
    public async Task M_47_Another_catalogues_database_stops_the_start()
    {
        OnSqlite();
        await File.WriteAllTextAsync(Path.Combine(catalogue.Data, "catalogue.id"), Guid.NewGuid().ToString());

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "another catalogue");
    }

    [SkippableFact]
    public async Task M_47_What_the_refusal_of_a_restored_backup_says_to_do_is_enough()
    {
        OnSqlite();
        var marker = Path.Combine(catalogue.Data, "catalogue.id");
        await File.WriteAllTextAsync(marker, Guid.NewGuid().ToString());
        VerbsTests.AssertSentence(await catalogue.RunAsync([]), $"delete {marker} and start again");

        File.Delete(marker);

        using var running = await catalogue.ServeAsync();
        Assert.Contains("October 2021", (await running.Client.PageAsync("/")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_database_of_a_newer_release_is_refused()
    {
        OnSqlite();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99')");

        VerbsTests.AssertSentence(await catalogue.RunAsync([]), "newer release");
    }

    [SkippableFact]
    public async Task A_migration_lock_left_by_a_killed_process_does_not_stop_the_start()
    {
        OnSqlite();
        foreach (var file in Directory.GetFiles(catalogue.Data))
            File.Delete(file);
        Execute("CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");

        var (code, _, error) = await catalogue.RunAsync(["migrate"]);

        Assert.True(code == 0, error);
    }

    [SkippableFact]
    public async Task Verify_names_counts_present_and_earlier_and_what_harvesters_are_told_that_differ_from_the_records()
    {
        OnSqlite();
        Execute("""
            UPDATE MonthCounts SET Count = Count + 1 WHERE Month = 202110;
            UPDATE EarlierMonthCounts SET Count = Count + 1 WHERE Month = 202109;
            DELETE FROM HarvestRecords WHERE PublicationId = 3;
            UPDATE HarvestRecords SET Sets = 'Tguide' WHERE PublicationId = 4;
            UPDATE Publications SET State = 0 WHERE Id = 6;
            UPDATE HarvestMembers SET Datestamp = Datestamp + 1 WHERE PublicationId = 7 AND "Set" = '';
            """);

        var (code, _, error) = await catalogue.RunAsync(["verify"]);

        Assert.Equal(1, code);
        foreach (var told in new[] { "Month 202110: the count says 4, the records are 3", "Month 202109: the count says 2, the last of its earlier counts 3", "entry 3 (", "is not told to harvesters", "entry 4 (", "in other sets", "entry 6 (", "as public", "the set “” that harvesters read has 10 entries and should have 9" })
            Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Verify_names_each_entry_that_the_search_index_has_wrongly_and_reindex_mends_it()
    {
        OnSqlite();
        Execute("""
            DELETE FROM SearchRecords WHERE PublicationId = 3;
            DELETE FROM SearchIndex WHERE rowid = (SELECT "Key" FROM SearchRecords WHERE PublicationId = 4);
            UPDATE SearchRecords SET Facets = '' WHERE PublicationId = 5;
            UPDATE Publications SET State = 0 WHERE Id = 6;
            INSERT INTO SearchIndex (rowid, Tokens) VALUES (77, 'stray');
            """);

        var (code, _, error) = await catalogue.RunAsync(["verify"]);
        var (mended, said, _) = await catalogue.RunAsync(["reindex"]);
        var (_, _, after) = await catalogue.RunAsync(["verify"]);

        Assert.Equal(1, code);
        foreach (var told in new[] { "entry 3 differs", "entry 4 differs", "entry 5 differs", "entry 6 is in the search index", "the words of 2 entries" })
            Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Equal((0, "10 entries were indexed."), (mended, said.Trim()));
        Assert.DoesNotContain("search index", after, StringComparison.Ordinal);
    }

    private static void OnSqlite() => Skip.If(CatalogueApp.OnPostgres, "about the SQLite file");

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = catalogue.DatabaseFile, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
