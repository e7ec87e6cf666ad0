using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace PublicationsCatalogue.Features.Mcp;

/// <summary>What was asked wrongly is answered in words, as an error that the assistant can mend (MCP, "Error Handling" of tools), and is nothing for the log.</summary>
public static class ToolErrors
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> InWords(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, ct) =>
    {
        // A null is nothing given.
        foreach (var (name, _) in request.Params?.Arguments?.Where(a => a.Value.ValueKind == JsonValueKind.Null).ToList() ?? [])
            request.Params!.Arguments!.Remove(name);
        try
        {
            return await next(request, ct);
        }
        catch (McpProtocolException)
        {
            throw;
        }
        catch (McpException e)
        {
            return Wrong(e.Message);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Wrong("An argument is missing or of the wrong kind. The tool’s description says which it takes.");
        }
    };

    private static CallToolResult Wrong(string words) => new() { IsError = true, Content = [new TextContentBlock { Text = words }] };
}
