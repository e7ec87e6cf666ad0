using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Settings.Configuration;

namespace PublicationsCatalogue.Hosting;

internal static class Logging
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    // Named, because looking for sinks in every library takes a tenth of the start; a setting finds more by "Serilog:Using".
    private static readonly ConfigurationReaderOptions Sinks = new(typeof(ConsoleLoggerConfigurationExtensions).Assembly);

    /// <summary>Lines on the console; levels by the section "Serilog" of the settings.</summary>
    public static void AddCatalogueLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog((_, log) => Configure(log, builder.Configuration)
            // FailureHandler and Explain tell these, once and shorter.
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // Off, because it makes an activity and a scope for each request as soon as anything of it could be logged.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose),
            preserveStaticLogger: true);
    }

    private static LoggerConfiguration Configure(LoggerConfiguration log, IConfiguration settings)
    {
        try
        {
            return log.ReadFrom.Configuration(settings, Sinks);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new StartRefusedException($"The section Serilog of the settings can't be used: {e.GetBaseException().Message}", e);
        }
    }
}
