using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>Search in a catalogue of so many entries: whole pages with their facets, and the words alone beside the same statement of the database.</summary>
internal static class SearchTimes
{
    // So many that hardly anything is compiled any more while it is timed.
    private const int WarmUp = 8;
    private const int WarmUpAlone = 40;
    private const int Rounds = 2;
    private const int RoundsAlone = 10;
    private const int Shown = 20;

    public static async Task<int> RunAsync(int count)
    {
        var data = await Generator.CatalogueAsync(count);
        await using var app = new UncachedApp(data);
        var postgres = Environment.GetEnvironmentVariable("Catalogue__Database__ConnectionString");
        if (postgres is not null)
            await PostgresCopy.FillAsync(DuplicateLookUp.ServicesOf(new CatalogueSettings { DataDirectory = data, Database = new() { Provider = DatabaseProvider.Postgres, ConnectionString = postgres } }), data, postgres);
        await PagesAsync(app, "a single word", [.. Generator.Words.Concat(Terms(1, 10, 100, 1000, 10_000))]);
        await PagesAsync(app, "two letters", [.. Generator.Words.Select(w => w[..2].ToLowerInvariant()).Distinct()]);
        await PagesAsync(app, "two common words", [.. Generator.Words.SelectMany((w, i) => Generator.Words.Skip(i + 1).Where((_, j) => (i + j) % 5 == 0).Select(o => $"{w} {o}"))]);
        await PagesAsync(app, "suggestions", [.. Generator.Words.SelectMany(w => new[] { w[..2], w[..4], $"{w} {w[..1]}", $"{Generator.Words[0]} {w[..3]}" }).Concat(["author 1", "subject 2", "se", "term10"])], "/search/suggest?q=");
        await PagesAsync(app, "a whole title", [.. await TitlesAsync(data)]);
        foreach (var (kind, words) in new (string, string[])[] { ("middling", [.. Terms(30, 40, 50, 60, 80, 100, 150, 200, 300)]), ("rare", [.. Terms(1000, 2000, 3000, 5000, 8000, 10_000, 20_000)]) })
        {
            await using DbConnection connection = postgres is null ? await OpenAsync(data) : await OpenAsync(app);
            await BesideRawAsync(app, connection, kind, words);
        }
        return 0;
    }

    private static IEnumerable<string> Terms(params int[] ranks) => ranks.Select(rank => string.Create(CultureInfo.InvariantCulture, $"term{rank}"));

    private static async Task PagesAsync(UncachedApp app, string kind, IReadOnlyList<string> queries, string address = "/search?q=")
    {
        List<(double Time, string Query)> times = [];
        for (var round = -WarmUp; round < Rounds; round++)
        {
            foreach (var query in queries)
            {
                var started = Stopwatch.GetTimestamp();
                await app.GetAsync(address + Uri.EscapeDataString(query));
                if (round >= 0)
                    times.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, query));
            }
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: p50 {times[times.Count / 2].Time:0.0} ms, p95 {times[times.Count * 95 / 100].Time:0.0} ms, most {times[^1].Time:0.0} ms ({times[^1].Query})"));
    }

    private static async Task<List<string>> TitlesAsync(string data)
    {
        await using var connection = await OpenAsync(data);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Title\" FROM \"PublicationTexts\" WHERE \"Id\" % 31337 = 5";
        await using var rows = await command.ExecuteReaderAsync();
        List<string> titles = [];
        while (await rows.ReadAsync())
            titles.Add(rows.GetString(0));
        return titles;
    }

    private static async Task<SqliteConnection> OpenAsync(string data)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(data, "catalogue.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        return connection;
    }

    // With the settings that the product gives each session, by which the server plans.
    private static async Task<NpgsqlConnection> OpenAsync(UncachedApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var connection = new NpgsqlConnection(scope.ServiceProvider.GetRequiredService<CatalogueContext>().Database.GetConnectionString());
        await connection.OpenAsync();
        return connection;
    }

    // What the product finds with the count up to the limit, what the database needs for the same statements with nothing round them, and
    // for no more than the newest twenty that have the word.
    private static async Task BesideRawAsync(UncachedApp app, DbConnection connection, string kind, IReadOnlyList<string> words)
    {
        await using var newest = connection.CreateCommand();
        newest.CommandText = connection is SqliteConnection ? $"SELECT rowid FROM \"SearchIndex\" WHERE \"SearchIndex\" MATCH @q ORDER BY rowid DESC LIMIT {Shown}"
            : $"SELECT \"Key\" FROM \"SearchRecords\" WHERE \"Tokens\" @@ @q::tsquery ORDER BY \"Key\" DESC LIMIT {Shown}";
        var q = newest.CreateParameter();
        q.ParameterName = "@q";
        newest.Parameters.Add(q);
        List<double> ours = [], same = [], least = [];
        foreach (var word in words)
        {
            await FindAsync(app, word);
            var statements = await (await Statements.OfAsync(() => FindAsync(app, word))).OnAsync(connection);
            q.Value = connection is SqliteConnection ? $"\"{word}\"" : $"'{word}'";
            for (var round = -WarmUpAlone; round < RoundsAlone; round++)
            {
                var (all, first) = (0d, await TimeAsync(newest));
                foreach (var statement in statements)
                    all += await TimeAsync(statement);
                var found = await FindAsync(app, word);
                if (round < 0)
                    continue;
                ours.Add(found);
                same.Add(all);
                least.Add(first);
            }
            foreach (var statement in statements)
                await statement.DisposeAsync();
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} words: {Shell.Median(ours):0.00} ms beside {Shell.Median(same):0.00} ms of the database for the same statements, ratio {Shell.Median(ours) / Shell.Median(same):0.00}; {Shell.Median(least):0.00} ms for the newest {Shown} alone"));
    }

    private static async Task<double> FindAsync(UncachedApp app, string word)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var query = SearchQueryReader.Read(word);
        var search = scope.ServiceProvider.GetRequiredService<CatalogueSearch>();
        var started = Stopwatch.GetTimestamp();
        await search.FindAsync(new SearchQuestion(query, [], default, SearchOrder.Best), 0, Shown, default);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(DbCommand command)
    {
        var started = Stopwatch.GetTimestamp();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            rows.GetValue(0);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
