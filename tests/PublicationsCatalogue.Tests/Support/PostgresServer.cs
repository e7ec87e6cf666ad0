using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>A throw-away PostgreSQL cluster on loopback, that may be stopped and started again.</summary>
public sealed class PostgresServer
{
    private static readonly string Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin" : "";
    private static readonly bool AsRoot = Environment.UserName == "root";
    private readonly string folder = Directory.CreateTempSubdirectory("catalogue-pg-").FullName;
    private readonly int port = FreePort();
    private int databases;

    private PostgresServer()
    {
    }

    public static async Task<PostgresServer> CreateAsync()
    {
        var server = new PostgresServer();
        if (AsRoot)
            await RunAsync("chown", ["postgres", server.folder]);
        await RunAsPostgresAsync([$"{Programs}/initdb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres", "-D", $"{server.folder}/data"]);
        await server.StartAsync();
        return server;
    }

    // Hundreds of databases that live for seconds: to vacuum each of them every minute keeps a processor busy and is of use to none.
    public Task StartAsync() => RunAsPostgresAsync([$"{Programs}/pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c autovacuum=off"), "start"]);

    public Task StopAsync() => RunAsPostgresAsync([$"{Programs}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop"]);

    public async Task<string> CreateDatabaseAsync(string? like = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"catalogue_{Interlocked.Increment(ref databases)}");
        await using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // File by file is half the work of block by block, which is what version 15 does if not told.
        var strategy = connection.PostgreSqlVersion.Major < 15 ? "" : " STRATEGY FILE_COPY";
        command.CommandText = $"CREATE DATABASE {name}{(like is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(like).Database}")}{strategy}";
        await command.ExecuteNonQueryAsync();
        return Connection(name);
    }

    public async Task DeleteAsync()
    {
        if (File.Exists($"{folder}/data/postmaster.pid"))
            await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Connection(string database) => string.Create(CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=60;Timeout=60");

    // initdb refuses to run as root.
    private static Task RunAsPostgresAsync(string[] command) =>
        AsRoot ? RunAsync("runuser", ["-u", "postgres", "--", .. command]) : RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = false, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
