using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Sends messages, signed as Standard Webhooks 1.0 has it, to hosts of the public internet and nowhere else: the address that is connected
/// to is the one that was checked, no proxy stands between, and no redirect leads on. Of an answer only its status is read.
/// </summary>
internal sealed class WebhookClient : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int MostOfAnswer = 4096;

    // Who asks for more is not believed: it would be never.
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);
    private readonly WebhookSettings settings;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker sender;

    public WebhookClient(CatalogueSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings.Webhooks, clock);
        sender = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseDrainSize = MostOfAnswer,
            MaxResponseHeadersLength = 16,
            MaxConnectionsPerServer = 4,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        });
    }

    public async Task<WebhookAnswer> SendAsync(Uri address, IReadOnlyList<byte[]> secrets, string id, byte[] body, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            using var request = Signed(address, secrets, id, body);
            using var answer = await sender.SendAsync(request, either.Token);
            var status = (int)answer.StatusCode;
            var problem = status is >= 200 and < 300 ? null
                : status is >= 300 and < 400 ? $"It answered {status}: redirects are not followed."
                : $"It answered {status}.";
            return new WebhookAnswer(status, problem) { RetryAfter = RestOf(answer.Headers.RetryAfter) };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new WebhookAnswer(null, $"No answer within {Patience.Seconds} seconds.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new WebhookAnswer(null, Told(e));
        }
    }

    public void Dispose() => sender.Dispose();

    private HttpRequestMessage Signed(Uri address, IReadOnlyList<byte[]> secrets, string id, byte[] body)
    {
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("PublicationsCatalogue", "1"));
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{at}."), .. body];
        request.Headers.Add("webhook-signature", string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}")));
        return request;
    }

    private TimeSpan? RestOf(RetryConditionHeaderValue? asked) => (asked?.Delta ?? asked?.Date - clock.GetUtcNow()) switch
    {
        { } wait when wait <= TimeSpan.Zero => null,
        { } wait when wait > LongestRest => LongestRest,
        var wait => wait,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        // The look-up knows no 0.0.0.0.
        var addresses = Array.FindAll(IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct),
            address => PublicNetwork.Contains(address) || (settings.AllowPrivateAddresses && PublicNetwork.IsOwn(address)));
        if (addresses.Length == 0)
            throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // In words that tell no more of a network than that it could not be reached.
    private static string Told(Exception e) => e switch
    {
        { InnerException: NotPublicException } => "Its host has no address in the public internet.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "Its host was not found.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection: its certificate is not valid.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "It could not be connected to.",
        _ => "Its answer could not be read.",
    };

    private sealed class NotPublicException() : IOException("The host has no public address.");
}
