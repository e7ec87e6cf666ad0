using System.Diagnostics;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// Addresses that are put together when the first of them is asked for, with services of their own: what they need is not loaded before,
/// and none of them joins the site's own table of addresses.
/// </summary>
internal static class OwnRouting
{
    /// <summary>Answers as what <paramref name="build"/> gives, which is asked once.</summary>
    public static RequestDelegate WhenAsked(Func<RequestDelegate> build)
    {
        var answer = new Lazy<RequestDelegate>(build);
        return async http =>
        {
            // Routing leaves a request alone that has its endpoint; what looks at it afterwards is to find the site's.
            var own = http.GetEndpoint();
            http.SetEndpoint(null);
            try
            {
                await answer.Value(http);
            }
            finally
            {
                http.SetEndpoint(own);
            }
        };
    }

    /// <summary>Only what is added and logging is there to map by; a request keeps the site's services.</summary>
    public static RequestDelegate Build(IServiceProvider site, Action<IServiceCollection> add, Action<IEndpointRouteBuilder> map)
    {
        var lifetime = site.GetRequiredService<IHostApplicationLifetime>();
        var services = new ServiceCollection()
            .AddSingleton(site.GetRequiredService<ILoggerFactory>()).AddSingleton(site.GetRequiredService<DiagnosticListener>()).AddSingleton(lifetime)
            .AddLogging().AddRouting();
        add(services);
        var own = services.BuildServiceProvider();
        lifetime.ApplicationStopped.Register(own.Dispose);
        return new ApplicationBuilder(own).UseRouting().UseEndpoints(map).Build();
    }
}
