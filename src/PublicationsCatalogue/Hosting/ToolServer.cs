using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PublicationsCatalogue.Features.Mcp;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>The tools of assistants (Model Context Protocol).</summary>
internal static class ToolServer
{
    public const string Address = "/mcp";

    public static RequestDelegate Build(IServiceProvider site) => OwnRouting.Build(site, services => services.AddMcpServer(options => Introduce(options, site.GetRequiredService<Site>()))
        // Only so do the tools get their services from the request, as pages do.
        .WithHttpTransport(transport => transport.Stateless = true)
        .WithTools<CatalogueTools>()
        .WithRequestFilters(filters => filters.AddCallToolFilter(ToolErrors.InWords)), endpoints => endpoints.MapMcp(Address));

    private static void Introduce(McpServerOptions options, Site site)
    {
        options.ServerInfo = new Implementation { Name = "publications-catalogue", Title = site.Name, Version = "1" };
        options.ServerInstructions = $"{site.Title}. Search first, then read or cite a result by its slug. Everything is public and can only be read.";
    }
}
