using System.CommandLine;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Commands;

internal static class Routes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Command()
    {
        var json = new Option<bool>("--json") { Description = "As JSON, for programs" };
        var command = new Command("routes", "Prints every address of the site: methods, action, source file and who may use it.") { json };
        command.SetAction(async (call, _) =>
        {
            await using var app = Server.Build([]);
            app.UseCatalogueWeb();
            var routes = Of(app);
            if (call.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(routes, Json));
                return 0;
            }
            foreach (var route in routes)
                await Console.Out.WriteLineAsync($"{route.Url,-40} {string.Join(',', route.Methods),-10} {route.Access,-10} {route.Action,-36} {route.Source}");
            return 0;
        });
        return command;
    }

    /// <summary>Every route but those of single static files, in the order of their addresses.</summary>
    public static IReadOnlyList<RouteLine> Of(IEndpointRouteBuilder app) =>
        [.. app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Select(Line)
            .OrderBy(r => r.Url, StringComparer.Ordinal).ThenBy(r => string.Join(',', r.Methods), StringComparer.Ordinal)];

    private static RouteLine Line(RouteEndpoint endpoint)
    {
        var action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>();
        return new RouteLine(
            "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'),
            endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [],
            action is null ? endpoint.DisplayName ?? "" : $"{action.ControllerName}.{action.ActionName}",
            action is null ? null : SourceOf(action.ControllerTypeInfo),
            AccessOf(endpoint));
    }

    // A folder is a namespace and a file a class, which a rule of the house holds true.
    private static string SourceOf(Type controller) => $"src/{controller.FullName?.Replace('.', '/')}.cs";

    private static string AccessOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return "anonymous";
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return policies.Count == 0 ? "signed in" : policies.Contains("people") ? "people" : string.Join('+', policies);
    }
}

internal sealed record RouteLine(string Url, IReadOnlyList<string> Methods, string Action, string? Source, string Access);
