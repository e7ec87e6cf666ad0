using System.Diagnostics;
using System.Globalization;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>The product as an operator runs it: published ReadyToRun, pinned to one CPU.</summary>
internal sealed class Product : IAsyncDisposable
{
    // Another port keeps two benchmarks on one machine apart.
    private static readonly int Port = int.Parse(Environment.GetEnvironmentVariable("BENCHMARK_PORT") ?? "5180", CultureInfo.InvariantCulture);
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);
    private readonly Process process;

    private Product(Process process) => this.process = process;

    public static string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    public int Id => process.Id;

    public static Task<string> FolderAsync() => Published.Value;

    /// <summary>What the program must be told to serve this catalogue, as the README's unit and the Dockerfile tell it.</summary>
    public static Dictionary<string, string> Reading(string dataDirectory) => new(StringComparer.Ordinal)
    {
        ["Catalogue__DataDirectory"] = dataDirectory,
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["DOTNET_TC_DelaySingleProcMultiplier"] = "1",
    };

    public static async Task<Product> StartAsync(string dataDirectory, bool pinned)
    {
        var program = Path.Combine(await Published.Value, "PublicationsCatalogue");
        var environment = Reading(dataDirectory);
        var started = pinned ? Shell.Start("taskset", environment, "-c", "0", program, "--urls", Address) : Shell.Start(program, environment, "--urls", Address);
        try
        {
            using var client = new HttpClient();
            await Shell.UntilAnswersAsync(client, Address + "/health");
            return new Product(started);
        }
        catch (TimeoutException)
        {
            // Else the next benchmark measured this one.
            started.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Runs a verb to its end, with this on its standard input.</summary>
    public static async Task VerbAsync(string dataDirectory, string input, params string[] verb)
    {
        using var run = Shell.Start(Path.Combine(await Published.Value, "PublicationsCatalogue"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Catalogue__DataDirectory"] = dataDirectory }, verb);
        await run.StandardInput.WriteAsync(input);
        run.StandardInput.Close();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"{verb[0]} ended with {run.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Shell.StopAsync(process);
        process.Dispose();
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "catalogue-benchmark-published");
        await Shell.RunAsync("dotnet", "publish", Path.Combine(Shell.Root, "src/PublicationsCatalogue"), "-c", "Release", "-r", "linux-x64",
            "-p:RestoreLockedMode=false", "-v", "q", "-o", folder);
        return folder;
    }
}
