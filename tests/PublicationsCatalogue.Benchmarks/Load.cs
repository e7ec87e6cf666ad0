using System.Globalization;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>One run of wrk on the second CPU against a server on the first.</summary>
internal sealed record Load(double Requests, double CpuMicroseconds, string P50, string P99)
{
    public static async Task<Load> RunAsync(string address, int pid, int seconds, params string[] headers)
    {
        string[] arguments = ["-c", "1", "wrk", "-t1", "-c32", $"-d{seconds}s", "--latency", .. headers.SelectMany(h => new[] { "-H", h }), address];
        var before = Shell.CpuSeconds(pid);
        var output = await Shell.RunAsync("taskset", arguments);
        var cpu = Shell.CpuSeconds(pid) - before;
        if (output.Contains("Non-2xx", StringComparison.Ordinal) && !headers.Any(h => h.StartsWith("If-None-Match", StringComparison.Ordinal)))
            throw new InvalidOperationException(output);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries);
        var requests = double.Parse(Array.Find(lines, l => l.Contains(" requests in ", StringComparison.Ordinal))!.Split(' ')[0], CultureInfo.InvariantCulture);
        return new Load(requests / seconds, cpu / requests * 1e6, Percentile(lines, "50%"), Percentile(lines, "99%"));
    }

    private static string Percentile(string[] lines, string name) => Array.Find(lines, l => l.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim() ?? "?";
}
