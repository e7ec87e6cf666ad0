using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Publications;

/// <summary>What stands under "Related" on an entry's page, and why.</summary>
public sealed class RelatedTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task The_issues_beside_it_come_first_then_who_shares_more_subjects_then_like_titles_and_each_says_why()
    {
        var page = await AddAsync("Ibex grazing on steep slopes", "1990-05", "Ibex letter", ["Ibexes", "Slopes", "Salt"]);
        foreach (var month in new[] { "1990-01", "1990-04", "1990-06", "1990-09" })
            await AddAsync($"Of {month}", month, "Ibex letter", []);
        await AddAsync("Only salt", "1995-01", null, ["Salt"]);
        await AddAsync("Steep slopes, salted", "1989-01", null, ["Salt"]);
        await AddAsync("Salt and slopes", "1991-01", null, ["Slopes", "Salt"]);
        await AddAsync("Steep slopes without grazing", "1992-01", null, []);
        await AddAsync("Grazing by itself", "1993-01", null, []);

        Assert.Equal(
            ["Of 1990-06: Same series", "Of 1990-04: Same series", "Salt and slopes: Subjects in common: Slopes, Salt", "Steep slopes, salted: Subject in common: Salt", "Only salt: Subject in common: Salt"],
            await RelatedAsync(page));
    }

    [Fact]
    public async Task Like_titles_are_those_with_two_telling_words_in_common_more_words_first()
    {
        var page = await AddAsync("Saiga herds crossing frozen rivers", "1990-05", null, []);
        await AddAsync("Saiga of the rivers", "1995-01", null, []);
        await AddAsync("Frozen rivers and a saiga", "1991-01", null, []);
        await AddAsync("Frozen by itself", "1993-01", null, []);

        Assert.Equal(["Frozen rivers and a saiga: Like words in the title", "Saiga of the rivers: Like words in the title"], await RelatedAsync(page));
    }

    [Fact]
    public async Task M_06_What_is_not_public_is_related_to_nothing()
    {
        var page = await AddAsync("Chamois crossing glaciers", "1990-05", "Chamois letter", ["Chamois"]);
        await AddAsync("Chamois draft of glaciers", "1990-06", "Chamois letter", ["Chamois"], (_, _) => { });
        await AddAsync("Chamois scheduled for glaciers", "1990-04", "Chamois letter", ["Chamois"], (p, now) => p.Publish(now.AddMinutes(10), now));
        await AddAsync("Chamois trashed under glaciers", "1990-05", "Chamois letter", ["Chamois"], (p, now) => { p.Publish(now, now); p.Trash(now); });
        await AddAsync("Chamois withdrawn from glaciers", "1990-05", "Chamois letter", ["Chamois"], (p, now) => { p.Publish(now, now); p.Withdraw("Wrong", null, now); });

        Assert.Empty(await RelatedAsync(page));

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(["Chamois scheduled for glaciers: Same series"], await RelatedAsync(page));
    }

    [Fact]
    public async Task Nothing_is_said_where_nothing_is_near_and_one_word_makes_no_title_like_another()
    {
        var page = await AddAsync("Markhor alone in 1990 with from this", "1990-05", "Markhor letter", ["Markhors"]);
        await AddAsync("Markhor of 1990 with from this", "1990-06", null, []);
        using var reader = app.Reader();

        Assert.Null((await reader.PageAsync($"/publications/{page}")).GetElementById("related"));
    }

    [Fact]
    public async Task Editions_and_translations_that_staff_named_come_first_on_both_pages_and_drafts_take_no_place()
    {
        var first = await AddAsync("Nilgai handbook", "1990-05", "Nilgai letter", []);
        for (var month = 1; month <= 4; month++)
            await AddAsync($"Nilgai of {month}", $"1991-0{month}", "Nilgai letter", []);
        var second = await AddAsync("Manual of blue bulls", "1999", null, []);
        var french = await AddAsync("Manuel des antilopes", "2000", null, []);
        await NameAsync(second, RelationType.IsNewVersionOf, first);
        Assert.Equal(["Manual of blue bulls: New edition", "Nilgai of 2: Same series", "Nilgai of 1: Same series"], await RelatedAsync(first));
        for (var i = 0; i < 6; i++)
            await NameAsync(await AddAsync($"Draft {i} of blue bulls", "2001", null, [], (_, _) => { }), RelationType.IsNewVersionOf, first);
        await NameAsync(french, RelationType.IsTranslationOf, first);

        Assert.Equal(["Manuel des antilopes: In another language", "Manual of blue bulls: New edition", "Nilgai of 2: Same series", "Nilgai of 1: Same series"], await RelatedAsync(first));
        Assert.Equal(["Nilgai handbook: Earlier edition"], await RelatedAsync(second));
        Assert.Equal(["Nilgai handbook: In another language"], await RelatedAsync(french));
    }

    [Fact]
    public async Task A_withdrawn_neighbour_leaves_the_kept_page_at_once()
    {
        var page = await AddAsync("Takin valleys mapped", "1990-05", null, []);
        var other = await AddAsync("Takin valleys mapped again", "1990-06", null, []);
        Assert.Single(await RelatedAsync(page));

        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            (await db.Publications.WithParts().SingleAsync(p => p.Slug == other)).Withdraw("Wrong", null, app.Now);
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await RelatedAsync(page));
    }

    private Task<int> NameAsync(Slug slug, RelationType type, Slug of) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var other = await db.Publications.SingleAsync(p => p.Slug == of);
        (await db.Publications.WithParts().SingleAsync(p => p.Slug == slug)).Relations.Add(new PublicationRelation { Type = type, RelatedId = other.Id });
        return await db.SaveChangesAsync();
    });

    private async Task<IReadOnlyList<string>> RelatedAsync(Slug slug)
    {
        using var reader = app.Reader();
        return [.. (await reader.PageAsync($"/publications/{slug}")).QuerySelectorAll(".related > li").Select(li => $"{li.QuerySelector("a").Text()}: {li.QuerySelector(".dateline bdi").Text()}")];
    }

    private Task<Slug> AddAsync(string title, string date, string? series, string[] subjects, Action<Publication, DateTime>? state = null) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var vocabulary = new Vocabulary(db);
        var entry = A.Publication(title).Issued(date).With(state ?? ((p, now) => p.Publish(now, now))).Build(app.Now);
        if (series is not null)
            entry.Series.Add(new SeriesMembership { Series = await vocabulary.SeriesAsync(series, entry.Texts[0].Language, default) });
        entry.Subjects.AddRange((await vocabulary.SubjectsAsync(subjects, entry.Texts[0].Language, default)).Select((subject, place) => new PublicationSubject { Subject = subject, Position = place }));
        db.Publications.Add(entry);
        await db.SaveChangesAsync();
        return entry.Slug;
    });
}
