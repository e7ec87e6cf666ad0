using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>The real executable as processes over one data directory, as an operator runs it.</summary>
public sealed class Executable : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // As it was published, where CATALOGUE_TEST_PROGRAM says so: what is installed is tested, and it starts twice as fast.
    private static readonly string? Published = Environment.GetEnvironmentVariable("CATALOGUE_TEST_PROGRAM");
    private readonly string root = Directory.CreateTempSubdirectory("catalogue-exe-").FullName;
    private readonly ConcurrentBag<Running> started = [];

    public Executable() => Data = Path.Combine(root, "data");

    public string Data { get; set; }
    public string DatabaseFile => Path.Combine(Data, "catalogue.db");
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>The connection to its database, or null where that is a file.</summary>
    public string? Database { get; private set; }

    /// <summary>As after a first start.</summary>
    public async Task InitializeAsync() => Connect(await FirstStart.CopyAsync(Data));

    /// <summary>As before the first start.</summary>
    public async Task EmptyAsync()
    {
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
        Connect(CatalogueApp.OnPostgres ? await PostgresCluster.CreateDatabaseAsync() : null);
    }

    public Task DisposeAsync()
    {
        foreach (var process in started)
            process.Dispose();
        Directory.Delete(root, recursive: true);
        return Task.CompletedTask;
    }

    public async Task<(int Code, string Out, string Error)> RunAsync(string[] args, string input = "")
    {
        using var process = Start(args);
        await process.Process.StandardInput.WriteAsync(input);
        process.Process.StandardInput.Close();
        var (output, error) = (process.Process.StandardOutput.ReadToEndAsync(), process.Process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Patience);
        await process.Process.WaitForExitAsync(limit.Token);
        return (process.Process.ExitCode, await output, await error);
    }

    /// <summary>Serves on a free port and waits until it says where it is and everything it has to say.</summary>
    public async Task<Running> ServeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = listener.LocalEndpoint.ToString();
        listener.Stop();
        var running = Start([$"--urls=http://{address}"]);
        running.Client.BaseAddress = new Uri($"http://{address}");
        return await running.ServesAsync() ? running : throw new InvalidOperationException(string.Join('\n', running.Logged));
    }

    /// <summary>As <see cref="ServeAsync"/>, with a browser in which its first owner has signed up.</summary>
    public async Task<(Running Running, HttpClient Editor)> ServeWithEditorAsync()
    {
        var running = await ServeAsync();
        return (running, await running.SignUpAsync());
    }

    /// <summary>Starts one and waits for nothing.</summary>
    public Running Start(string[] args)
    {
        var start = new ProcessStartInfo(Published ?? "dotnet", Published is null ? [typeof(Program).Assembly.Location, .. args] : args)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root,
        };
        foreach (var key in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("Catalogue__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(key);
        start.Environment["Catalogue__DataDirectory"] = Data;
        // Most live a second or two, too short for code compiled once more to pay: so not in the first second (hexadecimal milliseconds).
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "3E8";
        foreach (var (key, value) in Settings)
            start.Environment[key] = value;
        var running = new Running(Process.Start(start)!);
        started.Add(running);
        return running;
    }

    private void Connect(string? database)
    {
        Database = database;
        if (database is null)
            return;
        Settings["Catalogue__Database__Provider"] = "Postgres";
        Settings["Catalogue__Database__ConnectionString"] = database;
    }
}
