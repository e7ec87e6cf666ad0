using System.IO.Compression;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Webhooks;
using PublicationsCatalogue.Features.Admin;
using PublicationsCatalogue.Features.Admin.Authors;
using PublicationsCatalogue.Features.Admin.Entries;
using PublicationsCatalogue.Features.Admin.Revisions;
using PublicationsCatalogue.Features.Admin.Series;
using PublicationsCatalogue.Features.Admin.Subjects;
using PublicationsCatalogue.Features.Files;
using PublicationsCatalogue.Features.Oai;
using PublicationsCatalogue.Features.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Features.Sitemap;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// How requests pass through the site. The order is part of its safety: the cache comes first because it looks only at requests
/// that carry nothing by which a person could be known; for all others it is who asks, then what they may.
/// </summary>
internal static class Web
{
    public static void AddCatalogueWeb(this WebApplicationBuilder builder, CatalogueSettings settings)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyCheck.Largest;
        });
        builder.Services.AddRouting();
        builder.Services.AddControllersWithViews(mvc =>
        {
            // As an object, which keeps its place after the filters that set how large a form may be: it reads the form.
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Conventions.Add(new HeadRequests());
            var binders = mvc.ModelBinderProviders;
            binders.Insert(binders.IndexOf(binders.OfType<SimpleTypeModelBinderProvider>().Single()), new PlainTextBinder.Provider());
        }).ConfigureApplicationPartManager(PublicTypes.InPlaceOfAll).AddRazorOptions(razor =>
        {
            razor.ViewLocationFormats.Clear();
            razor.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
            razor.AreaViewLocationFormats.Clear();
            razor.AreaViewLocationFormats.Add("/Features/{2}/{1}/{0}.cshtml");
            razor.AreaViewLocationFormats.Add("/Features/{2}/{0}.cshtml");
            razor.AreaViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
        });
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/xml", .. Format.All.Select(f => f.MediaType)];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.SmallestSize);
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddScoped<SeriesMemories>();
        builder.Services.AddScoped<EntryIssue>();
        builder.Services.AddScoped<SeriesDesk>();
        builder.Services.AddScoped<AuthorDesk>();
        builder.Services.AddScoped<SubjectDesk>();
        builder.Services.AddScoped<EntryDesk>();
        builder.Services.AddScoped<EntryWriter>();
        builder.Services.AddScoped<UnsavedWork>();
        builder.Services.AddScoped<Undo>();
        builder.Services.AddScoped<OnceOnly>();
        builder.Services.AddSingleton<CallsUnderWay>();
        builder.Services.AddScoped<Bulk>();
        builder.Services.AddScoped<SearchParts>();
        builder.Services.AddScoped<TermParts>();
        builder.Services.AddScoped<ListParts>();
        builder.Services.AddScoped<SitemapParts>();
        builder.Services.AddScoped<OaiAnswer>();
        builder.Services.AddSingleton<EntryPresence>();
        builder.Services.AddHostedService<MissedSearchWriter>();
        builder.Services.AddHostedService<SearchSettler>();
        builder.Services.AddScoped<PublishedFiles>();
        builder.Services.AddHostedService<FileMaker>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<WebhookClient>();
        builder.Services.AddScoped<WebhookDesk>();
        builder.Services.AddScoped<WebhookMessages>();
        builder.Services.AddHostedService<WebhookSender>();
        builder.Services.AddHealthChecks();
        Programs.Add(builder.Services);
        Caching.Add(builder.Services);
        SearchLimit.Add(builder.Services, settings);
        TrustOnly(builder.Services, settings);
        LeaveOut(builder.Services);
    }

    public static void UseCatalogueWeb(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<CatalogueSettings>();
        OwnHosts.Use(app, settings);
        if (settings.TrustedProxies.Length > 0)
            app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = e => StorageTrouble.Of(e)?.Status ?? StatusCodes.Status500InternalServerError,
        });
        app.UseMiddleware<FinishedPages>();
        app.UseMiddleware<SecurityHeaders>();
        FormatChoice.Use(app);
        app.Use((http, next) =>
        {
            AcceptedEncoding.Normalise(http.Request);
            return next(http);
        });
        app.UseMiddleware<OneAddress>();
        app.UseMiddleware<OtherOrigins>();
        app.UseMiddleware<ProgramRequests>();
        app.UseOutputCache();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<OtherSites>();
        app.UseMiddleware<BodyCheck>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseActor();
        app.UseAuthorization();
        app.UseWhen(http => http.User.Identity?.IsAuthenticated != true, anonymous => anonymous.UseResponseCompression());
        app.UseMiddleware<EntityTagMiddleware>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        Programs.Map(app);
        app.MapHealthChecks("/health").AllowAnonymous();
    }

    // What each start would do and no request needs: reading the keys of sessions and forms before one of these is looked at,
    // and looking for every controller through all attributes of the program for one that [ApiController] is on, which none has.
    private static void LeaveOut(IServiceCollection services)
    {
        foreach (var needless in services.Where(s => s.ImplementationType?.Name is "DataProtectionHostedService" or "ApiBehaviorApplicationModelProvider").ToList())
            services.Remove(needless);
    }

    /// <summary>Believes forwarding headers only from the named proxies. Which hosts are asked for is looked at by <see cref="OwnHosts"/>.</summary>
    private static void TrustOnly(IServiceCollection services, CatalogueSettings settings)
    {
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["*"]);
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            // Two empty lists would mean that everyone is believed.
            o.ForwardedHeaders = settings.TrustedProxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in settings.TrustedProxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    o.KnownProxies.Add(address);
                else
                    o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        });
    }
}
