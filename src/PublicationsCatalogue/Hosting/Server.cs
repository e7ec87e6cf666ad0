using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

public static class Server
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = SettingsCheck.Read(builder.Configuration, builder.Environment.ContentRootPath);
        Directory.CreateDirectory(settings.DataDirectory);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Site>();
        builder.Services.AddCatalogueDatabase(settings);
        builder.Services.AddIdentity<User, IdentityRole>().AddEntityFrameworkStores<CatalogueContext>().AddDefaultTokenProviders();
        builder.AddCatalogueWeb(settings);
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<CatalogueContext>().Database.MigrateAsync();
        app.UseCatalogueWeb();
        await app.RunAsync();
        return 0;
    }
}
