using System.Globalization;
using Serilog;

namespace PublicationsCatalogue.Hosting;

internal static class Logging
{
    // RequestId is the reference that an error page shows.
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj} {RequestId}{NewLine}{Exception}";

    /// <summary>Lines on the console; levels by the section "Serilog" of the settings.</summary>
    public static void AddCatalogueLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog((_, log) => log
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose),
            preserveStaticLogger: true);
    }
}
