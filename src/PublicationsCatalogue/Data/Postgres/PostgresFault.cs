using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace PublicationsCatalogue.Data.Postgres;

internal static class PostgresFault
{
    /// <summary>By SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html); without one the connection itself failed.</summary>
    public static StorageFault? Of(NpgsqlException e) => e switch
    {
        { SqlState: "53100" } => StorageFault.Full,
        { SqlState: "55P03" or "40P01" or "40001" or "57014" } => StorageFault.Locked,
        { SqlState: "25006" } => StorageFault.ReadOnly,
        { SqlState: "XX001" or "XX002" } => StorageFault.Damaged,
        { SqlState: { } state } when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
            || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("28", StringComparison.Ordinal) || state is "3D000" => StorageFault.Unreachable,
        { SqlState: null, InnerException: SocketException or IOException or TimeoutException or AuthenticationException } => StorageFault.Unreachable,
        // No password where one is asked for, no encryption where it is wanted.
        { SqlState: null, InnerException: null } when e.GetType() == typeof(NpgsqlException) => StorageFault.Unreachable,
        _ => null,
    };
}
