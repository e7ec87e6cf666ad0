using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PublicationsCatalogue.Hosting;

/// <summary>An answer, ready to be sent: 200 with its bytes as they were compressed, or 304.</summary>
internal sealed class FinishedPage
{
    private const int PerHeader = 128;

    private readonly int status;
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly byte[] body;
    private readonly DateTimeOffset made;

    private FinishedPage(int status, KeyValuePair<string, StringValues>[] headers, byte[] body, DateTimeOffset made) =>
        (this.status, this.headers, this.body, this.made) = (status, headers, body, made);

    public int Size => body.Length + (PerHeader * headers.Length);

    /// <summary>That of a response that is about to be sent.</summary>
    public static FinishedPage Of(HttpResponse response, byte[] body, DateTimeOffset now)
    {
        _ = HeaderUtilities.TryParseNonNegativeInt64(response.Headers.Age.ToString(), out var age);
        return new(response.StatusCode, [.. response.Headers.Where(h => h.Key != HeaderNames.Age)], body, now.AddSeconds(-age));
    }

    public TimeSpan AgeAt(DateTimeOffset now) => now - made;

    public Task SendAsync(HttpContext http, DateTimeOffset now)
    {
        var response = http.Response;
        response.StatusCode = status;
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        if (body.Length == 0)
            return Task.CompletedTask;
        response.Headers.Age = HeaderUtilities.FormatNonNegativeInt64(Math.Max(0, (long)AgeAt(now).TotalSeconds));
        return response.Body.WriteAsync(body, 0, body.Length, http.RequestAborted);
    }
}
