using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>What webhooks are sent, as OpenAPI 3.1 describes it.</summary>
internal static class ApiWebhooks
{
    private static readonly (string Name, string Description)[] Headers =
    [
        ("webhook-id", "The same when a message comes again: what is known already can be left."),
        ("webhook-timestamp", "When this attempt was made, in seconds since 1970. What is older than a few minutes was not sent by the catalogue now."),
        ("webhook-signature", "“v1,” and the base64 of the HMAC-SHA256 of webhook-id, webhook-timestamp and the body as it came, joined by dots, with the bytes that stand behind “whsec_” as base64. For a day after the secret was replaced, two of them with a space between."),
    ];

    public static async Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.AddComponent("WithdrawnPublication", await context.GetOrCreateSchemaAsync(typeof(WithdrawnShape), null, ct));
        document.Webhooks = WebhookTypes.All.ToDictionary(type => type.Name, type => (IOpenApiPathItem)new OpenApiPathItem
        {
            Operations = new() { [HttpMethod.Post] = Told(type.Event, type.Name, type.Meaning, document) },
        }, StringComparer.Ordinal);
    }

    private static OpenApiOperation Told(WebhookEvents one, string name, string meaning, OpenApiDocument document) => new()
    {
        OperationId = "told" + one,
        Summary = name,
        Description = meaning + " Answer with 2xx within 10 seconds; else it is sent again, up to seven times in a bit more than a day. 410 ends it.",
        Tags = new HashSet<OpenApiTagReference> { new("Webhooks", document) },
        Parameters = [.. Headers.Select(h => (IOpenApiParameter)new OpenApiParameter { Name = h.Name, In = ParameterLocation.Header, Required = true, Description = h.Description, Schema = Text() })],
        RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = Message(one, name, document) } } },
        Responses = new OpenApiResponses { ["2XX"] = new OpenApiResponse { Description = "Taken." } },
    };

    private static OpenApiSchema Message(WebhookEvents one, string name, OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "timestamp", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(name)] },
            ["timestamp"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it happened (UTC); messages may come in another order." },
            ["data"] = new OpenApiSchemaReference(one == WebhookEvents.Withdrawn ? "WithdrawnPublication" : "Publication", document),
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
