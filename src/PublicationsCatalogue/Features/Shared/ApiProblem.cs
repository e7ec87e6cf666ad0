using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using PublicationsCatalogue.Data;

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

    /// <param name="replacedBy">Where the one stands that took its place.</param>
    public static ApiProblem OfGone(Tombstone gone, string? replacedBy) => new(StatusCodes.Status410Gone,
        gone.Title is null ? "This publication is no longer in the catalogue." : $"“{gone.Title}” was withdrawn. The reason given is: {gone.Reason}")
    { ReplacedBy = replacedBy };

    public IActionResult ToResult() => new Answer(this);

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.Headers.CacheControl = "no-store";
        var isPlain = ErrorForm.Of(http) == ErrorForm.Plain;
        http.Response.ContentType = isPlain ? "text/plain; charset=utf-8" : MediaType;
        await http.Response.Body.WriteAsync(isPlain ? Encoding.UTF8.GetBytes(Sentence) : JsonSerializer.SerializeToUtf8Bytes(this, Json), http.RequestAborted);
    }

    private string Sentence => Detail + (ReplacedBy is null ? "" : $" It is replaced by {ReplacedBy}") + (Reference is null ? "" : $" Reference: {Reference}") + "\n";

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
