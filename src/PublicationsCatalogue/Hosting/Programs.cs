using System.Text.Json.Serialization;
using PublicationsCatalogue.Features.Api;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>What other programs are given beside the pages: the description of the interface, and the tools of assistants.</summary>
internal static class Programs
{
    public static void Add(IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Version, DescriptionServer.Configure);
        // A number written as a text is no number here.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
    }

    // Both wait for the first who asks: to make them ready takes a tenth of a start and some megabytes.
    public static void Map(IEndpointRouteBuilder app)
    {
        var reading = new HttpMethodMetadata(["GET", "HEAD"]);
        app.Map(DescriptionServer.Address, OwnRouting.WhenAsked(() => DescriptionServer.Build(app.ServiceProvider, reading)))
            .AllowAnonymous().ExcludeFromDescription().WithMetadata(new PublicPageAttribute(), new OpenToScriptsAttribute(), reading);
        app.Map(ToolServer.Address, OwnRouting.WhenAsked(() => ToolServer.Build(app.ServiceProvider))).AllowAnonymous().RequireRateLimiting(Limits.Search);
    }
}
