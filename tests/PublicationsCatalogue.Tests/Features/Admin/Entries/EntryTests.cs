using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

public sealed class EntryTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task EDIT_8_A_published_entry_is_on_the_home_page_at_the_next_request()
    {
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        _ = await reader.GetStringAsync(new Uri("/", UriKind.Relative));

        var page = await PublishAsync(editor, new() { ["Title"] = "The eleventh", ["Date"] = "2 nov 2021", ["Summary"] = "Ask coop@ilo.org." });

        Assert.Contains("Published under November 2021", page.QuerySelector(".notice").Text(), StringComparison.Ordinal);
        var first = (await reader.PageAsync("/")).QuerySelectorAll(".items > li")[0];
        Assert.Equal("The eleventh", first.QuerySelector("h3").Text());
        Assert.Equal("02 November 2021", first.QuerySelector("time").Text());
        Assert.Equal("mailto:coop@ilo.org", first.QuerySelector(".summary a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task EDIT_7_Wrong_input_comes_back_whole_with_words_at_the_field()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "", ["Date"] = "31 November 2021", ["Summary"] = "Kept as typed", ["Identifiers"] = "ISBN: 978-92-2-000000-1" }, "publish");
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("Enter a title", page.QuerySelector(".error-summary a[href='#Title']").Text());
        Assert.Contains("November has 30 days", page.QuerySelector("#Date-error").Text(), StringComparison.Ordinal);
        Assert.Equal("31 November 2021", (page.QuerySelector("#Date") as IHtmlInputElement)?.Value);
        Assert.Equal("Kept as typed", (page.QuerySelector("#Summary") as IHtmlTextAreaElement)?.Value.Trim());
        Assert.NotNull(page.QuerySelector("details.fold[open]"));
    }

    [Fact]
    public async Task A_title_that_turns_the_direction_of_writing_turns_nothing_that_stands_round_it()
    {
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();

        await PublishAsync(editor, new() { ["Title"] = "\u200FTurned \u202Eback, the word \u2067שלום\u2069 and \u2066more", ["Date"] = "3 nov 2001", ["Summary"] = "Said\u202E so", ["Slug"] = "turned-back" });

        const string Title = "Turned back, the word \u2067שלום\u2069 and more";
        var page = await reader.PageAsync("/publications/turned-back");
        Assert.StartsWith(Title, page.Title, StringComparison.Ordinal);
        Assert.Equal(Title, page.QuerySelector("h1").Text());
        foreach (var address in new[] { "/publications/turned-back.bib", "/publications/turned-back.ris", "/2001/11.csv", "/2001/11.json", "/publications/turned-back" })
        {
            var text = await reader.GetStringAsync(new Uri(address, UriKind.Relative));
            Assert.Contains(Title, text, StringComparison.Ordinal);
            Assert.True(text.IndexOfAny(['\u202E', '\u2066', '\u200F']) < 0, address);
        }
    }

    [Fact]
    public async Task Every_field_of_the_form_is_kept_and_shown_again()
    {
        var values = new Dictionary<string, string>
        {
            ["Title"] = "A full record",
            ["Date"] = "March 2020",
            ["Summary"] = "All *fields*.",
            ["Link"] = "ilo.org/x",
            ["Subtitle"] = "With a subtitle",
            ["Type"] = "report",
            ["Language"] = "fr",
            ["Authors"] = "Ruiz, Ana\nOkoth, Jonas",
            ["Organisations"] = "ILO",
            ["Series"] = "Working papers",
            ["SeriesNumber"] = "12",
            ["PeriodStart"] = "2019",
            ["PeriodEnd"] = "2020",
            ["Publisher"] = "International Labour Organization",
            ["Subjects"] = "Child labour\nTraining",
            ["Identifiers"] = "10.1000/xyz",
            ["Licence"] = "CC-BY-4.0",
        };
        using var editor = await app.SignedInAsync();
        var page = await PublishAsync(editor, values);

        Assert.Equal("https://ilo.org/x", Value(page, "Link"));
        Assert.Equal("Ruiz, Ana\nOkoth, Jonas", Value(page, "Authors"));
        Assert.Equal("DOI: 10.1000/xyz", Value(page, "Identifiers"));
        foreach (var name in values.Keys.Except(["Link", "Authors", "Identifiers", "Type", "Licence"]))
            Assert.Equal(values[name], Value(page, name));
        var detail = (await app.Reader().PageAsync("/publications/a-full-record")).QuerySelector("main").Text();
        foreach (var said in new[] { "March 2020", "Report", "French", "Ruiz, Ana; Okoth, Jonas; ILO", "Working papers, No. 12", "Child labour", "International Labour Organization", "CC BY 4.0", "10.1000/xyz", "ilo.org" })
            Assert.Contains(said, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_a_date_is_published_only_when_that_is_said()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using var asked = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Undated", ["Date"] = "" }, "publish");
        using var said = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Undated", ["Date"] = "", ["DateUnknown"] = "true" }, "publish");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (asked.StatusCode, said.StatusCode));
        Assert.Contains("Undated", (await app.Reader().PageAsync("/undated")).QuerySelector("h3").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EDIT_5_A_form_sent_twice_makes_one_entry()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        var values = new Dictionary<string, string> { ["Title"] = "Sent twice" };
        using var first = await editor.SubmitAsync(form, "#entry", values, "save");
        using var second = await editor.SubmitAsync(form, "#entry", values, "save");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.CountAsync(p => p.Texts.Any(t => t.Title == "Sent twice"))));
    }

    [Fact]
    public async Task M_52_The_second_of_two_editors_gets_both_texts_and_nothing_is_lost()
    {
        var entry = await app.AddAsync(A.Publication("As it was").Issued("2015-05-05").Saying("Old summary").Published());
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}";
        var (hers, his) = (await ana.PageAsync(address), await jonas.PageAsync(address));
        using var saved = await ana.SubmitAsync(hers, "#entry", new Dictionary<string, string> { ["Title"] = "Ana's title", ["Type"] = "report" }, "publish");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        using var answer = await jonas.SubmitAsync(his, "#entry", new Dictionary<string, string> { ["Title"] = "Jonas's title", ["Summary"] = "Jonas's summary" }, "publish");
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var asked = Assert.Single(page.QuerySelectorAll("fieldset.conflict")).Text();
        Assert.Contains("Ana's title", asked, StringComparison.Ordinal);
        Assert.Contains("Jonas's title", asked, StringComparison.Ordinal);

        using var chosen = await jonas.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Theirs"] = "Title" }, "save");
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        var after = await jonas.PageAsync(address);
        Assert.Equal(("Ana's title", "Jonas's summary"), (Value(after, "Title"), Value(after, "Summary")));
        Assert.Equal("report", (after.QuerySelector("#Type") as IHtmlSelectElement)?.Value);
    }

    [Fact]
    public async Task Scheduled_for_tomorrow_nine_means_nine_on_the_sites_clock()
    {
        using var editor = await app.SignedInAsync();
        var page = await PublishAsync(editor, new() { ["Title"] = "On the first of July", ["Date"] = "2030-07-01", ["PublishAt"] = "2040-07-01 09:00" });

        Assert.Contains("Scheduled for 01 July 2040, 09:00", page.QuerySelector(".notice").Text(), StringComparison.Ordinal);
        Assert.Contains("Goes public 01 July 2040, 09:00", page.QuerySelector(".panel").Text(), StringComparison.Ordinal);
        Assert.Contains("Scheduled for 01 Jul 2040, 09:00", string.Join(' ', (await editor.PageAsync("/admin/entries?state=scheduled")).QuerySelector(".entries tbody").Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var at = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.Where(p => p.Texts.Any(t => t.Title == "On the first of July")).Select(p => p.PublicAt).SingleAsync());
        Assert.Equal(new DateTime(2040, 7, 1, 7, 0, 0, DateTimeKind.Utc), at);
    }

    [Fact]
    public async Task An_entry_is_withdrawn_with_its_reason_trashed_and_restored_with_its_address()
    {
        var entry = await app.AddAsync(A.Publication("Comes and goes").At("comes-and-goes").Issued("2014-01-01").Published());
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        var address = new Uri("/publications/comes-and-goes", UriKind.Relative);

        using var refused = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}/withdraw"), "main form", new Dictionary<string, string> { ["Reason"] = " " });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var withdrawn = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}/withdraw"), "main form", new Dictionary<string, string> { ["Reason"] = "Table 3 was wrong" });
        Assert.Contains("Table 3 was wrong", await (await reader.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await PressAsync(editor, entry.Id, "republish");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).StatusCode);
        await PressAsync(editor, entry.Id, "trash");
        Assert.Equal(HttpStatusCode.Gone, (await reader.GetAsync(address)).StatusCode);
        await PressAsync(editor, entry.Id, "restore");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).StatusCode);

        var history = (await editor.PageAsync($"/admin/entries/{entry.Id}/history")).QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td")[3].Text());
        Assert.Equal(["Restored", "Trashed", "Published", "Withdrawn", "Published"], history);
    }

    [Fact]
    public async Task Preview_shows_the_row_and_the_page_and_saves_nothing()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Only previewed", ["Date"] = "5 May 2016", ["Authors"] = "New Person" }, "preview");
        var page = await answer.PageAsync();

        Assert.Equal("Only previewed", page.QuerySelector(".panel h3").Text());
        Assert.Equal("May 2016 1 item", page.QuerySelector(".panel h2").Text());
        Assert.False(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.AnyAsync(a => a.Name == "New Person")));
    }

    [Theory]
    [InlineData("Title")]
    [InlineData("Summary")]
    [InlineData("Authors")]
    [InlineData("Identifiers")]
    [InlineData("Date")]
    public async Task M_26_A_field_of_a_megabyte_is_refused_in_words_and_comes_back(string field)
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { [field] = new string('x', 1_000_000) }, "save");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(new string('x', 1_000_000), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_with_2800_authors_an_emoji_title_and_an_Arabic_language_is_saved_whole()
    {
        using var editor = await app.SignedInAsync();
        var authors = string.Join("; ", Enumerable.Range(1, 2800).Select(i => $"Author {i}, A."));
        await PublishAsync(editor, new() { ["Title"] = "🌍 تعاون", ["Date"] = "2013", ["Language"] = "ar", ["Authors"] = authors });

        Assert.Equal(2800, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications
            .Where(p => p.Texts.Any(t => t.Title == "🌍 تعاون")).SelectMany(p => p.Contributions).CountAsync()));
    }

    [Fact]
    public async Task M_16_Nothing_changes_without_the_forms_token()
    {
        var entry = await app.AddAsync(A.Publication("Guarded").Issued("2012-01-01").Published());
        using var editor = await app.SignedInAsync();
        using var answer = await editor.PostAsync(new Uri($"/admin/entries/{entry.Id}/trash", UriKind.Relative), new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task M_05_Fields_that_the_form_does_not_have_are_ignored()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Overposted", ["Id"] = "1", ["State"] = "Published", ["CreatedBy"] = "someone else", ["PublicAt"] = "2001-01-01" }, "save");
        var saved = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.SingleAsync(p => p.Texts.Any(t => t.Title == "Overposted")));

        Assert.Equal((PublicationState.Draft, "Ana Ruiz", null), (saved.State, saved.CreatedBy, saved.PublicAt));
    }

    [Fact]
    public async Task The_list_tells_states_and_counts_and_finds_by_words_and_month()
    {
        await app.AddAsync(A.Publication("Élan coopératif").Issued("2011-03-03"));
        using var editor = await app.SignedInAsync();

        var found = await editor.PageAsync("/admin/entries?state=draft&q=elan+COOP&month=2011-03");

        Assert.Equal("Élan coopératif", Assert.Single(found.QuerySelectorAll("tbody tr")).QuerySelector("th").Text());
        Assert.Empty((await editor.PageAsync("/admin/entries?state=published&q=elan+coop")).QuerySelectorAll("tbody tr"));
        Assert.Equal("page", found.QuerySelector(".tabs a[href*='state=draft']")?.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_list_goes_page_by_page_without_gap_or_repeat()
    {
        for (var i = 0; i < 60; i++)
            await app.AddAsync(A.Publication($"Paged {i}").Issued("2010-01-01"));
        using var editor = await app.SignedInAsync();
        var first = await editor.PageAsync("/admin/entries?state=draft&q=paged");
        var second = await editor.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var titles = first.QuerySelectorAll("tbody th").Concat(second.QuerySelectorAll("tbody th")).Select(t => t.Text()).ToList();

        Assert.Equal(60, titles.Distinct().Count());
        Assert.Equal(60, titles.Count);
    }

    private static string? Value(IHtmlDocument page, string id) => page.GetElementById(id) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n").Trim(),
        _ => null,
    };

    private static async Task<IHtmlDocument> PublishAsync(HttpClient editor, Dictionary<string, string> values)
    {
        var form = await editor.PageAsync("/admin/entries/new");
        using var answer = await editor.SubmitAsync(form, "#entry", values, "publish");
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.PageAsync()).QuerySelector("main").Text());
        return await editor.PageAsync(answer.Headers.Location!.OriginalString);
    }

    private static async Task PressAsync(HttpClient editor, long id, string act)
    {
        var page = await editor.PageAsync(act == "restore" ? "/admin/entries?state=trash" : $"/admin/entries/{id}");
        using var answer = await editor.SubmitAsync(page, $"form[action$='/{id}/{act}']", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
