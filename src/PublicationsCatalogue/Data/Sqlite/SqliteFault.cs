using Microsoft.Data.Sqlite;

namespace PublicationsCatalogue.Data.Sqlite;

internal static class SqliteFault
{
    /// <summary>SQLite's primary result codes (sqlite.org/rescode.html) that tell of the store and not of the statement.</summary>
    public static StorageFault? Of(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => StorageFault.Locked,
        8 => StorageFault.ReadOnly,
        // A full disk shows as an I/O error too, when the file that could not grow is the shared memory beside the database.
        10 or 13 => StorageFault.Full,
        11 or 26 => StorageFault.Damaged,
        14 => StorageFault.Unreachable,
        _ => null,
    };
}
