using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The JSON that a call sends.</summary>
internal static class EntryBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>The object that was sent, or what is wrong with it.</summary>
    public static async Task<(JsonObject? Json, ApiProblem? Problem)> ReadAsync(HttpRequest request, bool isPatch, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !(type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || (isPatch && type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase))))
            return (null, new ApiProblem(StatusCodes.Status415UnsupportedMediaType, isPatch ? "Send a merge patch as application/merge-patch+json (RFC 7396)." : "Send the entry as application/json."));
        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: ct) is JsonObject json ? (json, null)
                : (null, ApiProblem.Of([new ProblemAt("The body must be one JSON object.") { At = "#" }]));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            var where = e is JsonException { LineNumber: { } line } json ? $" It goes wrong in line {line + 1}, at byte {json.BytePositionInLine + 1}." : "";
            return (null, ApiProblem.Of([new ProblemAt($"The body is no JSON, names a field twice, or is nested too deep.{where}") { At = "#" }]));
        }
    }

    /// <summary>RFC 7396.</summary>
    public static JsonObject Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                into.Remove(name);
            else if (value is JsonObject inner)
                into[name] = Merge(into[name] as JsonObject is { } there ? (JsonObject)there.DeepClone() : [], inner);
            else
                into[name] = value.DeepClone();
        }
        return into;
    }
}
