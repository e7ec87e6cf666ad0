using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Duplicates;

/// <summary>What is warned of, and where. Each test has titles of its own: the entries of all stand in one catalogue.</summary>
public sealed class DuplicateWarningTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task After_saving_a_retyped_title_the_editor_sees_the_other_with_date_link_reason_and_four_answers()
    {
        var other = await app.AddAsync(A.Publication("Managing your agricultural cooperatives").Issued("2012-01-30").Published()
            .With((p, _) => p.Links.Add(new PublicationLink { Url = "https://www.example.org/mycoop", Kind = LinkKind.Landing })));
        using var editor = await app.SignedInAsync();

        var page = await SaveNewAsync(editor, ("Title", "Managing Your Agricultral Cooperative"), ("Date", "31 January 2012"));

        var panel = page.QuerySelector("#duplicates");
        Assert.Contains("Managing your agricultural cooperatives", panel.Text(), StringComparison.Ordinal);
        Assert.Contains("30 January 2012 · Published · Same title, spelt differently · example.org", panel.Text(), StringComparison.Ordinal);
        Assert.Equal($"/admin/entries/{other.Id}", panel?.QuerySelector("a")?.GetAttribute("href") is "https://www.example.org/mycoop" ? panel.QuerySelectorAll("a")[1].GetAttribute("href") : null);
        Assert.Equal(["Same", "Another language of it", "New edition of it", "Different"], panel?.QuerySelectorAll("button").Select(b => b.Text()));
    }

    [Fact]
    public async Task Before_readers_see_it_an_entry_is_asked_about_once_with_all_that_was_typed_and_the_next_press_publishes()
    {
        await app.AddAsync(A.Publication("Cooperative banks in rural areas").Issued("2012-02-01").Published());
        using var editor = await app.SignedInAsync();
        var typed = new Dictionary<string, string> { ["Title"] = "Cooperative Banks in Rural Areas", ["Date"] = "1 February 2012", ["Summary"] = "Who *lends*." };

        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", typed, "publish");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var asked = await answer.PageAsync();
        Assert.Contains("Nothing is published yet", asked.QuerySelector("#error-summary").Text(), StringComparison.Ordinal);
        Assert.NotNull(asked.QuerySelector("#duplicates li"));
        Assert.Equal("Who *lends*.", asked.ValueOf("Summary"));
        Assert.False(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Set<PublicationText>().AnyAsync(t => t.Title == "Cooperative Banks in Rural Areas")));

        using var again = await editor.SubmitAsync(asked, "#entry", new Dictionary<string, string>(), "publish");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var page = await editor.PageAsync(again.Headers.Location!.ToString());
        Assert.Contains("Published under February 2012", page.QuerySelector(".notice").Text(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#duplicates li"));
    }

    [Fact]
    public async Task A_draft_whose_page_asked_already_is_published_at_the_first_press()
    {
        await app.AddAsync(A.Publication("Cooperative mills on the river").Issued("2012-02-01").Published());
        using var editor = await app.SignedInAsync();
        var page = await SaveNewAsync(editor, ("Title", "Cooperative Mills on the River"), ("Date", "1 February 2012"));

        using var answer = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string>(), "publish");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task EDIT_6_The_next_issue_of_a_series_is_saved_without_a_word_of_duplicates()
    {
        await app.AddAsync(A.Publication("Unit newsletter Issue No. 20, August 2012").Issued("2012-09-01").Published()
            .With((p, _) => p.Links.Add(new PublicationLink { Url = "https://example.org/newsletter", Kind = LinkKind.Landing })));
        using var editor = await app.SignedInAsync();

        var page = await SaveNewAsync(editor, ("Title", "Unit newsletter Issue No. 21, September 2012"), ("Date", "1 October 2012"), ("Link", "https://example.org/newsletter"));

        Assert.Equal("", page.QuerySelector("#duplicates").Text());
    }

    [Theory]
    [InlineData("Identifiers", "https://doi.org/10.1000/SAME-1", "Same DOI: 10.1000/same-1")]
    [InlineData("Identifiers", "Report number: 2012/17", "Same Report number: 2012/17")]
    [InlineData("Link", "http://example.org/A/report/?utm_source=mail", "Same link")]
    [InlineData("Link", "https://doi.org/10.1000/same-1", "Same DOI: 10.1000/same-1")]
    public async Task The_same_identifier_or_link_warns_whatever_the_title_is(string field, string typed, string why)
    {
        await app.AddAsync(A.Publication($"First of {typed}").Issued("2012-03").With((p, _) =>
        {
            p.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.Doi, Value = "10.1000/same-1" });
            p.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.ReportNumber, Value = "2012/17" });
            p.Links.Add(new PublicationLink { Url = "https://www.example.org/A/report", Kind = LinkKind.Landing });
        }));
        using var editor = await app.SignedInAsync();

        var page = await SaveNewAsync(editor, ("Title", $"Quite unlike {Guid.NewGuid():N}"), (field, typed));

        Assert.Contains(why, page.QuerySelector("#duplicates").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ISSN_is_that_of_every_issue_and_warns_of_none()
    {
        await app.AddAsync(A.Publication("An issue of the journal").With((p, _) => p.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.Issn, Value = "0378-5955" })));
        using var editor = await app.SignedInAsync();

        Assert.Equal("", (await FragmentAsync(editor, "title=Completely+else&identifiers=0378-5955")).Trim());
    }

    [Fact]
    public async Task Drafts_scheduled_and_withdrawn_entries_are_found_and_those_in_the_trash_are_not()
    {
        await app.AddAsync(A.Publication("Fisheries cooperatives today (draft)"));
        await app.AddAsync(A.Publication("Fisheries cooperatives today").PublishedAt(app.Now.AddDays(2)).Issued("2012-04-01"));
        await app.AddAsync(A.Publication("FISHERIES COOPERATIVES, TODAY").Issued("2012-04-02").Withdrawn("Wrong"));
        await app.AddAsync(A.Publication("Fisheries cooperatives: today").Issued("2012-04-03").Trashed());
        using var editor = await app.SignedInAsync();

        var fragment = await FragmentAsync(editor, "title=Fisheries+cooperatives+today");

        Assert.Equal((2, false), (fragment.Split("<li>").Length - 1, fragment.Contains("Fisheries cooperatives: today", StringComparison.Ordinal)));
        Assert.Contains("Withdrawn", fragment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_three_are_shown_those_of_near_dates_first()
    {
        foreach (var date in new[] { "1990-01-01", "1991-01-01", "2012-05-02", "1992-01-01" })
            await app.AddAsync(A.Publication("Worker cooperatives and wages").Issued(date));
        using var editor = await app.SignedInAsync();

        var fragment = await FragmentAsync(editor, "title=Worker+cooperatives+and+wages&date=May+2012");

        Assert.Equal(3, fragment.Split("<li>").Length - 1);
        Assert.True(fragment.IndexOf("02 May 2012", StringComparison.Ordinal) is > 0 and var near && near < fragment.IndexOf("1992", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_is_found_by_its_new_title_as_soon_as_that_is_saved_and_no_longer_by_the_old_one()
    {
        var entry = await app.AddAsync(A.Publication("Savings groups of fisherwomen"));
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}");
        using var saved = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Title"] = "Credit unions of beekeepers" }, "save");

        Assert.Contains("Credit unions", await FragmentAsync(editor, "title=Credit+union+of+beekeepers"), StringComparison.Ordinal);
        Assert.DoesNotContain("Credit unions", await FragmentAsync(editor, "title=Savings+groups+of+fisherwomen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subtitle_in_its_own_field_is_the_same_as_one_in_the_title()
    {
        await app.AddAsync(A.Publication("Mutual insurance for farmers").With((p, _) => p.Texts[0].Subtitle = "A handbook for the first year"));
        using var editor = await app.SignedInAsync();

        Assert.Contains("Same words", await FragmentAsync(editor, "title=Mutual+insurance+for+farmers:+A+handbook+for+the+first+year"), StringComparison.Ordinal);
        Assert.DoesNotContain("<li>", await FragmentAsync(editor, "title=Mutual+insurance+for+farmers:+A+poster"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title=%00%ff&date=never&link=javascript:alert(1)&identifiers=%0a%0a&id=99999999&verdicts=x&verdicts=1:9&verdicts=-1:Same")]
    [InlineData("")]
    public async Task A_question_that_makes_no_sense_gets_an_empty_answer(string query)
    {
        using var editor = await app.SignedInAsync();

        Assert.Equal("", (await FragmentAsync(editor, query)).Trim());
    }

    [Fact]
    public async Task Strangers_learn_nothing_of_drafts_here()
    {
        using var stranger = app.Reader();
        using var answer = await stranger.GetAsync(new Uri("/admin/duplicates?title=Anything", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task The_keys_of_a_catalogue_from_before_are_made_at_its_next_start_and_made_again_to_no_harm()
    {
        var entry = await app.AddAsync(A.Publication("Older than the keys themselves"));
        var keys = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var before = await db.TitleKeys.Where(k => k.PublicationId == entry.Id).Select(k => k.Key).OrderBy(k => k).ToListAsync();
            await db.TitleKeys.Where(k => k.PublicationId == entry.Id).ExecuteDeleteAsync();
            await db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.TitleKeyVersion, 0));
            return before;
        });
        for (var start = 0; start < 2; start++)
        {
            await app.InScopeAsync(async services =>
            {
                await TitleKeyKeeper.FillAsync(services.GetRequiredService<CatalogueContext>(), default);
                return true;
            });
            await app.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.TitleKeyVersion, i => start == 0 ? 0 : i.TitleKeyVersion)));
        }

        Assert.NotEmpty(keys);
        Assert.Equal(keys, await app.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().TitleKeys
            .Where(k => k.PublicationId == entry.Id).Select(k => k.Key).OrderBy(k => k).ToListAsync()));
        Assert.Equal(TitleKeys.Version, await app.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().Instances.Select(i => i.TitleKeyVersion).SingleAsync()));
    }

    private static Task<string> FragmentAsync(HttpClient editor, string query) => editor.GetStringAsync(new Uri($"/admin/duplicates?{query}", UriKind.Relative));

    private static Task<IHtmlDocument> SaveNewAsync(HttpClient editor, params (string Name, string Value)[] fields) => SaveNewAsync(editor, "save", fields);

    private static async Task<IHtmlDocument> SaveNewAsync(HttpClient editor, string act, params (string Name, string Value)[] fields)
    {
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", fields.ToDictionary(f => f.Name, f => f.Value), act);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await editor.PageAsync(answer.Headers.Location!.ToString());
    }
}
