using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace PublicationsCatalogue.Features.Api;

/// <summary>The calls there are, as the description for programs has them.</summary>
public sealed record ApiPage(IReadOnlyList<ApiCall> Calls)
{
    public IEnumerable<IGrouping<string, ApiCall>> Groups => Calls.GroupBy(c => c.Group);

    public static ApiPage Of(OpenApiDocument document) => new([.. from path in document.Paths
                                                                  from operation in path.Value.Operations ?? []
                                                                  select ApiCall.Of(path.Key, operation.Key, operation.Value)]);
}

public sealed record ApiCall(string Id, string Group, string Method, string Path, string Summary, string Description)
{
    public IReadOnlyList<ApiCallParameter> Parameters { get; init; } = [];

    public IReadOnlyList<(string Status, string Meaning)> Answers { get; init; } = [];

    /// <summary>The address with its examples filled in; null for calls that change something, and where there is nothing yet to show.</summary>
    public string? Example { get; init; }

    internal static ApiCall Of(string path, HttpMethod method, OpenApiOperation operation) => new(operation.OperationId ?? "", operation.Tags?.FirstOrDefault()?.Name ?? "", method.Method, path, operation.Summary ?? "", operation.Description ?? "")
    {
        Parameters = [.. (operation.Parameters ?? []).Select(p => new ApiCallParameter(p.Name ?? "", p.Description ?? "", p.Required))],
        Answers = [.. (operation.Responses ?? []).Select(r => (r.Key, r.Value.Description ?? ""))],
        Example = method == HttpMethod.Get && operation.Security is null or { Count: 0 } ? ExampleOf(path, operation) : null,
    };

    private static string? ExampleOf(string path, OpenApiOperation operation)
    {
        var query = new List<KeyValuePair<string, string?>>();
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter.Example is not { } example)
            {
                if (parameter.In == ParameterLocation.Path)
                    return null;
                continue;
            }
            if (parameter.In == ParameterLocation.Path)
                path = path.Replace($"{{{parameter.Name}}}", Text(example), StringComparison.Ordinal);
            else if (parameter.In == ParameterLocation.Query && parameter.Name is "q" or "per_page" or "fields")
                query.Add(new(parameter.Name, Text(example)));
        }
        return QueryHelpers.AddQueryString(path, query);
    }

    private static string Text(JsonNode example) => example.ToString();
}

public sealed record ApiCallParameter(string Name, string Description, bool IsRequired);
