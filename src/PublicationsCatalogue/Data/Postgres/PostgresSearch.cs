using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Data.Postgres;

/// <summary>The words of the index as a tsvector (postgresql.org/docs/current/datatype-textsearch.html), made here and not by the server's dictionaries, so that both databases find the same.</summary>
internal static class PostgresSearch
{
    // What PostgreSQL keeps at most.
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;
    private const int FewClauses = 3;

    // Fewer are written soonest by one statement.
    private const int ManyEntries = 100;

    public static IQueryable<long> Keys(DbContext db, SearchNode node)
    {
        var query = Query(node);
        return db.Database.SqlQuery<long>($"""SELECT "Key" AS "Value" FROM "SearchRecords" WHERE "Tokens" @@ {query}::tsquery""");
    }

    // The planner takes comparing words for nearly free and adds up how many entries have each, and so errs; it is not asked. OFFSET 0 keeps
    // from it what else is wanted. Here the index of words finds all, there the keys are gone along.
    public static IQueryable<SearchRecord> Records(DbSet<SearchRecord> records, SearchNode node, KeyRange keys, IReadOnlyList<SearchStretch>? within)
    {
        var months = within is null ? "" : $" & ({string.Join(" | ", within.Select(s => Lexeme(s.Token)))})";
        string[] queries = [.. Alternatives(node).Select(one => Query(one) + months)];
        return records.FromSql($"""
            SELECT r.* FROM (SELECT {queries}::tsquery[] AS any OFFSET 0) AS q,
            LATERAL (SELECT "Key", "PublicationId", "Facets", "Start" FROM "SearchRecords" WHERE "Tokens" @@ ANY (q.any) OFFSET 0) AS r
            WHERE r."Key" >= {keys.From} AND r."Key" < {keys.Before}
            """);
    }

    public static IQueryable<SearchRecord> RecordsAlong(DbSet<SearchRecord> records, SearchNode node, KeyRange keys, bool isOldestFirst, int most)
    {
        var query = Query(node);
        return isOldestFirst
            ? records.FromSql($"""SELECT * FROM (SELECT * FROM "SearchRecords" WHERE "Key" >= {keys.From} AND "Key" < {keys.Before} ORDER BY "Key" LIMIT {most} OFFSET 0) AS r WHERE "Tokens" @@ {query}::tsquery""")
            : records.FromSql($"""SELECT * FROM (SELECT * FROM "SearchRecords" WHERE "Key" >= {keys.From} AND "Key" < {keys.Before} ORDER BY "Key" DESC LIMIT {most} OFFSET 0) AS r WHERE "Tokens" @@ {query}::tsquery""");
    }

    public static IQueryable<long> Ranked(DbContext db, IReadOnlyList<long> keys, IReadOnlyList<SearchNode> ranks)
    {
        var (these, queries) = (keys.ToArray(), ranks.Select(Query).ToArray());
        return db.Database.SqlQuery<long>($"""
            SELECT "Key" AS "Value" FROM "SearchRecords" WHERE "Key" = ANY ({these})
            ORDER BY (SELECT MIN(place) FROM unnest({queries}::tsquery[]) WITH ORDINALITY AS ranks (query, place) WHERE "Tokens" @@ query), "Key" DESC
            """);
    }

    public static Task WriteAsync(DbContext db, IReadOnlyList<SearchEntry> entries, CancellationToken ct) =>
        entries.Count < ManyEntries ? InsertAsync(db, entries, ct) : PostgresBulk.ReferringAsync(db, () => CopyAsync(db, entries, ct), ct);

    // Only for the index's owner, which whoever serves need not be.
    public static Task<long> SettleAsync(DbContext db, CancellationToken ct) => db.Database.SqlQuery<long>($"""
        SELECT COALESCE(SUM(gin_clean_pending_list(oid)), 0)::bigint AS "Value" FROM pg_class
        WHERE relname = 'IX_SearchRecords_Tokens' AND relnamespace = current_schema()::regnamespace AND pg_has_role(relowner, 'USAGE')
        """).SingleAsync(ct);

    public static Task AddSpellingAsync(DbContext db, IReadOnlyList<SpellingKey> keys, CancellationToken ct)
    {
        var (numbers, words) = (keys.Select(k => k.Key).ToArray(), keys.Select(k => k.Word).ToArray());
        return db.Database.ExecuteSqlAsync($"""INSERT INTO "SpellingKeys" ("Key", "Word") SELECT * FROM unnest({numbers}, {words}) ON CONFLICT DO NOTHING""", ct);
    }

    public static Task AddWordsAsync(DbContext db, IReadOnlyList<string> words, CancellationToken ct)
    {
        var all = words.ToArray();
        return db.Database.ExecuteSqlAsync($"""INSERT INTO "IndexedWords" ("Word") SELECT unnest({all}) ON CONFLICT DO NOTHING""", ct);
    }

    public static Task AddFacetTotalsAsync(DbContext db, IReadOnlyList<KeyValuePair<string, int>> changes, CancellationToken ct)
    {
        var (tokens, counts) = (changes.Select(c => c.Key).ToArray(), changes.Select(c => c.Value).ToArray());
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "FacetTotals" ("Token", "Count") SELECT * FROM unnest({tokens}, {counts})
            ON CONFLICT ("Token") DO UPDATE SET "Count" = "FacetTotals"."Count" + excluded."Count"
            """, ct);
    }

    public static async Task CountFacetsAsync(CatalogueContext db, CancellationToken ct)
    {
        await db.FacetTotals.ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "FacetTotals" ("Token", "Count") SELECT token, COUNT(*) FROM "SearchRecords", unnest(string_to_array("Facets", ' ')) AS token
            WHERE token <> '' GROUP BY token
            """, ct);
    }

    private static Task<int> InsertAsync(DbContext db, IReadOnlyList<SearchEntry> entries, CancellationToken ct)
    {
        var (keys, ids) = (entries.Select(e => e.Key).ToArray(), entries.Select(e => e.PublicationId).ToArray());
        var (facets, starts, tokens) = (entries.Select(e => e.Facets).ToArray(), entries.Select(e => e.Start).ToArray(), entries.Select(Vector).ToArray());
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "SearchRecords" ("Key", "PublicationId", "Facets", "Start", "Tokens")
            SELECT k, p, f, s, t::tsvector FROM unnest({keys}, {ids}, {facets}, {starts}, {tokens}) AS entries (k, p, f, s, t)
            """, ct);
    }

    // As text, row by row, so that the server reads the words of some entries while those of the next ones are written down here.
    private static Task CopyAsync(DbContext db, IReadOnlyList<SearchEntry> entries, CancellationToken ct) => PostgresBulk.InsertTextAsync(
        db, "SearchRecords", ["Key", "PublicationId", "Facets", "Start", "Tokens"], entries.Select(e => new[] { Number(e.Key), Number(e.PublicationId), e.Facets, e.Start, Vector(e) }), ct);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Vector(SearchEntry entry)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var position = 0;
        foreach (var sequence in entry.Sequences)
        {
            foreach (var token in sequence)
            {
                position = Math.Min(position + 1, LastPosition);
                if (!places.TryGetValue(token, out var at))
                    places[token] = at = [];
                if (at.Count < MostPositions && (at.Count == 0 || at[^1] != position))
                    at.Add(position);
            }
            position++;
        }
        var vector = new StringBuilder();
        foreach (var (token, at) in places)
            vector.Append(CultureInfo.InvariantCulture, $"{Lexeme(token)}:{string.Join(',', at)} ");
        return vector.ToString();
    }

    // What any will do of is looked for one by one, by the rarest word of each: of all in one the index would compare every entry that has any.
    private static IReadOnlyList<SearchNode> Alternatives(SearchNode node)
    {
        switch (node)
        {
            case SearchNode.Any any:
                return [.. any.Of.SelectMany(Alternatives)];
            case SearchNode.All { Of.Count: <= FewClauses } all:
                var (at, most) = all.Of.Select(Alternatives).Index().MaxBy(part => part.Item.Count);
                return [.. most.Select(one => SearchNode.And([one, .. all.Of.Where((_, i) => i != at)]))];
            default:
                return [node];
        }
    }

    private static string Query(SearchNode node) => node switch
    {
        SearchNode.Tokens { InOrder: var tokens, IsPrefix: var isPrefix } => $"({string.Join(" <-> ", tokens.Select(Lexeme))}{(isPrefix ? ":*" : "")})",
        SearchNode.All all => $"({string.Join(" & ", all.Of.Select(Query))})",
        SearchNode.Any any => $"({string.Join(" | ", any.Of.Select(Query))})",
        SearchNode.Except except => $"({Query(except.What)} & !{Query(except.Not)})",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    // Tokens hold letters, digits and marks only, so nothing in quotation marks can end them.
    private static string Lexeme(string token) => $"'{token}'";
}
