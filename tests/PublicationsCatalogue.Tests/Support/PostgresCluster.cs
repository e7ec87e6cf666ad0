using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>A throw-away PostgreSQL cluster for one test run, on loopback; each app gets a database of its own.</summary>
public static class PostgresCluster
{
    private static readonly Lazy<Task<int>> Port = new(StartAsync);
    private static int databases;

    public static async Task<string> CreateDatabaseAsync()
    {
        var port = await Port.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"catalogue_{Interlocked.Increment(ref databases)}");
        await using var connection = new NpgsqlConnection(Connection(port, "postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return Connection(port, name);
    }

    private static string Connection(int port, string database) => string.Create(CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20;Connection Idle Lifetime=5;Connection Pruning Interval=5");

    private static async Task<int> StartAsync()
    {
        var bin = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        var folder = Directory.CreateTempSubdirectory("catalogue-pg-").FullName;
        var port = FreePort();
        var asRoot = Environment.UserName == "root";
        if (asRoot)
            await RunAsync("chown", ["postgres", folder]);
        await RunAsPostgresAsync([$"{bin}/initdb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres", "-D", $"{folder}/data"]);
        await RunAsPostgresAsync([$"{bin}/pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "-o",
            string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300"), "start"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunAsPostgresAsync([$"{bin}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop"]).GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return port;

        // initdb refuses to run as root.
        Task RunAsPostgresAsync(string[] command) =>
            asRoot ? RunAsync("runuser", ["-u", "postgres", "--", .. command]) : RunAsync(command[0], command[1..]);
    }

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
