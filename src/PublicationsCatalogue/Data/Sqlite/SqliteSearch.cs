using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data.Sqlite;

/// <summary>The words of the index as FTS5 keeps them (sqlite.org/fts5.html): rows by the entry's key, tokens as they come.</summary>
internal static class SqliteSearch
{
    // Between two sequences, so that no phrase goes from one into the other.
    private const string Gap = "Ÿ";

    public static IQueryable<long> Keys(DbContext db, SearchNode node)
    {
        // As a row that is mapped: of a bare number EF makes CAST(… AS INTEGER), and then FTS5 can neither go in order nor stop.
        var match = Match(node);
        return db.Set<SearchKey>().FromSql($"""SELECT rowid AS "Key" FROM "SearchIndex" WHERE "SearchIndex" MATCH {match}""").Select(k => k.Key);
    }

    // FTS5 keeps a list of its rows: one for each, with their length.
    public static IQueryable<long> StrayKeys(DbContext db) =>
        db.Database.SqlQuery<long>($"""SELECT id AS "Value" FROM "SearchIndex_docsize" WHERE id NOT IN (SELECT "Key" FROM "SearchRecords")""");

    public static Task RemoveAsync(DbContext db, IReadOnlyList<long> keys, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(keys);
        return db.Database.ExecuteSqlAsync($"""DELETE FROM "SearchIndex" WHERE rowid IN (SELECT value FROM json_each({json}))""", ct);
    }

    public static Task ClearAsync(DbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('delete-all')""", ct);

    public static Task GatherAsync(DbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('optimize')""", ct);

    public static async Task WriteAsync(CatalogueContext db, IReadOnlyList<SearchEntry> entries, CancellationToken ct)
    {
        await db.InsertRowsAsync("SearchRecords", ["Key", "PublicationId", "Facets", "Start"], entries.Select(e => new object?[] { e.Key, e.PublicationId, e.Facets, e.Start }), ct);
        // In the order of their keys the words are written fastest.
        await db.InsertRowsAsync("SearchIndex", ["rowid", "Tokens"], entries.OrderBy(e => e.Key).Select(e => new object?[] { e.Key, string.Join($" {Gap} ", e.Sequences.Select(s => string.Join(' ', s))) }), ct);
    }

    public static Task AddSpellingAsync(DbContext db, IReadOnlyList<SpellingKey> keys, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(keys.Select(k => new object[] { k.Key, k.Word }));
        return db.Database.ExecuteSqlAsync($"""INSERT OR IGNORE INTO "SpellingKeys" ("Key", "Word") SELECT value ->> 0, value ->> 1 FROM json_each({json})""", ct);
    }

    public static Task AddWordsAsync(DbContext db, IReadOnlyList<string> words, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(words);
        return db.Database.ExecuteSqlAsync($"""INSERT OR IGNORE INTO "IndexedWords" ("Word") SELECT value FROM json_each({json})""", ct);
    }

    public static Task AddFacetTotalsAsync(DbContext db, IReadOnlyList<KeyValuePair<string, int>> changes, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(changes.Select(c => new object[] { c.Key, c.Value }));
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "FacetTotals" ("Token", "Count") SELECT value ->> 0, value ->> 1 FROM json_each({json}) WHERE true
            ON CONFLICT ("Token") DO UPDATE SET "Count" = "Count" + excluded."Count"
            """, ct);
    }

    public static async Task CountFacetsAsync(CatalogueContext db, CancellationToken ct)
    {
        await db.FacetTotals.ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "FacetTotals" ("Token", "Count") SELECT value, COUNT(*) FROM "SearchRecords", json_each('[' || replace(json_quote("Facets"), ' ', '","') || ']')
            WHERE value <> '' GROUP BY value
            """, ct);
    }

    // Tokens hold letters, digits and marks only, so nothing in quotation marks can end them.
    private static string Match(SearchNode node) => node switch
    {
        SearchNode.Tokens tokens => $"\"{string.Join(' ', tokens.InOrder)}\"{(tokens.IsPrefix ? " *" : "")}",
        SearchNode.All all => $"({string.Join(" AND ", all.Of.Select(Match))})",
        SearchNode.Any any => $"({string.Join(" OR ", any.Of.Select(Match))})",
        SearchNode.Except except => $"({Match(except.What)} NOT {Match(except.Not)})",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}

/// <summary>A row of the full-text index, which has no table of EF's.</summary>
internal sealed class SearchKey
{
    public long Key { get; init; }
}
