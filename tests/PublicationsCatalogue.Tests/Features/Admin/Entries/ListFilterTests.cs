using AngleSharp.Html.Dom;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What the desk's list shows of what it is asked for, and a copy of an entry from it.</summary>
public sealed class ListFilterTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("October 2021", 3)]
    [InlineData("oct 2021", 3)]
    [InlineData("octubre 2021", 3)]
    [InlineData("2021-10", 3)]
    public async Task A_month_is_read_as_people_write_it(string month, int count)
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries?state=published&month={Uri.EscapeDataString(month)}");
        Assert.Equal(count, page.QuerySelectorAll(".entries tbody tr").Length);
        Assert.Equal("October 2021", ((IHtmlInputElement)page.QuerySelector("input[name=month]")!).Value);
    }

    [Theory]
    [InlineData("13/2021")]
    [InlineData("2021")]
    [InlineData("🌍")]
    public async Task What_is_no_month_is_said_and_kept(string month)
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries?month={Uri.EscapeDataString(month)}");
        Assert.StartsWith($"“{month}” is not a month", page.GetElementById("month-error").Text(), StringComparison.Ordinal);
        Assert.Equal(month, ((IHtmlInputElement)page.QuerySelector("input[name=month]")!).Value);
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("?state=trash", true, false)]
    [InlineData("?state=published", false, true)]
    public async Task An_act_is_offered_where_its_entries_may_be_listed(string query, bool restores, bool trashes)
    {
        await app.AddAsync(A.Publication("Thrown away").Issued("1998").With((p, now) => p.Trash(now)));
        using var editor = await app.SignedInAsync();
        var acts = (await editor.PageAsync("/admin/entries" + query)).QuerySelectorAll("select[name=choose] option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Equal((restores, trashes), (acts.Contains("restore"), acts.Contains("trash")));
    }

    [Fact]
    public async Task Tabs_count_only_what_they_show()
    {
        using var editor = await app.SignedInAsync();
        Assert.Equal(6, (await editor.PageAsync("/admin/entries")).QuerySelectorAll(".tabs .count").Length);
        Assert.Empty((await editor.PageAsync("/admin/entries?q=platform")).QuerySelectorAll(".tabs .count"));
    }

    [Fact]
    public async Task Entries_that_lack_something_are_found_and_the_desk_counts_those_without_a_date()
    {
        await app.AddAsync(A.Publication("Lacks its date").Saying("But has a summary").Published());
        await app.AddAsync(A.Publication("Lacks its summary").Issued("1999").Published());
        using var editor = await app.SignedInAsync();

        Assert.Equal(["Lacks its date"], await TitlesAsync(editor, "/admin/entries?missing=date"));
        var withoutSummary = await TitlesAsync(editor, "/admin/entries?missing=summary");
        Assert.Contains("Lacks its summary", withoutSummary);
        Assert.DoesNotContain("Lacks its date", withoutSummary);
        Assert.Equal("No date1", (await editor.PageAsync("/admin")).QuerySelector("aside .tally li").Text());
        Assert.Contains("Lacks its date", await TitlesAsync(editor, (await editor.PageAsync("/admin")).QuerySelector("aside .tally a")!.GetAttribute("href")!));
    }

    [Fact]
    public async Task A_series_and_a_language_narrow_the_list_and_a_bulk_act_on_all_of_it_takes_no_other_entry()
    {
        using var editor = await app.SignedInAsync();
        foreach (var (title, language) in new[] { ("Noticias 1", "es"), ("Nouvelles 2", "fr") })
        {
            using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
                new Dictionary<string, string> { ["Title"] = title, ["Language"] = language, ["Series"] = "Élan coopératif" }, "save");
        }
        Assert.Equal(["Nouvelles 2", "Noticias 1"], await TitlesAsync(editor, "/admin/entries?series=elan+COOPERATIF"));
        var page = await editor.PageAsync("/admin/entries?series=elan+cooperatif&language=ES");
        Assert.Equal(["Noticias 1"], page.QuerySelectorAll(".entries tbody th").Select(th => th.Text()));
        Assert.Contains("series=elan%20cooperatif&language=es", page.QuerySelectorAll(".tabs a")[1].GetAttribute("href"), StringComparison.Ordinal);

        using var answer = await editor.SubmitAsync(page, "#bulk", new Dictionary<string, string> { ["choose"] = "trash", ["all"] = "true" });
        var ask = await answer.PageAsync();
        Assert.Contains("Noticias 1", ask.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nouvelles 2", ask.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(await TitlesAsync(editor, "/admin/entries?series=none+such"));
    }

    [Fact]
    public async Task Entries_without_a_text_in_a_language_are_found_that_of_the_site_unless_another_is_said()
    {
        using var editor = await app.SignedInAsync();
        foreach (var (title, language) in new[] { ("Solo español", "es"), ("Only English", "en") })
        {
            using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
                new Dictionary<string, string> { ["Title"] = title, ["Language"] = language, ["Series"] = "Two tongues" }, "save");
        }
        Assert.Equal(["Solo español"], await TitlesAsync(editor, "/admin/entries?series=two+tongues&missing=language"));
        Assert.Equal(["Only English"], await TitlesAsync(editor, "/admin/entries?series=two+tongues&missing=language&language=Spanish"));
        Assert.Equal(["Only English", "Solo español"], await TitlesAsync(editor, "/admin/entries?series=two+tongues&missing=language&language=fr"));
        Assert.Equal("en", ((IHtmlInputElement)(await editor.PageAsync("/admin/entries?missing=language")).QuerySelector("input[name=language]")!).Value);
    }

    [Fact]
    public async Task What_is_no_language_is_said_and_kept()
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync("/admin/entries?language=Frenglish%3Cb%3E");
        Assert.StartsWith("“Frenglish<b>” is not a language", page.GetElementById("language-error").Text(), StringComparison.Ordinal);
        Assert.Equal("Frenglish<b>", ((IHtmlInputElement)page.QuerySelector("input[name=language]")!).Value);
    }

    [Fact]
    public async Task Each_row_leads_to_what_readers_see_to_a_copy_and_into_the_trash_and_back()
    {
        foreach (var entry in new[] { A.Publication("Row for readers").Issued("1931-02-01").Published(), A.Publication("Row of a draft").Issued("1931-02-02") })
            await app.AddAsync(entry);
        using var editor = await app.SignedInAsync();
        var list = await editor.PageAsync("/admin/entries?month=1931-02");
        var (draft, published) = (list.QuerySelectorAll(".row-acts")[0], list.QuerySelectorAll(".row-acts")[1]);
        Assert.Equal(["Copy"], draft.QuerySelectorAll("a").Select(a => a.Text()));
        Assert.Equal(["View", "Copy"], published.QuerySelectorAll("a").Select(a => a.Text()));
        Assert.Equal("Row for readers", (await editor.PageAsync(published.QuerySelector("a")!.GetAttribute("href")!)).QuerySelector("h1").Text());
        Assert.Equal("Row of a draft", (await editor.PageAsync(draft.QuerySelector("a")!.GetAttribute("href")!)).ValueOf("Title"));

        list.GetElementById("row")!.SetAttribute("action", published.QuerySelector("button")!.GetAttribute("formaction")!);
        using var trashed = await editor.SubmitAsync(list, "#row", new Dictionary<string, string>());
        Assert.Equal(["Row of a draft"], await TitlesAsync(editor, "/admin/entries?month=1931-02&state=draft"));
        Assert.Equal(["Row for readers"], await TitlesAsync(editor, "/admin/entries?month=1931-02&state=trash"));
        var trash = await editor.PageAsync("/admin/entries?month=1931-02&state=trash");
        Assert.Equal("Restore", trash.QuerySelector(".row-acts").Text());
    }

    [Fact]
    public async Task A_copy_begins_with_all_of_an_entry_but_what_only_one_can_have()
    {
        using var editor = await app.SignedInAsync();
        using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string>
        {
            ["Title"] = "To be copied",
            ["Summary"] = "Text",
            ["Authors"] = "Ana Ruiz",
            ["Type"] = "report",
            ["Slug"] = "to-be-copied-1",
            ["Identifiers"] = "doi: 10.5281/zenodo.7",
        }, "publish");
        var link = (await editor.PageAsync(saved.Headers.Location!.OriginalString)).QuerySelectorAll(".acts a").Single(a => a.Text() == "Copy as new").GetAttribute("href")!;

        var copy = await editor.PageAsync(link);
        Assert.Equal(("To be copied", "Text", "Ana Ruiz", "", ""), (copy.ValueOf("Title"), copy.ValueOf("Summary"), copy.ValueOf("Authors"), copy.ValueOf("Slug"), copy.ValueOf("Identifiers")));
        using var second = await editor.SubmitAsync(copy, "#entry", new Dictionary<string, string> { ["Title"] = "The copy" }, "save");
        Assert.NotEqual(saved.Headers.Location, second.Headers.Location);
        Assert.Equal("To be copied", (await editor.PageAsync(saved.Headers.Location!.OriginalString)).ValueOf("Title"));
    }

    private static async Task<string[]> TitlesAsync(HttpClient editor, string address) =>
        [.. (await editor.PageAsync(address)).QuerySelectorAll(".entries tbody th").Select(th => th.Text())];
}
