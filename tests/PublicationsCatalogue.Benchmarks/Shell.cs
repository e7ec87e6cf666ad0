using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>Runs programs and reads what they cost.</summary>
internal static class Shell
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string Root { get; } = FindRoot();

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException(program);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }

    public static Process Start(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException(program);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Asks a program to end, and waits until it has.</summary>
    public static async Task StopAsync(Process process)
    {
        using var stop = Process.Start("kill", [process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
    }

    /// <summary>User and system seconds of the process and its children now alive.</summary>
    public static double CpuSeconds(int pid)
    {
        var ticks = 0L;
        foreach (var stat in Directory.GetDirectories("/proc").Select(d => Path.Combine(d, "stat")).Where(File.Exists))
        {
            try
            {
                var text = File.ReadAllText(stat);
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                var own = int.Parse(text[..text.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
                if (own == pid || int.Parse(fields[1], CultureInfo.InvariantCulture) == pid)
                    ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // The process ended between the listing and the reading.
            }
        }
        return ticks / TicksPerSecond;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static async Task UntilAnswersAsync(HttpClient client, string address)
    {
        for (var asked = Stopwatch.StartNew(); asked.Elapsed < Patience;)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(address));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }
        throw new TimeoutException(address);
    }

    /// <summary>Waits on this thread, asking a socket and no more: each thread woken takes from the processors of who is waited for.</summary>
    public static void UntilListens(Uri address)
    {
        for (var asked = Stopwatch.StartNew(); asked.Elapsed < Patience; Thread.Sleep(5))
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(IPAddress.Parse(address.Host), address.Port);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
        throw new TimeoutException(address.ToString());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PublicationsCatalogue.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("PublicationsCatalogue.sln");
    }
}
