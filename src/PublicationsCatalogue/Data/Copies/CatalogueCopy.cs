using Microsoft.Data.Sqlite;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Copies;

/// <summary>
/// The public entries as a SQLite file of their own, for whoever wants to ask questions of them. The same entries give the same bytes:
/// rows in the order of the list, one transaction, nothing of the time at which it was made.
/// </summary>
public sealed class CatalogueCopy : IAsyncDisposable
{
    private readonly SqliteConnection connection;
    private readonly FormatContext context;
    private readonly Dictionary<string, SqliteCommand> inserts = [];
    private readonly HashSet<(string Table, long Id)> told = [];

    private CatalogueCopy(SqliteConnection connection, FormatContext context) => (this.connection, this.context) = (connection, context);

    /// <summary>Writes the file; it must not be there.</summary>
    public static async Task WriteAsync(string path, IAsyncEnumerable<Publication> publications, FormatContext context, IEnumerable<(string Name, string? Value)> metadata, CancellationToken ct)
    {
        await using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await file.OpenAsync(ct);
        await using var copy = new CatalogueCopy(file, context);
        copy.Execute("PRAGMA journal_mode = OFF");
        copy.Execute("PRAGMA synchronous = OFF");
        copy.Execute("PRAGMA foreign_keys = OFF");
        copy.Execute("BEGIN");
        foreach (var table in CopySchema.Tables)
            copy.Prepare(table);
        foreach (var (name, value) in metadata)
            copy.Insert("metadata", name, value);
        foreach (var table in CopySchema.Tables)
        {
            foreach (var column in table.Columns)
                copy.Insert("columns", table.Name, column.Name, column.Meaning);
        }
        await foreach (var publication in publications.WithCancellation(ct))
            copy.Add(publication);
        foreach (var index in CopySchema.Indexes)
            copy.Execute(index);
        copy.Execute("COMMIT");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var insert in inserts.Values)
            insert.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Add(Publication p)
    {
        var text = context.TextOf(p);
        Insert("publications", p.Id, p.Slug.ToString(), context.AddressOf(p, text), text.Title, text.Subtitle, text.Language.ToString(), text.Abstract(), text.SummaryHtml, p.Type,
            p.DateIssued?.ToString(), p.DateIssued?.Year, p.DateIssued?.Month, Told(p.Publisher), p.Edition, Licence.Find(p.Licence)?.Code, p.RightsHolder, p.AccessRights,
            p.FirstPublicAt is { } first ? W3cDate.Of(first) : null, W3cDate.Of(p.ChangedAt()));
        foreach (var t in p.Texts)
            Insert("texts", p.Id, t.Language.ToString(), t.IsOriginal ? 1 : 0, t.Title, t.Subtitle, t.AlternativeTitle, t.Abstract(), context.AddressOf(p, t));
        foreach (var c in p.Contributions.OrderBy(c => c.Role).ThenBy(c => c.Position))
            Insert("contributions", p.Id, Told(c.Agent), c.Role.ToString(), c.Position, c.PrintedName(), c.Affiliation);
        foreach (var s in p.Series)
            Insert("publication_series", p.Id, Told(s.Series), s.Number, s.Volume);
        foreach (var s in p.Subjects.OrderBy(s => s.Position))
            Insert("publication_subjects", p.Id, Told(s.Subject), s.Position);
        foreach (var i in p.Identifiers)
            Insert("identifiers", p.Id, Identifier.NameOf(i.Scheme), i.Value);
        foreach (var l in p.Links.OrderBy(l => l.Position))
            Insert("links", p.Id, l.Position, l.Url, l.Kind.ToString(), l.Label);
    }

    // Only those that a public entry carries, where the first of them does.
    private long? Told(Agent? agent)
    {
        if (agent is not null && told.Add(("agents", agent.Id)))
            Insert("agents", agent.Id, agent.Kind.ToString(), agent.Name, agent.IdentifierUrl(), context.Absolute($"/authors/{agent.Slug}"));
        return agent?.Id;
    }

    private long Told(PublicationSeries series)
    {
        if (told.Add(("series", series.Id)))
            Insert("series", series.Id, series.Title, series.Issn, context.Absolute($"/series/{series.Slug}"));
        return series.Id;
    }

    private long Told(Subject subject)
    {
        if (told.Add(("subjects", subject.Id)))
            Insert("subjects", subject.Id, subject.Label, subject.ExactMatchUri, context.Absolute($"/subjects/{subject.Slug}"));
        return subject.Id;
    }

    private void Prepare(CopyTable table)
    {
        Execute(CopySchema.Create(table));
        var insert = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own.
        insert.CommandText = $"INSERT INTO {table.Name} VALUES ({string.Join(',', table.Columns.Select(c => "$" + c.Name))})";
#pragma warning restore CA2100
        foreach (var column in table.Columns)
            insert.Parameters.Add(new SqliteParameter("$" + column.Name, null));
        inserts[table.Name] = insert;
    }

    private void Insert(string table, params ReadOnlySpan<object?> values)
    {
        var insert = inserts[table];
        for (var i = 0; i < values.Length; i++)
            insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
