using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>What the person who started it needs to know, on the console and not in the log.</summary>
internal static class Welcome
{
    public static async Task SayAsync(WebApplication app, string[] addresses)
    {
        var settings = app.Services.GetRequiredService<CatalogueSettings>();
        await Console.Out.WriteLineAsync($"The catalogue is at   {string.Join(" and ", addresses)}");
        await Console.Out.WriteLineAsync($"Its data is in        {settings.DataDirectory}");
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueContext>();
        if (!await db.Users.AnyAsync())
        {
            await Console.Out.WriteLineAsync($"Become its owner at   {(string.IsNullOrEmpty(settings.PublicUrl) ? addresses[0] : settings.PublicUrl).TrimEnd('/')}/account/first-owner");
            await Console.Out.WriteLineAsync($"with this code        {app.Services.GetRequiredService<FirstOwnerCode>().Code}");
        }
        if (app.Environment.IsProduction() && string.IsNullOrEmpty(settings.PublicUrl))
            await Console.Out.WriteLineAsync("It answers to localhost and 127.0.0.1 only; set Catalogue:PublicUrl to the site's address to publish it.");
    }
}
