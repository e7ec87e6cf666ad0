namespace PublicationsCatalogue.Tests.Support;

/// <summary>The PostgreSQL of one test run; each app gets a database of its own.</summary>
public static class PostgresCluster
{
    private static readonly Lazy<Task<PostgresServer>> Server = new(StartAsync);

    public static async Task<string> CreateDatabaseAsync() => await (await Server.Value).CreateDatabaseAsync();

    /// <summary>A database like the one of the connection, to which nobody is connected.</summary>
    public static async Task<string> CopyDatabaseAsync(string connection) => await (await Server.Value).CreateDatabaseAsync(connection);

    private static async Task<PostgresServer> StartAsync()
    {
        var server = await PostgresServer.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DeleteAsync().GetAwaiter().GetResult();
        return server;
    }
}
