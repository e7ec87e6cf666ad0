using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Mcp;

/// <summary>
/// What was asked wrongly is answered in words, as an error that the assistant can mend (MCP, "Error Handling" of tools), and is nothing
/// for the log. A fault of ours goes on to the log.
/// </summary>
public static class ToolErrors
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> InWords(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, ct) =>
    {
        var given = request.Params?.Arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        // A null is nothing given.
        foreach (var name in given.Where(a => a.Value.ValueKind == JsonValueKind.Null).Select(a => a.Key).ToList())
            given.Remove(name);
        if (request.MatchedPrimitive is McpServerTool tool && Problem(tool.ProtocolTool.InputSchema, given) is { } problem)
            return Wrong(problem);
        try
        {
            return await next(request, ct);
        }
        catch (McpException e) when (e is not McpProtocolException)
        {
            return Wrong(e.Message);
        }
    };

    // By the schema that the tool is described with.
    private static string? Problem(JsonElement schema, IDictionary<string, JsonElement> given)
    {
        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray().Select(r => r.GetString()!).FirstOrDefault(name => !given.ContainsKey(name)) is { } missing)
            return $"“{missing}” is missing.";
        foreach (var (name, value) in given)
        {
            if (schema.GetProperty("properties").TryGetProperty(name, out var property) && property.TryGetProperty("type", out var type) && TypesOf(type) is var types && !types.Contains(TypeOf(value), StringComparer.Ordinal))
                return $"“{ProblemAt.Shown(name)}” must be of the type {types[0]}.";
        }
        return null;
    }

    private static List<string> TypesOf(JsonElement type) => type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt32(out _) ? "integer" : "number",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "boolean",
    };

    private static CallToolResult Wrong(string words) => new() { IsError = true, Content = [new TextContentBlock { Text = words }] };
}
