using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using PublicationsCatalogue.Tests.Browser;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>The product on a real Kestrel with its own limits.</summary>
public sealed class RawSite : IAsyncLifetime
{
    public CatalogueApp App { get; } = new Unlimited();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        Address = Chromium.Serve(App);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>Everything that comes back until the server closes.</summary>
    public async Task<string> SendAsync(string request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var wire = new TcpClient();
        await wire.ConnectAsync("127.0.0.1", Address.Port, limit.Token);
        var stream = wire.GetStream();
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
            var buffer = new byte[8192];
            for (int read; (read = await stream.ReadAsync(buffer, limit.Token)) > 0;)
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Closed before all was sent: refused too.
        }
        return answer.ToString();
    }

    // Whoever sends so much at once would soon hear of nothing but that.
    private sealed class Unlimited : CatalogueApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Catalogue:RateLimits:Enabled", "false");
        }
    }
}

/// <summary>M-21: bytes that no browser sends.</summary>
public sealed class RawRequestTests(RawSite site) : IClassFixture<RawSite>
{
    private const string Host = "Host: localhost\r\n";
    private const string Close = "Connection: close\r\n";
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";

    // Would be answered 200 if it were taken for a request of its own.
    private const string Smuggled = "GET /about HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    public static TheoryData<string, string> Requests => new()
    {
        { "length and chunks", $"POST / HTTP/1.1\r\n{Host}{Form}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "length and chunks, the length right", $"POST / HTTP/1.1\r\n{Host}{Form}Content-Length: {5 + Smuggled.Length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "two lengths", $"POST / HTTP/1.1\r\n{Host}{Form}Content-Length: 0\r\nContent-Length: {Smuggled.Length}\r\n\r\n{Smuggled}" },
        { "a list of lengths", $"POST / HTTP/1.1\r\n{Host}{Form}Content-Length: 0, {Smuggled.Length}\r\n\r\n{Smuggled}" },
        { "chunks not last", $"POST / HTTP/1.1\r\n{Host}{Form}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "a bare LF in a chunk extension", $"POST / HTTP/1.1\r\n{Host}{Form}Transfer-Encoding: chunked\r\n\r\n2;a\nxx\r\n0\r\n\r\n{Smuggled}" },
        { "a bare LF in the last chunk's extension", $"POST / HTTP/1.1\r\n{Host}{Form}Transfer-Encoding: chunked\r\n\r\n0;x\n\r\n{Smuggled}" },
        { "a folded header", $"GET / HTTP/1.1\r\n{Host}{Close}X-Folded: a\r\n b\r\n\r\n" },
        { "a space before the colon", $"POST / HTTP/1.1\r\n{Host}Content-Length : {Smuggled.Length}\r\n\r\n{Smuggled}" },
        { "two hosts", $"GET / HTTP/1.1\r\n{Host}{Close}Host: evil.example\r\n\r\n" },
        { "no host", $"GET / HTTP/1.1\r\n{Close}\r\n" },
        { "101 headers", $"GET / HTTP/1.1\r\n{Host}{Close}{string.Concat(Enumerable.Range(0, 99).Select(i => $"X-{i}: a\r\n"))}\r\n" },
        { "33 KB of headers", $"GET / HTTP/1.1\r\n{Host}{Close}X-Long: {new string('a', 33 * 1024)}\r\n\r\n" },
        { "a URL of 9 KB", $"GET /{new string('a', 9 * 1024)} HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "a percent sign alone", $"GET /publications/% HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "a percent sign and rubbish", $"GET /publications/%zz HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "a NUL before a suffix", $"GET /2021/10.bib%00 HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "a NUL", $"GET /publications/a%00b HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "UTF-8 that is none, escaped", $"GET /publications/%ff%fe%c0%af HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "UTF-8 that is none, raw", $"GET /publications/\u00ff\u00fe HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "a raw NUL", $"GET /publications/\0 HTTP/1.1\r\n{Host}{Close}\r\n" },
        { "a way out", $"GET /../../etc/passwd HTTP/1.1\r\n{Host}{Close}\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task M_21_A_malformed_request_is_refused_and_never_answered_twice(string what, string request)
    {
        var answer = await site.SendAsync(request);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), $"{what}: {answer.Split('\r')[0]}");
        Assert.True(answer.Split("HTTP/1.1 ").Length <= 2, $"{what} has more than one answer: {answer}");
    }

    [Fact]
    public async Task M_21_A_well_formed_request_is_answered_on_the_same_wire() =>
        Assert.StartsWith("HTTP/1.1 200", await site.SendAsync($"GET /about HTTP/1.1\r\n{Host}{Close}\r\n"), StringComparison.Ordinal);
}
