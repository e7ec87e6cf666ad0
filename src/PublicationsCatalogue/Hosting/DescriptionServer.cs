using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PublicationsCatalogue.Features.Api;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>The description of the interface (OpenAPI). What the calls do not tell by themselves is added by <see cref="ApiDocument"/>.</summary>
internal static class DescriptionServer
{
    public const string Address = "/openapi/v1.json";

    public static void Configure(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("Shape", "", StringComparison.Ordinal).Replace("OfOf", "Of", StringComparison.Ordinal);
        options.AddOperationTransformer(DescribeBodyAsync);
        options.AddDocumentTransformer<ApiDocument>();
        // What is empty is left out of every answer, so only the rest must be there.
        options.AddSchemaTransformer((schema, context, _) =>
        {
            foreach (var property in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable))
                schema.Required?.Remove(property.Name);
            return Task.CompletedTask;
        });
    }

    public static RequestDelegate Build(IServiceProvider site, IHttpMethodMetadata methods) =>
        OwnRouting.Build(site, _ => { }, endpoints => endpoints.MapOpenApi(Address).WithMetadata(methods));

    /// <summary>What a call reads itself from its body: no parameter tells of it.</summary>
    private static async Task DescribeBodyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesAttribute>().FirstOrDefault() is not { } takes)
            return;
        var schema = await context.GetOrCreateSchemaAsync(takes.Shape, null, ct);
        context.Document?.AddComponent(takes.Shape.Name, schema);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [takes.MediaType] = new() { Schema = new OpenApiSchemaReference(takes.Shape.Name, context.Document), Example = JsonNode.Parse(takes.Example) },
            },
        };
    }
}
