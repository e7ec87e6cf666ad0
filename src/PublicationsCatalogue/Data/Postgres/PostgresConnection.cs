using Npgsql;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Data.Postgres;

/// <summary>The connection string that the settings give. Apart from <see cref="Database"/>, so that a catalogue on SQLite does not load the driver.</summary>
internal static class PostgresConnection
{
    // PostgreSQL takes a hundred unless told otherwise: some are left for commands, copies and whoever looks after it.
    private const int MostConnections = 40;

    /// <summary>With what the catalogue needs: whoever waits longer for a lock is told that it is busy, on PostgreSQL as on SQLite.</summary>
    public static string For(CatalogueSettings settings, int lockTimeoutSeconds)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.Database.ConnectionString);
        // A plan for all values of a statement reads a frequent word as if it were a rare one, which takes a second. And to
        // compile a plan takes longer than what is asked here ever should.
        connection.Options = $"-c lock_timeout={lockTimeoutSeconds}s -c plan_cache_mode=force_custom_plan -c jit=off {connection.Options}".TrimEnd();
        if (!connection.ShouldSerialize("Maximum Pool Size"))
            connection.MaxPoolSize = Math.Max(MostConnections, connection.MinPoolSize);
        // Nothing that the catalogue does to a session outlives its transaction, so nothing has to be taken back before the next question.
        if (!connection.ShouldSerialize("No Reset On Close"))
            connection.NoResetOnClose = true;
        // Kerberos only for who asks for it: its library complains on standard error when the program ends while it is at work.
        if (!connection.ShouldSerialize("GSS Encryption Mode"))
            connection.GssEncryptionMode = GssEncryptionMode.Disable;
        return connection.ToString();
    }

    /// <summary>One by which nothing can be changed.</summary>
    public static string ReadOnly(CatalogueSettings settings) =>
        new NpgsqlConnectionStringBuilder(settings.Database.ConnectionString) { Options = "-c default_transaction_read_only=on" }.ToString();

    /// <summary>Throws <see cref="ArgumentException"/> for what is no connection string.</summary>
    public static bool NamesHost(CatalogueSettings settings) => new NpgsqlConnectionStringBuilder(settings.Database.ConnectionString).Host is { Length: > 0 };
}
