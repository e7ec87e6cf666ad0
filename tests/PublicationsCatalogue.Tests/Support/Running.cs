using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>One process of the product.</summary>
public sealed class Running(Process process) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim heard = new(0);

    public Process Process { get; } = process;
    public HttpClient Client { get; } = Browser();
    public List<string> Said { get; } = [];

    /// <summary>The lines of its log, from <see cref="ServesAsync"/> on.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    /// <summary>True as soon as it serves, false when it has ended instead.</summary>
    public async Task<bool> ServesAsync()
    {
        Process.ErrorDataReceived += (_, line) => { Logged.Enqueue(line.Data ?? ""); heard.Release(); };
        Process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Patience);
        while (await Process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            Said.Add(line);
            if (line.StartsWith("It answers to", StringComparison.Ordinal))
                return true;
        }
        await Process.WaitForExitAsync(limit.Token);
        return false;
    }

    /// <summary>Waits for a line of the log that holds this.</summary>
    public async Task<string> LoggedAsync(string part, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(10));
        for (; ; await heard.WaitAsync(limit.Token))
        {
            if (Logged.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal)) is { } line)
                return line;
        }
    }

    /// <summary>A browser in which the first owner has signed up with the code that the process said; follows no redirects.</summary>
    public async Task<HttpClient> SignUpAsync()
    {
        var browser = Browser();
        browser.BaseAddress = Client.BaseAddress;
        var code = Said.Single(line => line.StartsWith("with this code", StringComparison.Ordinal)).Split(' ')[^1];
        using var answer = await browser.SubmitAsync(await browser.PageAsync("/account/first-owner"), "main form",
            new Dictionary<string, string> { ["Code"] = code, ["Name"] = "Ana Ruiz", ["Email"] = "ana@example.org", ["Password"] = SignIn.Password });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public async Task<TimeSpan> SignalAsync(string signal)
    {
        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", [$"-{signal}", Process.Id.ToString(CultureInfo.InvariantCulture)]);
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
        heard.Dispose();
    }

    public static HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false });
}
