using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

/// <summary>SEA-4: what the search box offers while somebody types.</summary>
public sealed class SuggestionTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task SEA_4_Two_letters_offer_titles_authors_subjects_and_series_each_with_its_kind_and_page()
    {
        var slug = await app.AddReportAsync("Xylophones of the world", "2001-02", "Xylem papers", "Xyla, Xenia", "Xylography");
        using var reader = app.Reader();

        var offered = await reader.GetFromJsonAsync<List<Offer>>("/search/suggest?q=xy");

        Assert.Equal(
            [
                new("Title", "Xylophones of the world", $"/publications/{slug}"), new("Author", "Xyla, Xenia", "/authors/xyla-xenia"),
                new("Subject", "Xylography", "/subjects/xylography"), new("Series", "Xylem papers", "/series/xylem-papers"),
            ], offered);
        foreach (var offer in offered!)
        {
            using var page = await reader.GetAsync(new Uri(offer.Address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("c")]
    [InlineData(" C ")]
    [InlineData("c!")]
    [InlineData("???")]
    public async Task SEA_4_Less_than_two_letters_offer_nothing(string typed) => Assert.Empty(await LabelsAsync(typed));

    [Fact]
    public async Task Titles_that_begin_as_typed_come_before_those_with_the_word_inside()
    {
        await app.AddAsync(A.Publication("A year of wombats").Issued("2020-05").Published());
        await app.AddAsync(A.Publication("Wombats at work").Issued("1999-05").Published());
        await app.AddAsync(A.Publication("Of work and wombat care").Issued("2021-05").Published());

        Assert.Equal(["Wombats at work", "Of work and wombat care", "A year of wombats"], await LabelsAsync("womba"));
        Assert.Equal(["Of work and wombat care"], await LabelsAsync("work wombat c"));
    }

    [Fact]
    public async Task The_newest_of_titles_that_begin_alike_comes_first_and_one_of_many_with_the_same_title()
    {
        var old = await app.AddAsync(A.Publication("Bilby bulletin").Issued("1990-01").Published());
        var late = await app.AddAsync(A.Publication("Bilby bulletin").Issued("2011-01").Published());
        using var reader = app.Reader();

        var offer = Assert.Single((await reader.GetFromJsonAsync<List<Offer>>("/search/suggest?q=bilb"))!);

        Assert.Equal($"/publications/{late.Slug}", offer.Address);
        Assert.NotEqual(old.Slug, late.Slug);
    }

    [Theory]
    [InlineData("gómez n", "Gómez Núñez, Íñigo")]
    [InlineData("GOMEZ", "Gómez Núñez, Íñigo")]
    [InlineData("inigo go", "Gómez Núñez, Íñigo")]
    [InlineData("o’gra", "O'Grady, Orla")]
    [InlineData("orla o'gr", "O'Grady, Orla")]
    [InlineData("l'eau pot", "L’eau potable")]
    [InlineData("strasse", "Straße und Recht")]
    [InlineData("合作", "国际合作社报告")]
    [InlineData("国际合", "国际合作社报告")]
    [InlineData("تعاون", "تقرير التعاونيات")]
    [InlineData("Коопер", "Отчёт о кооперативах")]
    public async Task SEA_4_Accents_case_apostrophes_and_the_order_of_a_name_do_not_matter_and_every_script_is_offered(string typed, string label)
    {
        foreach (var (title, author) in new[] { ("Zorilla one", "Gómez Núñez, Íñigo"), ("Zorilla two", "O'Grady, Orla") })
            await app.AddReportAsync(title, "2003-01", null, author, null);
        foreach (var title in new[] { "L’eau potable", "Straße und Recht", "国际合作社报告", "تقرير التعاونيات", "Отчёт о кооперативах" })
            await app.AddAsync(A.Publication(title).Issued("2004-01").Published());

        Assert.Contains(label, await LabelsAsync(typed));
    }

    [Fact]
    public async Task SEA_4_However_many_there_are_eight_are_offered_and_each_kind_has_room()
    {
        for (var i = 0; i < 30; i++)
            await app.AddReportAsync($"Numbat story {i}", "2002-01", $"Numbat series {i}", $"Numbat, No {i}", $"Numbat matters {i}");
        using var reader = app.Reader();

        var offered = (await reader.GetFromJsonAsync<List<Offer>>("/search/suggest?q=numb"))!;

        Assert.Equal(8, offered.Count);
        Assert.Equal([("Author", 2), ("Series", 2), ("Subject", 2), ("Title", 2)], offered.GroupBy(o => o.Kind).Select(g => (g.Key, g.Count())).Order());
    }

    [Fact]
    public async Task Names_that_no_public_entry_carries_are_not_offered_and_do_not_hide_those_that_one_does()
    {
        for (var i = 0; i < 40; i++)
            await app.AddReportAsync($"Ibex draft {i}", "2002-01", $"Ibex {i:00}", $"Ibex, {i:00}", $"Ibex {i:00}", (_, _) => { });
        await app.AddReportAsync("Public goat", "2002-01", "Ibex last", "Ibex, Last", "Ibex later");

        Assert.Equal(["Ibex, Last", "Ibex later", "Ibex last"], await LabelsAsync("ibex"));
    }

    [Fact]
    public async Task An_entry_is_offered_by_its_new_title_after_the_save_and_by_none_when_it_is_gone()
    {
        var entry = await app.AddAsync(A.Publication("Dugong digest").Issued("1976-01").Published());
        Assert.Equal(["Dugong digest"], await LabelsAsync("dugo"));

        await ChangeAsync(entry.Id, p => p.Texts[0].Title = "Axolotl digest");
        Assert.Empty(await LabelsAsync("dugo"));
        Assert.Equal(["Axolotl digest"], await LabelsAsync("axol"));

        await ChangeAsync(entry.Id, p => p.Withdraw("Wrong", null, app.Now));
        Assert.Empty(await LabelsAsync("axol"));
    }

    [Fact]
    public async Task Suggestions_are_kept_by_the_page_cache_like_any_public_page()
    {
        using var reader = app.Reader();
        using var first = await reader.GetAsync(new Uri("/search/suggest?q=labour", UriKind.Relative));
        using var again = await reader.GetAsync(new Uri("/search/suggest?q=labour", UriKind.Relative));
        Assert.NotNull(first.Headers.ETag);
        Assert.NotNull(again.Headers.Age);
    }

    private async Task<IReadOnlyList<string>> LabelsAsync(string typed)
    {
        using var reader = app.Reader();
        return [.. (await reader.GetFromJsonAsync<List<Offer>>($"/search/suggest?q={Uri.EscapeDataString(typed)}"))!.Select(o => o.Label)];
    }

    private Task<int> ChangeAsync(long id, Action<Publication> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        change(await db.Publications.WithParts().SingleAsync(p => p.Id == id));
        return await db.SaveChangesAsync();
    });

    private sealed record Offer(string Kind, string Label, string Address);
}
