using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>What went wrong, for programs (RFC 9457). It tells no address that was asked, so that it is the same for what is hidden and what never was.</summary>
/// <param name="Detail">What to do, in a sentence.</param>
public sealed record ApiProblem(int Status, string Detail)
{
    public const string MediaType = "application/problem+json";

    /// <summary>As readers of JSON write it: no letter needs an escape, what is empty is left out.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
        WriteIndented = true,
    };

    private static readonly string[] Places = ["/api/v1", "/openapi", "/mcp"];

    /// <summary>The name of the status (RFC 9110).</summary>
    public string Title => ReasonPhrases.GetReasonPhrase(Status);

    /// <summary>What is wrong with which part of the request.</summary>
    public IReadOnlyList<ProblemAt>? Errors { get; init; }

    /// <summary>The reference by which the operator finds a failure in the log.</summary>
    public string? Reference { get; init; }

    /// <summary>Of a withdrawn publication: where the one stands that took its place.</summary>
    public string? ReplacedBy { get; init; }

    public static ApiProblem Of(IReadOnlyList<ProblemAt> errors, int status = StatusCodes.Status400BadRequest) =>
        new(status, errors.Count == 1 ? errors[0].Detail : $"{errors.Count} things are wrong with this request; each is told under “errors”.") { Errors = errors };

    /// <summary>True for addresses that programs ask: their errors are told as JSON.</summary>
    public static bool IsFor(PathString path) => Array.Exists(Places, place => path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase));

    public IActionResult ToResult() => new Answer(this);

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = MediaType;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(this, Json), http.RequestAborted);
    }

    private sealed class Answer(ApiProblem problem) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => problem.WriteAsync(context.HttpContext);
    }
}

/// <summary>One part of a request that is wrong: a parameter of the address, a header, or a place in the body (RFC 6901).</summary>
public sealed record ProblemAt(string Detail)
{
    private const int LongestShown = 60;

    public string? Parameter { get; init; }

    public string? Header { get; init; }

    [JsonPropertyName("pointer")]
    public string? At { get; init; }

    /// <summary>As far as it is shown again.</summary>
    public static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;
}
