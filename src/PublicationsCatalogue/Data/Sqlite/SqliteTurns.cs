using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PublicationsCatalogue.Data.Sqlite;

/// <summary>
/// Lets those who write one after the other begin in the order in which they came. SQLite has one writer and no queue: who waits looks
/// now and then, and among many who save without pause one may look in vain for longer than a save waits (sqlite.org/c3ref/busy_timeout.html).
/// </summary>
internal sealed class SqliteTurns(TimeSpan patience) : DbTransactionInterceptor, IDisposable
{
    /// <summary>Beyond the longest time for which one who waits does not look: so long others leave the store free who work in portions.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(110);
    private readonly SemaphoreSlim next = new(1);

    public override InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        Begin(connection, eventData, next.Wait(patience));

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        Begin(connection, eventData, await next.WaitAsync(patience, cancellationToken));

    public void Dispose() => next.Dispose();

    // Held only until it has begun: whatever becomes of the transaction, nobody's turn is lost.
    private InterceptionResult<DbTransaction> Begin(DbConnection connection, TransactionStartingEventData eventData, bool isNext)
    {
        if (!isNext)
            throw new SqliteException("SQLite Error 5: 'database is locked'.", SQLitePCL.raw.SQLITE_BUSY);
        try
        {
            return InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(eventData.IsolationLevel));
        }
        finally
        {
            next.Release();
        }
    }
}
