using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>The real executable as processes over one data directory, as an operator runs it.</summary>
public sealed class Executable : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string root = Directory.CreateTempSubdirectory("catalogue-exe-").FullName;
    private readonly ConcurrentBag<Running> started = [];

    public Executable() => Data = Path.Combine(root, "data");

    public string Data { get; set; }
    public string DatabaseFile => Path.Combine(Data, "catalogue.db");
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        if (!CatalogueApp.OnPostgres)
            return;
        Settings["Catalogue__Database__Provider"] = "Postgres";
        Settings["Catalogue__Database__ConnectionString"] = await PostgresCluster.CreateDatabaseAsync();
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
        using var limit = new CancellationTokenSource(Patience);
        while (await running.Process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            running.Said.Add(line);
            if (line.StartsWith("It answers to", StringComparison.Ordinal))
                return running;
        }
        throw new InvalidOperationException(await running.Process.StandardError.ReadToEndAsync());
    }

    private Running Start(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
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
        foreach (var (key, value) in Settings)
            start.Environment[key] = value;
        var running = new Running(Process.Start(start)!);
        started.Add(running);
        return running;
    }
}

public sealed class Running(Process process) : IDisposable
{
    public Process Process { get; } = process;
    public HttpClient Client { get; } = new();
    public List<string> Said { get; } = [];

    public async Task<TimeSpan> SignalAsync(string signal)
    {
        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", [$"-{signal}", Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await Process.WaitForExitAsync(limit.Token);
        return watch.Elapsed;
    }

    public void Dispose()
    {
        Client.Dispose();
        try
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // Over already.
        }
        Process.Dispose();
    }
}
