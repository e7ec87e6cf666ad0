using System.Diagnostics;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using PublicationsCatalogue.Features.Mcp;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// The tools of assistants (Model Context Protocol). What serves them has services of its own, so that none of it is loaded before the
/// first assistant asks; the tools themselves get theirs from the request, as pages do.
/// </summary>
internal static class ToolServer
{
    public const string Address = "/mcp";

    public static RequestDelegate Build(IServiceProvider site)
    {
        var lifetime = site.GetRequiredService<IHostApplicationLifetime>();
        var services = new ServiceCollection()
            .AddSingleton(site.GetRequiredService<ILoggerFactory>()).AddSingleton(site.GetRequiredService<DiagnosticListener>()).AddSingleton(lifetime)
            .AddLogging().AddRouting();
        services.AddMcpServer(options =>
            {
                var about = site.GetRequiredService<Site>();
                options.ServerInfo = new Implementation { Name = "publications-catalogue", Title = about.Name, Version = "1" };
                options.ServerInstructions = $"{about.Title}. Search first, then read or cite a result by its slug. Everything is public and can only be read.";
            })
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<CatalogueTools>()
            .WithRequestFilters(filters => filters.AddCallToolFilter(ToolErrors.InWords));
        var own = services.BuildServiceProvider();
        lifetime.ApplicationStopped.Register(own.Dispose);
        return new ApplicationBuilder(own).UseRouting().UseEndpoints(endpoints => endpoints.MapMcp(Address)).Build();
    }
}
