using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>Puts series with their issues into a catalogue.</summary>
public static class SeriesOf
{
    public const string Standing = "What cooperatives did this month.";

    /// <summary>A monthly newsletter, "{title} No. 18, June 2021" issued a day after its month; returns the number of its series.</summary>
    public static async Task<long> NewsletterAsync(this CatalogueApp app, string title, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            var month = new DateOnly(2019, 12, 1).AddMonths(number);
            await app.AddIssueAsync(title, number.ToString(CultureInfo.InvariantCulture), A.Publication(TitleOf(title, number)).Issued(month.AddMonths(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .Saying(Standing).With((p, _) => p.Type = "newsletter").Published());
        }
        return await app.SeriesIdAsync(title);
    }

    /// <summary>"{title} No. 21, September 2021".</summary>
    public static string TitleOf(string title, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{title} No. {number}, {new DateOnly(2019, 12, 1).AddMonths(number):MMMM yyyy}");

    public static Task<long> AddIssueAsync(this CatalogueApp app, string series, string? number, A issue) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var publication = issue.Build(app.Now);
        var membership = new SeriesMembership { Series = await new Vocabulary(db).SeriesAsync(series, publication.Texts[0].Language, CancellationToken.None) };
        membership.NumberAs(number);
        publication.Series.Add(membership);
        db.Publications.Add(publication);
        await db.SaveChangesAsync();
        return publication.Id;
    });

    public static Task<long> SeriesIdAsync(this CatalogueApp app, string title) => app.InScopeAsync(services =>
        services.GetRequiredService<CatalogueContext>().Set<SeriesText>().Where(t => t.Title == title).Select(t => t.SeriesId).SingleAsync());
}
