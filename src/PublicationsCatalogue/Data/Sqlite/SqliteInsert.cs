using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PublicationsCatalogue.Data.Sqlite;

/// <summary>One INSERT that is prepared once and run for each row, in the transaction that the connection is in.</summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private byte[] text = new byte[1024];

    public SqliteInsert(sqlite3 connection, string table, IReadOnlyList<string> columns)
    {
        this.connection = connection;
        var names = string.Join(',', columns.Select(c => $"\"{c}\""));
        Check(raw.sqlite3_prepare_v2(connection, $"INSERT INTO \"{table}\" ({names}) VALUES ({string.Join(',', columns.Select(_ => "?"))})", out statement));
    }

    /// <exception cref="SqliteException">With what SQLite says of it.</exception>
    public void Add(object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
            Check(Bind(i + 1, row[i]));
        var result = raw.sqlite3_step(statement);
        // It says once more what the step said.
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
            Check(result);
    }

    public void Dispose() => statement.Dispose();

    // As Microsoft.Data.Sqlite writes these kinds.
    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string words => BindText(place, words),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        DateTime time => BindText(place, time.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        Guid id => BindText(place, id.ToString().ToUpperInvariant()),
        _ => throw new NotSupportedException($"A value of {value.GetType().Name} is not written this way."),
    };

    private int BindText(int place, string words)
    {
        var most = Encoding.UTF8.GetMaxByteCount(words.Length);
        if (text.Length < most)
            text = new byte[most];
        return raw.sqlite3_bind_text(statement, place, text.AsSpan(0, Encoding.UTF8.GetBytes(words, text)));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection);
}
