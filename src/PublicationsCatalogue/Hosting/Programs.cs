using System.Text.Json.Serialization;
using PublicationsCatalogue.Features.Api;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// What other programs are given beside the pages: the description of the interface, and the tools of assistants (Model Context Protocol).
/// Both are put together when the first asks: that takes a tenth of a start and some megabytes.
/// </summary>
internal static class Programs
{
    public static void Add(IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Version, ApiDescription.Configure);
        // A number written as a text is no number here.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var reading = new HttpMethodMetadata(["GET", "HEAD"]);
        app.Map(ApiDescription.Address, WhenAsked(() => ApiDescription.Build(app.ServiceProvider, reading)))
            .AllowAnonymous().ExcludeFromDescription().WithMetadata(new PublicPageAttribute(), new OpenToScriptsAttribute(), reading);
        app.Map(ToolServer.Address, WhenAsked(() => ToolServer.Build(app.ServiceProvider))).AllowAnonymous().RequireRateLimiting(Limits.Search);
    }

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
