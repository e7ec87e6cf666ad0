using System.Globalization;
using Microsoft.Data.Sqlite;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>Makes a catalogue of any size: 90 months, newest last, the same each time. So at 10,000 entries too a month has more than a page.</summary>
internal static class Generator
{
    private const int Months = 90;
    private const int FirstYear = 2014;
    private const int Authors = 500;
    private const int Series = 200;
    private const int Subjects = 300;
    private const int RareWords = 100_000;

    /// <summary>So many authors, series and subjects, the first of each, have half of the entries: more than a page at 10,000 too.</summary>
    public const int Prolific = 60;

    /// <summary>Each of these is in a third of the titles and more.</summary>
    public static readonly string[] Words = ["cooperatives", "social", "economy", "labour", "training", "guide", "policy", "rural", "finance", "youth", "gender", "market", "value", "chain", "decent", "work", "future", "Asia", "Africa", "report"];

    /// <summary>The data directory of a catalogue of this size, made once and kept in the temporary folder.</summary>
    public static async Task<string> CatalogueAsync(int count)
    {
        var directory = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"catalogue-benchmark-{count}"));
        if (!File.Exists(Path.Combine(directory, "complete")))
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
            await RunAsync(count, directory);
            await File.WriteAllTextAsync(Path.Combine(directory, "complete"), "");
        }
        return directory;
    }

    public static async Task<int> RunAsync(int count, string directory)
    {
        await Product.VerbAsync(directory, "", "migrate");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "catalogue.db")};Foreign Keys=False");
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await InsertAsync(connection, count);
            await ExecuteAsync(connection, "UPDATE \"Instance\" SET \"SeededAt\" = '2021-01-01 00:00:00'");
            await ExecuteAsync(connection, "INSERT INTO \"MonthCounts\" (\"Month\", \"Count\") SELECT \"CountedIn\", COUNT(*) FROM \"Publications\" GROUP BY 1");
            await ExecuteAsync(connection, "INSERT INTO \"StateCounts\" SELECT \"State\", COUNT(*) FROM \"Publications\" GROUP BY 1");
            // What harvesters are told, which the first start of a release makes of an older catalogue.
            await ExecuteAsync(connection, "INSERT INTO \"HarvestRecords\" (\"PublicationId\",\"IsDeleted\",\"Datestamp\",\"Sets\") SELECT \"Id\", 0, unixepoch(\"ModifiedAt\"), 'Len' FROM \"Publications\" WHERE \"State\" = 1");
            await ExecuteAsync(connection, "INSERT INTO \"HarvestMembers\" (\"Set\",\"Datestamp\",\"PublicationId\",\"IsDeleted\") SELECT s, \"Datestamp\", \"PublicationId\", 0 FROM \"HarvestRecords\", (SELECT '' AS s UNION ALL SELECT 'L' UNION ALL SELECT 'Len') ORDER BY 1, 2, 3");
            // As in a catalogue from before there were keys and a search index: the next start makes them.
            await ExecuteAsync(connection, "UPDATE \"Instance\" SET \"TitleKeyVersion\" = 0, \"SearchVersion\" = 0, \"HistoryVersion\" = 0");
            await transaction.CommitAsync();
        }
        await Product.VerbAsync(directory, "", "migrate");
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} entries in {directory}"));
        return 0;
    }

    private static async Task InsertAsync(SqliteConnection connection, int count)
    {
        await ExecuteAsync(connection, $"INSERT INTO \"Agents\" (\"Id\",\"Kind\",\"Slug\",\"Name\",\"NameKey\",\"SortKey\") {Numbers(Authors)} SELECT i, 0, 'author-' || i || '-x', 'Author ' || i, 'author ' || i, i || ' author' FROM n");
        await ExecuteAsync(connection, $"INSERT INTO \"Series\" (\"Id\",\"Slug\") {Numbers(Series)} SELECT i, 'series-' || i || '-x' FROM n");
        await ExecuteAsync(connection, $"INSERT INTO \"SeriesTexts\" (\"SeriesId\",\"Language\",\"Title\",\"TitleKey\",\"SortKey\") {Numbers(Series)} SELECT i, 'en', 'Series ' || i, 'series ' || i, 'series ' || i FROM n");
        await ExecuteAsync(connection, "INSERT OR IGNORE INTO \"SubjectSchemes\" (\"Id\",\"Code\",\"Name\") VALUES (1, 'keyword', 'Keywords')");
        await ExecuteAsync(connection, $"INSERT INTO \"Subjects\" (\"Id\",\"SchemeId\",\"Slug\") {Numbers(Subjects)} SELECT i, 1, 'subject-' || i || '-x' FROM n");
        await ExecuteAsync(connection, $"INSERT INTO \"SubjectLabels\" (\"SubjectId\",\"Language\",\"IsPreferred\",\"Text\",\"TextKey\",\"SortKey\") {Numbers(Subjects)} SELECT i, 'en', 1, 'Subject ' || i, 'subject ' || i, 'subject ' || i FROM n");
        using var publication = Prepare(connection, "Publications", "Id", "Version", "Slug", "Type", "DateIssued", "Month", "SortDate", "Position", "State", "PublicAt", "FirstPublicAt", "CreatedAt", "CreatedBy", "ModifiedAt", "ModifiedBy", "RevisionNumber", "CountedIn");
        using var text = Prepare(connection, "PublicationTexts", "PublicationId", "Language", "IsOriginal", "Title", "Summary", "SummaryHtml", "IsMachineTranslated");
        using var contribution = Prepare(connection, "Contributions", "PublicationId", "AgentId", "Role", "Position");
        using var membership = Prepare(connection, "SeriesMemberships", "PublicationId", "SeriesId");
        using var subject = Prepare(connection, "PublicationSubjects", "PublicationId", "SubjectId", "Position");
        using var address = Prepare(connection, "Addresses", "Kind", "Slug", "TargetId");
        using var revision = Prepare(connection, "Revisions", "PublicationId", "Number", "Action", "Snapshot", "NoteIsPublic", "At", "By");
        var (random, at) = (new Random(42), "2021-01-01 00:00:00");
        var summaries = Enumerable.Range(0, 50).Select(_ => Sentence(random, 45)).Select(s => (Markdown: s, Html: Markdown.Render(s).ToString())).ToArray();
        for (var id = 1; id <= count; id++)
        {
            var month = (int)((long)(id - 1) * Months / count);
            var date = new PartialDate(FirstYear + (month / 12), (month % 12) + 1, random.Next(1, 28));
            var (slug, summary, title) = (string.Create(CultureInfo.InvariantCulture, $"entry-{id}"), summaries[random.Next(50)], $"{Sentence(random, 9)} {RareWord(random)}");
            Set(publication, id, Guid.NewGuid().ToString().ToUpperInvariant(), slug, "report", date.ToString(), date.Listing.Value, date.SortKey, -id, 1, at, at, at, "benchmark", at, "benchmark", 1, date.Listing.Value);
            Set(text, id, "en", 1, title, id % 3 == 0 ? DBNull.Value : summary.Markdown, id % 3 == 0 ? DBNull.Value : summary.Html, 0);
            Set(contribution, id, OneOf(Authors, random), 0, 0);
            Set(membership, id, OneOf(Series, random));
            Set(subject, id, OneOf(Subjects, random), 0);
            Set(address, 0, slug, id);
            Set(revision, id, 1, 8, $"{{\"Slug\":\"{slug}\",\"State\":\"Published\",\"Issued\":\"{date}\",\"PublicAt\":\"2021-01-01T00:00:00Z\",\"FirstPublicAt\":\"2021-01-01T00:00:00Z\",\"Position\":{-id},\"Texts\":[{{\"Language\":\"en\",\"IsOriginal\":true,\"Title\":\"{title}\",\"Summary\":\"{(id % 3 == 0 ? "" : summary.Markdown)}\"}}],\"Contributions\":[],\"Series\":[],\"Subjects\":[],\"Identifiers\":[],\"Links\":[],\"Relations\":[]}}", 0, at, "benchmark");
        }
    }

    private static int OneOf(int all, Random random) => random.Next(1, (random.Next(2) == 0 ? Prolific : all) + 1);

    private static string Numbers(int count) => string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})");

    /// <summary>"term1" is in every twelfth title, "term100" in one of a thousand, "term10000" in a few (Zipf).</summary>
    public static string RareWord(Random random) => string.Create(CultureInfo.InvariantCulture, $"term{(int)Math.Pow(RareWords, random.NextDouble())}");

    private static SqliteCommand Prepare(SqliteConnection connection, string table, params string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(',', columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(',', columns.Select((_, i) => "$p" + i.ToString(CultureInfo.InvariantCulture)))})";
        for (var i = 0; i < columns.Length; i++)
            command.Parameters.Add(new SqliteParameter("$p" + i.ToString(CultureInfo.InvariantCulture), null));
        return command;
    }

    private static void Set(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(i => i == 0 ? "The" : Words[random.Next(Words.Length)])) + ".";
}
