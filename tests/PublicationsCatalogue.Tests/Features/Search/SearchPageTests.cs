using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

public sealed class SearchPageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("!!! ???")]
    [InlineData("—")]
    public async Task Signs_alone_say_that_nothing_can_be_looked_for(string typed)
    {
        using var reader = app.Reader();
        Assert.Contains($"“{typed}” has no letter or digit to look for", (await reader.PageAsync("/search?q=" + Uri.EscapeDataString(typed))).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("\"\"")]
    [InlineData("- -")]
    public async Task Signs_alone_find_nothing_here_in_files_and_feeds_and_for_programs(string typed)
    {
        using var reader = app.Reader();
        foreach (var filter in new[] { "", "&lang=en&sort=title", "&sort=newest" })
        {
            var asked = $"q={Uri.EscapeDataString(typed)}{filter}";
            var page = await reader.PageAsync($"/search?{asked}");
            Assert.Equal("No results", page.QuerySelector("#found").Text()[..10]);
            Assert.Empty(page.QuerySelectorAll(".items li, .way-out"));
            Assert.Empty((await reader.JsonAsync($"/search.json?{asked}")).Items());
            Assert.DoesNotContain("<entry>", await reader.GetStringAsync(new Uri($"/search.atom?{asked}", UriKind.Relative)), StringComparison.Ordinal);
            var api = await reader.JsonAsync($"/api/v1/search?{asked}");
            Assert.Equal((0, "0", true), (api.Items().Count(), api.At("total.count"), api.At("notes.0")?.Contains("nothing is found", StringComparison.Ordinal)));
        }
        Assert.NotEmpty(Searching.Titles(await reader.PageAsync("/search?lang=en")));
        Assert.NotEmpty(Searching.Titles(await reader.PageAsync("/search?q=+&lang=en")));
        Assert.NotEmpty((await reader.JsonAsync("/api/v1/search")).Items());
    }

    [Fact]
    public async Task Without_words_all_is_there_the_newest_first()
    {
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search");
        var home = await reader.PageAsync("/");

        Assert.Equal(home.QuerySelectorAll(".items h3").Select(h => h.Text()).Take(10), Searching.Titles(page).Take(10));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public async Task SEA_3_The_address_alone_rebuilds_the_page_with_its_box_chips_and_ticks()
    {
        await app.NewsletterAsync("Ibex letter", 1, 2, 3);
        await app.AddAsync(A.Publication("Ibex report").Issued("2020-05").With((p, _) => p.Type = "report").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search?q=ibex&type=newsletter&from=2019&to=2021&lang=en&unknown=1");

        Assert.Equal("ibex", page.ValueOf("q"));
        Assert.Equal(3, Searching.Count(page));
        Assert.Equal("/search?q=ibex&from=2019&to=2021&type=newsletter&lang=en", new Uri(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")!).PathAndQuery);
        Assert.Equal(["Remove the filter 2019–2021 ✕", "Remove the filter Newsletter ✕", "Remove the filter English ✕", "Clear all"], page.QuerySelectorAll(".chips a").Select(a => a.Text()));
        Assert.Equal("/search?q=ibex&type=newsletter&lang=en", page.QuerySelector(".chips a")?.GetAttribute("href"));
        Assert.Equal(["newsletter", "en"], page.QuerySelectorAll("input[type=checkbox][checked]").Select(b => b.GetAttribute("value")));
        Assert.Equal("noindex,nofollow", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Values_of_one_facet_are_either_or_and_facets_are_both()
    {
        await app.AddAsync(A.Publication("Kudu one").Issued("2001-05").With((p, _) => p.Type = "report").Published());
        await app.AddAsync(A.Publication("Kudu two").In("fr").Issued("2002-05").With((p, _) => p.Type = "book").Published());
        await app.AddAsync(A.Publication("Kudu three").Issued("2003-05").With((p, _) => p.Type = "tool").Published());

        Assert.Equal(["Kudu two", "Kudu one"], await app.FoundAsync("q=kudu&type=report&type=book"));
        Assert.Equal(["Kudu one"], await app.FoundAsync("q=kudu&type=report&type=book&lang=en"));
        Assert.Equal(["Kudu three", "Kudu two"], await app.FoundAsync("q=kudu&from=2002"));
        Assert.Equal(["Kudu two", "Kudu one"], await app.FoundAsync("q=kudu&to=2002"));
        Assert.Equal(["Kudu one"], await app.FoundAsync("q=kudu+year:2001..2002&to=2001"));
    }

    [Fact]
    public async Task Nothing_found_says_which_word_is_nowhere_and_what_there_is_without_each_filter()
    {
        await app.AddAsync(A.Publication("Lemur atlas").Issued("2004-05").With((p, _) => p.Type = "book").Published());
        await app.AddAsync(A.Publication("Lemur guide").Issued("2005-05").With((p, _) => p.Type = "report").Published());
        using var reader = app.Reader();

        var word = await reader.PageAsync("/search?q=lemur+vexillology");
        var filter = await reader.PageAsync("/search?q=atlas+lemur&type=report&from=2004&to=2004");

        Assert.Equal("No results for “lemur vexillology”", word.GetElementById("found").Text());
        Assert.Contains("Nothing here has “vexillology”.", word.QuerySelector(".way-out").Text(), StringComparison.Ordinal);
        Assert.Contains("Search without Report 1 result", filter.QuerySelector(".way-out").Text(), StringComparison.Ordinal);
        Assert.Equal("/search?q=atlas+lemur&from=2004&to=2004".Replace("+", "%20", StringComparison.Ordinal), filter.QuerySelector(".way-out a")?.GetAttribute("href"));
        Assert.NotNull(filter.QuerySelector(".way-out a[href='/archive']"));
    }

    [Theory]
    [InlineData("quokka -map", "-map", "quokka")]
    [InlineData("author:nobody quokka", "author:nobody", "quokka")]
    [InlineData("quokka series:\"no such\" map", "series:\"no such\"", "quokka map")]
    [InlineData("quokka year:1901", "year:1901", "quokka")]
    [InlineData("quokka -map author:nobody", "-map and author:nobody", "quokka")]
    public async Task Nothing_found_says_what_there_is_without_what_only_narrows(string typed, string piece, string rest)
    {
        await app.AddAsync(A.Publication("Quokka map").Issued("2004-05").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search?q=" + Uri.EscapeDataString(typed));
        var way = page.QuerySelectorAll(".way-out a").First(a => a.Text().StartsWith("Search without", StringComparison.Ordinal));
        var found = await app.FoundForAsync(rest);
        Assert.Contains("Quokka map", found);
        Assert.Equal($"Search without {piece} {found.Count} {(found.Count == 1 ? "result" : "results")}", way.ParentElement.Text());
        Assert.Equal("/search?q=" + Uri.EscapeDataString(rest), way.GetAttribute("href"));
    }

    [Theory]
    [InlineData("jackalpoe author:vexillologist")]
    [InlineData("author:vexillologist jackalpoe author:")]
    public async Task No_spelling_is_offered_with_a_field_that_asks_for_nothing(string typed)
    {
        await app.AddAsync(A.Publication("Jackalope atlas").Issued("2004-05").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search?q=" + Uri.EscapeDataString(typed));
        Assert.Contains("Did you mean jackalope?", page.QuerySelector(".way-out").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_beyond_the_end_says_which_pages_there_are()
    {
        for (var i = 0; i < 21; i++)
            await app.AddAsync(A.Publication($"Numbat {i:00}{(i == 0 ? " alone" : "")}").Issued("1977").Published());
        using var reader = app.Reader();
        Assert.Equal("No result is on this page. There are 2 pages: from page 1 to page 2.", (await reader.PageAsync("/search?q=numbat&page=9")).QuerySelector(".results-foot").Text());
        Assert.Equal("No result is on this page. All are on page 1.", (await reader.PageAsync("/search?q=numbat+alone&page=2")).QuerySelector(".results-foot").Text());
    }

    [Theory]
    [InlineData("jackalope atals", "jackalope atlas")]
    [InlineData("jackalpoe atlaas", "jackalope atlas")]
    [InlineData("jakalope", "jackalope")]
    [InlineData("vexillology jackalpoe", "jackalope")]
    public async Task A_slip_of_the_keyboard_is_mended_by_the_catalogues_own_words_and_what_was_meant_is_shown(string typed, string meant)
    {
        await app.AddAsync(A.Publication("Jackalope atlas").Issued("2004-05").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search?q=" + Uri.EscapeDataString(typed));

        Assert.StartsWith("No results", page.GetElementById("found").Text(), StringComparison.Ordinal);
        Assert.Contains($"Did you mean {meant}?", page.QuerySelector(".way-out").Text(), StringComparison.Ordinal);
        Assert.Contains("Jackalope atlas", page.QuerySelectorAll(".as-meant h3").Select(h => h.Text()));
        Assert.Empty(Searching.Titles(page));
        Assert.NotEmpty(await app.FoundForAsync(meant));
    }

    [Fact]
    public async Task M_06_No_spelling_is_offered_that_only_hidden_entries_have()
    {
        await app.AddAsync(A.Publication("Chupacabra").Published().Trashed());
        await app.AddAsync(A.Publication("Mothman").PublishedAt(app.Now.AddDays(1)));
        using var reader = app.Reader();
        foreach (var typed in new[] { "chupacabar", "mothmann" })
            Assert.DoesNotContain("Did you mean", (await reader.PageAsync("/search?q=" + typed)).QuerySelector(".way-out").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_values_wrong_years_and_too_much_are_said_and_left_out()
    {
        using var reader = app.Reader();
        var page = await reader.PageAsync($"/search?q=ilo+{new string('x', 300)}&type=poem&series=nowhere&from=soon&page=-4&sort=sideways");
        var notes = string.Join(' ', page.QuerySelectorAll(".results .hint").Select(n => n.Text()));

        Assert.Contains("no type “poem”", notes, StringComparison.Ordinal);
        Assert.Contains("no series “nowhere”", notes, StringComparison.Ordinal);
        Assert.Contains("first 200 characters", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_years_are_said_at_their_fields_which_keep_what_was_typed_and_the_results_stay()
    {
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search?from=soon&to=2021");
        var field = page.QuerySelector("input[name=from]");
        Assert.Equal(("soon", "true"), (field?.GetAttribute("value"), field?.GetAttribute("aria-invalid")));
        Assert.Contains("four digits", page.GetElementById(field?.GetAttribute("aria-describedby") ?? "").Text(), StringComparison.Ordinal);
        Assert.True(page.QuerySelector("details.filters")?.HasAttribute("open"));
        Assert.NotEmpty(Searching.Titles(page));
    }

    [Theory]
    [InlineData("q=galago")]
    [InlineData("q=vexillology")]
    public async Task Chosen_years_stay_in_the_form_also_where_there_is_no_choice_of_them(string query)
    {
        await app.AddAsync(A.Publication("Galago").Issued("2004-05").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync($"/search?{query}&from=2004&to=2005");
        Assert.Equal(["2004", "2005"], page.QuerySelectorAll(".filters .from-to input[form=search]").Select(i => i.GetAttribute("value")));
    }

    [Theory]
    [InlineData("potto lorises", "potto", "lorises")]
    [InlineData("\"lorises guide\"", "the quotation marks", "lorises guide")]
    public async Task Words_that_are_all_here_but_in_no_entry_together_lead_on_without_one(string typed, string piece, string rest)
    {
        await app.AddAsync(A.Publication("Potto").Issued("2004").Published());
        await app.AddAsync(A.Publication("Guide to lorises").Issued("2004").Published());
        using var reader = app.Reader();
        var way = (await reader.PageAsync("/search?q=" + Uri.EscapeDataString(typed))).QuerySelectorAll(".way-out a").First(a => a.Text() == $"Search without {piece}");
        Assert.Equal("/search?q=" + Uri.EscapeDataString(rest), way.GetAttribute("href"));
        Assert.Contains("Guide to lorises", await app.FoundForAsync(rest));
    }

    [Theory]
    [InlineData("potto year:1871 zxq zxqq", "potto OR zxq OR zxqq")]
    [InlineData("\"zxq potto\"", "zxq OR potto")]
    public async Task Where_nothing_else_finds_something_any_of_the_words_will_do(string typed, string any)
    {
        await app.AddAsync(A.Publication("Potto").Issued("2004").Published());
        using var reader = app.Reader();
        var way = (await reader.PageAsync("/search?q=" + Uri.EscapeDataString(typed))).QuerySelectorAll(".way-out a")[0];
        Assert.Equal(("Search for any of these words", "/search?q=" + Uri.EscapeDataString(any)), (way.Text(), way.GetAttribute("href")));
        Assert.Contains("Potto", await app.FoundForAsync(any));
    }

    [Fact]
    public async Task A_slip_is_mended_without_the_filters_where_they_let_nothing_through()
    {
        await app.AddAsync(A.Publication("Jackalope atlas").Issued("2004-05").With((p, _) => p.Type = "book").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search?q=jackalope+atals&from=1871&to=1872");
        Assert.Contains("Did you mean jackalope atlas without any filter?", page.QuerySelector(".way-out").Text(), StringComparison.Ordinal);
        Assert.Equal("/search?q=jackalope%20atlas", page.QuerySelector(".way-out a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Nothing_is_not_offered_as_a_file()
    {
        using var reader = app.Reader();
        Assert.Empty((await reader.PageAsync("/search?q=vexillology")).QuerySelectorAll(".alternates a"));
        Assert.NotEmpty((await reader.PageAsync("/search?q=ilo")).QuerySelectorAll(".alternates a"));
    }

    [Fact]
    public async Task By_date_every_result_is_met_once_from_page_to_page()
    {
        for (var i = 0; i < 45; i++)
            await app.AddAsync(A.Publication($"Meerkat {i:00}").Issued($"19{60 + (i % 7)}").Published());
        foreach (var order in new[] { "newest", "oldest", "best" })
        {
            using var reader = app.Reader();
            List<string> met = [];
            for (var next = $"/search?q=meerkat&sort={order}"; next is not null;)
            {
                var page = await reader.PageAsync(next);
                met.AddRange(Searching.Titles(page));
                next = page.QuerySelector(".results-foot a[rel=next]")?.GetAttribute("href");
            }
            Assert.Equal((45, 45), (met.Count, met.Distinct().Count()));
        }
    }

    [Fact]
    public async Task SEA_1_What_was_looked_for_is_marked_and_shown_as_text()
    {
        await app.AddAsync(A.Publication("Narwhal <script>alert(1)</script> & \"co\"").Saying("A *narwhal* has one `<b>` tusk.").Published());
        using var reader = app.Reader();
        var page = await reader.PageAsync("/search?q=" + Uri.EscapeDataString("narwhal <script>"));

        Assert.Equal(["Narwhal", "script", "script"], page.QuerySelectorAll(".results h3 mark").Select(m => m.Text()));
        Assert.Equal("A narwhal has one <b> tusk.", page.QuerySelector(".passage").Text());
        Assert.Equal("narwhal <script>", page.ValueOf("q"));
        Assert.DoesNotContain(page.Scripts, s => s.Text.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HELP_1_Each_example_finds_something()
    {
        using var reader = app.Reader();
        var examples = (await reader.PageAsync("/help")).QuerySelectorAll("a[href^='/search?']").Select(a => a.GetAttribute("href") ?? "").ToList();

        Assert.Equal(3, examples.Count);
        foreach (var example in examples)
            Assert.NotEmpty(Searching.Titles(await reader.PageAsync(example)));
    }

    [Fact]
    public async Task Every_page_has_a_search_box_and_a_missing_page_has_the_words_of_its_address_in_it()
    {
        using var reader = app.Reader();
        var home = await reader.PageAsync("/");
        using var missing = await reader.GetAsync(new Uri("/publications/cooperatives-child_labor%20guide.html", UriKind.Relative));
        var page = await missing.PageAsync();

        Assert.Equal("/search", home.QuerySelector("header form[role=search]")?.GetAttribute("action"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("cooperatives child labor guide", page.ValueOf("q"));
        Assert.Single(page.QuerySelectorAll("form[role=search]"));
    }
}
