using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PublicationsCatalogue.Data.Sqlite;

/// <summary>
/// Sets each new SQLite connection once: what is acknowledged is on disk, and reading is quick. The file is not mapped into
/// memory: a disk that fails would end the process and not only the request (sqlite.org/mmap.html).
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string UsualMemory = "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000; PRAGMA shrink_memory";

    // What is sorted goes to files beyond the cache's size.
    public const string MuchMemory = "PRAGMA temp_store = FILE; PRAGMA cache_size = -24576";
    private static readonly ConditionalWeakTable<object, object> Done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Set(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || !Done.TryAdd(handle, handle))
            return;
        using var command = connection.CreateCommand();
        // Who waits, for as long as the connection string says: SQLite looks again after 1 ms, 2, 5 and at most 100; the provider after 150.
        command.CommandText = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;";
        command.ExecuteNonQuery();
    }
}
