using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>Every page there is; a new page gets a line here and with it all checks of <see cref="EveryPageTests"/>.</summary>
public static class Places
{
    private const string Newsletter = "Letter of every page";

    public static TheoryData<string> Public =>
    [
        "/", "/2021", "/2021/10", "/2021/no-month", "/archive", "/publications/{slug}", "/about", "/help", "/accessibility",
        "/2020/01", "/nowhere", "/search", "/search?from=soon", "/search?q=child+labour+guide&from=2021&lang=en", "/search?q=nothing+of+the+kind",
        "/series", "/series/letter-of-every-page?of={series}", "/authors?from=m", "/authors?q=nobody", "/search?q=cooperatives&sort=title", "/languages/en", "/subscribe", "/files", "/api", "/changes", "/2021/10?asof={today}", "/?asof=1999-01-01", "/series?asof=1999-01-01", "/search?q=!!!", "/account/sign-in",
    ];

    public static TheoryData<string> Desk =>
    [
        "/admin", "/admin/changes", "/admin/duplicates/possible", "/admin/searches",
        "/admin/entries", "/admin/entries/new", "/admin/entries/paste", "/admin/entries/{id}", "/admin/entries/{id}/preview",
        "/admin/entries/{id}/history", "/admin/entries/{id}/order", "/admin/entries/{id}/withdraw",
        "/admin/languages", "/admin/entries/{id}/languages", "/admin/entries/{id}/languages/fr",
        "/admin/authors", "/admin/authors/new", "/admin/subjects", "/admin/subjects/new", "/admin/series/new", "/admin/series/{series}/merge",
        "/admin/series", "/admin/series/{series}", "/series/letter-of-every-page?of={series}", "/admin/entries/new?series={series}",
        "/admin/users", "/admin/tokens", "/admin/webhooks", "/admin/webhooks/{webhook}", "/account/password", "/", "/publications/{slug}",
    ];

    /// <summary>Puts the first seeded entry's slug and number in, and the number of a series with a gap and an overdue issue.</summary>
    public static async Task<string> FillAsync(Chromium chromium, string place) => (await FillEntryAsync(chromium, place))
        .Replace("{webhook}", place.Contains("{webhook}", StringComparison.Ordinal) ? (await chromium.App.TellingAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture) : "", StringComparison.Ordinal)
        .Replace("{series}", place.Contains("{series}", StringComparison.Ordinal) ? await SeriesAsync(chromium.App) : "", StringComparison.Ordinal);

    private static async Task<string> SeriesAsync(CatalogueApp app)
    {
        var known = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Set<SeriesText>().Where(t => t.Title == Newsletter).Select(t => t.SeriesId).FirstOrDefaultAsync());
        return (known != 0 ? known : await app.NewsletterAsync(Newsletter, 12, 14, 16, 17)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Task<string> FillEntryAsync(Chromium chromium, string place) => chromium.App.InScopeAsync(async services =>
    {
        var entry = await services.GetRequiredService<CatalogueContext>().Publications.OrderBy(p => p.Id).Select(p => new { p.Id, p.Slug }).FirstAsync();
        return place.Replace("{today}", chromium.App.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{slug}", entry.Slug.ToString(), StringComparison.Ordinal)
            .Replace("{id}", entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    });
}
