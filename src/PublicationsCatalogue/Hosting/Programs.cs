using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ModelContextProtocol.Protocol;
using PublicationsCatalogue.Features.Api;
using PublicationsCatalogue.Features.Mcp;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>What other programs are given beside the pages: the description of the interface, and the tools of assistants (Model Context Protocol).</summary>
internal static class Programs
{
    public const string Tools = "/mcp";

    public static void Add(IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Version, options =>
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
        });
        // A number written as a text is no number here.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddMcpServer()
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<CatalogueTools>()
            .WithRequestFilters(filters => filters.AddCallToolFilter(ToolErrors.InWords));
        services.AddOptions<ModelContextProtocol.Server.McpServerOptions>().Configure<Site>((options, site) =>
        {
            options.ServerInfo = new Implementation { Name = "publications-catalogue", Title = site.Name, Version = "1" };
            options.ServerInstructions = $"{site.Title}. Search first, then read or cite a result by its slug. Everything is public and can only be read.";
        });
    }

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

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/v1.json").AllowAnonymous().WithMetadata(new PublicPageAttribute(), new OpenToScriptsAttribute(), new HttpMethodMetadata(["GET", "HEAD"]));
        // The tools are described when the first assistant asks: that takes a tenth of the start and some megabytes.
        var tools = new Lazy<RequestDelegate>(() => new ApplicationBuilder(app.ServiceProvider)
            .UseRouting().UseEndpoints(endpoints => endpoints.MapMcp(Tools)).Build());
        app.Map(Tools, http =>
        {
            http.SetEndpoint(null);
            return tools.Value(http);
        }).AllowAnonymous().RequireRateLimiting(Limits.Search);
    }
}
