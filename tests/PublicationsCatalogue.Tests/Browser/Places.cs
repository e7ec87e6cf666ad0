using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>Every page there is; a new page gets a line here and with it all checks of <see cref="EveryPageTests"/>.</summary>
public static class Places
{
    public static TheoryData<string> Public =>
    [
        "/", "/2021", "/2021/10", "/2021/no-month", "/archive", "/publications/{slug}", "/about", "/help", "/accessibility",
        "/2020/01", "/nowhere", "/account/sign-in",
    ];

    public static TheoryData<string> Desk =>
    [
        "/admin", "/admin/entries", "/admin/entries/new", "/admin/entries/{id}", "/admin/entries/{id}/preview", "/admin/entries/{id}/history", "/admin/entries/{id}/withdraw",
        "/admin/users", "/account/password", "/", "/publications/{slug}",
    ];

    /// <summary>Puts the first seeded entry's slug and number in.</summary>
    public static Task<string> FillAsync(Chromium chromium, string place) => chromium.App.InScopeAsync(async services =>
    {
        var entry = await services.GetRequiredService<CatalogueContext>().Publications.OrderBy(p => p.Id).Select(p => new { p.Id, p.Slug }).FirstAsync();
        return place.Replace("{slug}", entry.Slug.ToString(), StringComparison.Ordinal)
            .Replace("{id}", entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    });
}
