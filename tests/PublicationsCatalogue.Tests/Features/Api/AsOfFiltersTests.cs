using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

/// <summary>The list of an earlier day, narrowed by what its entries were on that day.</summary>
public sealed class AsOfFiltersTests
{
    [Fact]
    public async Task Filters_ask_what_an_entry_was_on_that_day_and_not_what_it_is_now()
    {
        await using var app = await StartAsync();
        await app.AddReportAsync("A report of then", "2023-05-02", "Then series", "Then, Ana", "Then subject");
        var other = await app.AddAsync(A.Publication("A tool of then").In("es").Issued("2022-05-02").With((p, _) => p.Type = "tool").Published());
        var then = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        // What it was is asked for, and what it is now is not found on that day.
        await app.ChangeAsync(other.Id, p => { p.Type = "report"; p.Issue(PartialDate.Parse("2023-06-01")); });
        await app.AddReportAsync("A report of now", "2023-05-03", "Then series", "Then, Ana", "Then subject");
        await app.AddAsync(A.Publication("A tool of now").In("es").Issued("2022-05-03").With((p, _) => p.Type = "tool").Published());

        foreach (var filter in new[] { "type=report", "series=then-series", "subject=then-subject", "author=then-ana", "lang=fr&from=2023", "from=2023&to=2023", "type=report&series=then-series&lang=fr&author=then-ana" })
            Assert.Equal((filter, "A report of then"), (filter, string.Join(", ", await TitlesAsync(app, $"{filter}&asof={then}"))));
        foreach (var filter in new[] { "type=tool&from=2022", "from=2022&to=2022", "lang=es&to=2022", "type=tool&lang=es&sort=newest" })
            Assert.Equal((filter, "A tool of then"), (filter, string.Join(", ", await TitlesAsync(app, $"{filter}&asof={then}"))));
        Assert.Empty(await TitlesAsync(app, $"type=tool&series=then-series&asof={then}"));
    }

    [Fact]
    public async Task A_series_a_subject_and_a_person_are_found_by_the_names_they_had()
    {
        await using var app = await StartAsync();
        await app.AddReportAsync("Under old names", "2023-05-02", "Old series", "Old, Ana", "Old subject");
        var then = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.InScopeAsync(async services =>
        {
            var (db, renaming) = (services.GetRequiredService<CatalogueContext>(), services.GetRequiredService<Renaming>());
            await renaming.RenameAsync(await db.Series.Include(s => s.Texts).SingleAsync(s => s.Texts.Any(t => t.Title == "Old series")), "New series", default);
            await renaming.RenameAsync(await db.Subjects.Include(s => s.Labels).SingleAsync(s => s.Labels.Any(l => l.Text == "Old subject")), "New subject", default);
            await renaming.RenameAsync(await db.Agents.SingleAsync(a => a.Name == "Old, Ana"), "New, Ana", default);
            return await db.SaveChangesAsync();
        });

        foreach (var filter in new[] { "series=new-series", "subject=new-subject", "author=new-ana", "series=old-series", "author=old-ana" })
            Assert.Equal((filter, "Under old names"), (filter, string.Join(", ", await TitlesAsync(app, $"{filter}&asof={then}"))));
    }

    [Fact]
    public async Task Pages_of_a_narrowed_list_of_a_day_have_everything_once_though_few_fit()
    {
        await using var app = await StartAsync();
        // More than one call looks through, of which every hundredth fits.
        for (var some = 0; some < 5; some++)
            await app.AddManyAsync(500, i => A.Publication($"One of many {(some * 500) + i}").Issued($"2023-0{1 + some}-{1 + (i % 28):00}").With((p, _) => p.Type = i % 100 == 7 ? "video" : "book").Published());
        var then = Day(app);
        app.Clock.Advance(TimeSpan.FromDays(1));

        var (told, calls) = (new List<string?>(), 0);
        for (var next = $"/api/v1/publications?type=video&asof={then}&per_page=10&fields=title"; next is not null; calls++)
        {
            var page = await app.Reader().JsonAsync(next);
            Assert.InRange(page.Items().Count(), 0, 10);
            told.AddRange(page.Titles());
            next = page.At("next");
        }
        Assert.Equal((25, 25), (told.Count, told.Distinct().Count()));
        Assert.InRange(calls, 3, 6);
    }

    [Fact]
    public async Task What_an_earlier_day_can_not_be_asked_is_refused_in_a_sentence_that_the_description_has_too()
    {
        await using var app = await StartAsync();
        using var answer = await app.Reader().GetAsync(new Uri($"/api/v1/publications?sort=oldest&asof={Day(app)}", UriKind.Relative));
        var told = await answer.JsonAsync();

        Assert.Equal((400, "sort"), ((int)answer.StatusCode, told.At("errors.0.parameter")));
        Assert.Equal("The list of an earlier day comes with the newest first: leave “sort” out, or “asof”.", told.At("errors.0.detail"));
        Assert.Contains("“sort=oldest” is refused together with “asof”", (await app.Reader().JsonAsync("/openapi/v1.json")).GetProperty("paths").GetProperty("/api/v1/publications").GetProperty("get").At("description"), StringComparison.Ordinal);
    }

    private static async Task<CatalogueApp> StartAsync()
    {
        var app = new CatalogueApp();
        await app.InitializeAsync();
        return app;
    }

    private static string Day(CatalogueApp app) => app.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<string?>> TitlesAsync(CatalogueApp app, string query)
    {
        var told = await app.Reader().JsonAsync($"/api/v1/publications?{query}&per_page=100&fields=title");
        return told.TryGetProperty("items", out _) ? [.. told.Titles().Where(t => t?.Contains("of then", StringComparison.Ordinal) == true || t?.Contains("of now", StringComparison.Ordinal) == true || t?.StartsWith("Under", StringComparison.Ordinal) == true)] : [told.ToString()];
    }
}
