using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

public static class Server
{
    private const string DefaultAddress = "http://127.0.0.1:5000";
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(8);

    /// <summary>The whole product but its pages, put together and not started; commands use its services, so that there is one way to set it up.</summary>
    /// <param name="args">Settings of the host, such as --urls.</param>
    /// <param name="readOnly">Opens the database so that nothing can be written.</param>
    public static WebApplication Build(string[] args, bool readOnly = false)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRootUnlessGiven(args) });
        var settings = SettingsCheck.Read(builder.Configuration, Places.Home(builder.Environment.ContentRootPath));
        if (Database.ConnectionProblem(settings) is { } problem)
            throw new SettingException(problem);
        if (readOnly)
            settings = Database.ReadOnly(settings);
        _ = WarmUp.ModelAsync(settings);
        builder.AddCatalogueLogging();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Site>();
        builder.Services.AddSingleton<DataDirectory>();
        builder.Services.AddCatalogueDatabase(settings);
        builder.AddCatalogueAccounts(settings);
        builder.Services.AddExceptionHandler<FailureHandler>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = StopWithin);
        builder.AddCatalogueWeb(settings);
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        if (!HasAddress(builder.Configuration))
            builder.WebHost.UseUrls(DefaultAddress);
        return builder.Build();
    }

    public static async Task<int> ServeAsync(string[] args)
    {
        await using var app = Build(args);
        var data = app.Services.GetRequiredService<DataDirectory>();
        data.Hold();
        var pages = Task.Run(() => MapPages(app));
        var instance = await Startup.PrepareAsync(app.Services, CancellationToken.None);
        if (instance.SeededAt is null)
            await Startup.SeedAsync(app.Services, CancellationToken.None);
        await WarmUp.QueriesAsync(app.Services).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await pages;
        await ListenAsync(app);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.Count > 0)
        {
            data.SayHolder(string.Join(" and ", addresses));
            app.Services.GetRequiredService<Site>().IsServedAt(addresses.First());
            await Welcome.SayAsync(app, [.. addresses]);
        }
        var whole = Task.Run(() => Startup.CheckWholeAsync(app));
        await app.WaitForShutdownAsync();
        await whole;
        return 0;
    }

    // The pages are found as soon as they are asked for, else by the first request.
    private static int MapPages(WebApplication app)
    {
        app.UseCatalogueWeb();
        return ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);
    }

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            RefuseOddPort(app.Configuration["urls"]);
            await app.StartAsync();
        }
        catch (Exception e)
        {
            // Else what runs beside the server is torn down while it begins, and says so with a stack.
            await app.StopAsync();
            if (e is FormatException or ArgumentException or InvalidOperationException or SocketException or IOException or UnauthorizedAccessException or CryptographicException && Explain.Of(e) is null)
                throw new StartRefusedException($"The server can't listen at {app.Configuration["urls"] ?? "the address that is set"} ({e.GetBaseException().Message.Split('\n')[0].TrimEnd('.')}): {AdviceOn(e)}.", e);
            throw;
        }
    }

    private static string AdviceOn(Exception e) =>
        e is CryptographicException or UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException || e.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            ? "name a certificate and its key in Kestrel:Certificates:Default:Path and :KeyPath, or give an address with http and let a proxy before it speak https"
        : e.GetBaseException() is SocketException { SocketErrorCode: SocketError.AccessDenied } ? "choose a port above 1023, such as --urls http://127.0.0.1:8080"
        : "give an address of this machine, such as --urls http://127.0.0.1:8080";

    // The server would take it for a part of the name, and listen at port 80 of every address of the machine.
    private static void RefuseOddPort(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (BindingAddress.Parse(url).Host is { } host && host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') && !host.StartsWith("unix:", StringComparison.Ordinal))
                throw new FormatException($"{url} has a port that is no number");
        }
    }

    private static string? ContentRootUnlessGiven(string[] args)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        return string.IsNullOrEmpty(given[WebHostDefaults.ContentRootKey]) ? Places.ContentRoot() : null;
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        AddressKeys.Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
