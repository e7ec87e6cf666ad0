using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>Another program on a port of this machine that is told of changes.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication server;
    private readonly Channel<Told> told = Channel.CreateUnbounded<Told>();

    private Receiver(WebApplication server) => this.server = server;

    /// <summary>What it answers; 204 unless a test says otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http =>
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new Receiver(builder.Build());
        receiver.server.Run(receiver.TakeAsync);
        await receiver.server.StartAsync();
        return receiver;
    }

    public void AnswersWith(int status) => Answer = http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>The next message; <paramref name="meanwhile"/> is done now and then until it comes.</summary>
    public async Task<Told> NextAsync(Action? meanwhile = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            meanwhile?.Invoke();
            // A clock that went on while a message was under way would end its patience.
            var waiting = told.Reader.WaitToReadAsync(limit.Token).AsTask();
            if (await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromSeconds(5), limit.Token)) == waiting && await waiting && told.Reader.TryRead(out var next))
                return next;
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    public bool HasMore => told.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        told.Writer.TryWrite(new Told(http.Request.Method, http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        await Answer(http);
    }
}

/// <summary>A message as it came.</summary>
public sealed record Told(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
    public string? Type => Json.At("type");
    public string? Title => Json.At("data.title");
    public string Id => Headers["webhook-id"];
    public DateTimeOffset Sent => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture));

    /// <summary>As Standard Webhooks 1.0 tells a receiver to check it.</summary>
    public bool IsSignedWith(string secret)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}."), .. Body];
        return Headers["webhook-signature"].Split(' ').Contains("v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed)));
    }
}
