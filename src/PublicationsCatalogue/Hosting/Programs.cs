using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PublicationsCatalogue.Features.Api;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>What other programs are given beside the pages: the description of the interface, and the tools of assistants (Model Context Protocol).</summary>
internal static class Programs
{
    private const string Description = "/openapi/v1.json";

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
        var reading = new HttpMethodMetadata(["GET", "HEAD"]);
        app.Map(Description, WhenAsked(() => new ApplicationBuilder(app.ServiceProvider)
                .UseRouting().UseEndpoints(endpoints => endpoints.MapOpenApi(Description).WithMetadata(reading)).Build()))
            .AllowAnonymous().ExcludeFromDescription().WithMetadata(new PublicPageAttribute(), new OpenToScriptsAttribute(), reading);
        app.Map(ToolServer.Address, WhenAsked(() => ToolServer.Build(app.ServiceProvider))).AllowAnonymous().RequireRateLimiting(Limits.Search);
    }

    // Put together when the first program asks: that takes a tenth of the start and some megabytes.
    private static RequestDelegate WhenAsked(Func<RequestDelegate> build)
    {
        var answer = new Lazy<RequestDelegate>(build);
        return async http =>
        {
            var own = http.GetEndpoint();
            http.SetEndpoint(null);
            await answer.Value(http);
            http.SetEndpoint(own);
        };
    }
}
