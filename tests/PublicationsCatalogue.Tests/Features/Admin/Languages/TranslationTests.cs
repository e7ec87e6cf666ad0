using System.Net;
using AngleSharp.Html.Dom;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Languages;

/// <summary>An entry's texts in other languages: beside the original for editors, each at its address for readers.</summary>
public sealed class TranslationTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task A_text_is_shown_as_readers_will_see_it_before_it_is_saved()
    {
        var entry = await app.AddAsync(A.Publication("Seen before it is saved").Published());
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}/languages/fr");
        var button = page.GetElementById("preview-button")!;
        Assert.StartsWith("preview-", button.GetAttribute("formtarget"), StringComparison.Ordinal);
        page.GetElementById("entry")!.SetAttribute("action", button.GetAttribute("formaction"));

        using var shown = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Title"] = "Vu avant d’être <b>enregistré", ["Summary"] = "Un *résumé*" });
        var preview = await shown.PageAsync();

        Assert.Equal(("Vu avant d’être <b>enregistré", "fr"), (preview.QuerySelector("h1").Text(), preview.QuerySelector("h1")!.GetAttribute("lang")));
        Assert.Equal("résumé", preview.QuerySelector(".summary em").Text());
        Assert.Contains("French, original in English", preview.QuerySelector(".dateline").Text(), StringComparison.Ordinal);
        using var reader = app.CreateClient();
        using var notThere = await reader.GetAsync(new Uri($"/publications/{entry.Slug}/fr", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, notThere.StatusCode);
    }

    [Fact]
    public async Task A_text_is_typed_beside_the_original_and_readers_find_it_by_a_link_on_the_page()
    {
        var entry = await PublicAsync("Guide des coopératives", "fr", "Un résumé.");
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        Assert.Contains("French", (await reader.PageAsync($"/publications/{entry.Slug}")).QuerySelector(".dateline").Text(), StringComparison.Ordinal);

        var page = await editor.PageAsync($"/admin/entries/{entry.Id}/languages/es");
        Assert.Equal("Guide des coopératives", page.QuerySelector(".of-original p[lang=fr]").Text());
        Assert.Equal("Un résumé.", page.QuerySelector(".of-original .summary").Text());
        await SavedAsync(editor, page, ("Title", "Guía de cooperativas"), ("Summary", "Un **resumen**."));
        await SavedAsync(editor, await editor.PageAsync($"/admin/entries/{entry.Id}/languages/en"), ("Title", "Guide to cooperatives"));

        var english = await reader.PageAsync($"/publications/{entry.Slug}");
        Assert.Equal("Guide to cooperatives", english.QuerySelector("h1").Text());
        Assert.EndsWith("English, original in French", english.QuerySelector(".dateline").Text(), StringComparison.Ordinal);
        Assert.Equal([$"/publications/{entry.Slug}/fr Français", $"/publications/{entry.Slug}/es Español"],
            english.QuerySelectorAll(".other-languages a").Select(a => $"{a.GetAttribute("href")} {a.Text()}"));
        var spanish = await reader.PageAsync($"/publications/{entry.Slug}/es");
        Assert.Equal(("Guía de cooperativas", "es"), (spanish.QuerySelector("h1").Text(), spanish.QuerySelector("h1")?.GetAttribute("lang")));
        Assert.Equal("<strong>resumen</strong>", spanish.QuerySelector(".summary strong")?.OuterHtml);
        Assert.EndsWith($"/publications/{entry.Slug}/es", spanish.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_not_there_is_404_and_the_text_that_readers_get_first_has_one_address()
    {
        var entry = await PublicAsync("One text", "en");
        using var reader = app.Reader();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, $"/publications/{entry.Slug}/fr"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, $"/publications/{entry.Slug}/no-such-tongue"));
        using var own = await reader.GetAsync(new Uri($"/publications/{entry.Slug}/en", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/publications/{entry.Slug}"), (own.StatusCode, own.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_of_what_is_not_public_has_no_address_and_one_of_what_was_says_that_it_is_gone(bool wasPublic)
    {
        var slug = $"hidden-text-{wasPublic}".ToLowerInvariant();
        var draft = A.Publication("Hidden").At(slug).With((p, _) => p.Texts.Add(new PublicationText { Language = Tag("fr"), Title = "Caché" }));
        await app.AddAsync(wasPublic ? draft.Withdrawn("An error") : draft);
        Assert.Equal(wasPublic ? HttpStatusCode.Gone : HttpStatusCode.NotFound, await StatusAsync(app.Reader(), $"/publications/{slug}/fr"));
    }

    [Fact]
    public async Task What_two_people_changed_in_one_text_is_asked_and_what_only_one_changed_is_merged()
    {
        var entry = await PublicAsync("Two translators", "en");
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}/languages/fr";
        await SavedAsync(ana, await ana.PageAsync(address), ("Title", "Deux"), ("Summary", "Vieux"));
        var late = await jonas.PageAsync(address);
        await SavedAsync(ana, await ana.PageAsync(address), ("Title", "Deux traductrices"), ("Summary", "Neuf"));

        using var asked = await jonas.SubmitAsync(late, "#entry", new Dictionary<string, string> { ["Title"] = "Deux traducteurs" }, "save");
        var page = await asked.PageAsync();
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Equal("Saved meanwhile: Deux traductrices", Assert.Single(page.QuerySelectorAll(".beside .warning")).Text());
        Assert.Equal(("Deux traducteurs", "Neuf"), (page.ValueOf("Title"), page.ValueOf("Summary")));
        await SavedAsync(jonas, page);
        var saved = await ana.PageAsync(address);
        Assert.Equal(("Deux traducteurs", "Neuf"), (saved.ValueOf("Title"), saved.ValueOf("Summary")));
    }

    [Fact]
    public async Task What_is_typed_into_a_text_is_kept_for_its_person_until_it_is_saved()
    {
        var entry = await PublicAsync("Kept while typed", "en");
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}/languages/fr";
        using (var kept = await ana.PostAsync(new Uri($"{address}/unsaved", UriKind.Relative), await FieldsAsync(ana, address, ("Title", "À moitié"))))
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        Assert.Equal("À moitié", (await ana.PageAsync(address)).ValueOf("Title"));
        Assert.Equal("", (await jonas.PageAsync(address)).ValueOf("Title"));
        Assert.Equal("Kept while typed", (await ana.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Title"));
        Assert.Contains(address, (await ana.PageAsync("/admin")).QuerySelectorAll(".desk-item a").Select(a => a.GetAttribute("href")));
        await SavedAsync(ana, await ana.PageAsync(address));
        Assert.DoesNotContain(address, (await ana.PageAsync("/admin")).QuerySelectorAll(".desk-item a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("", "Enter the title in this language")]
    [InlineData("\u200B \u202E", "Enter the title in this language")]
    [InlineData("500", "The title has 501 characters: shorten it to 500")]
    public async Task A_text_without_a_title_or_with_too_long_a_one_is_refused_at_the_field_and_kept(string title, string said)
    {
        var entry = await PublicAsync("Refused", "en");
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}/languages/fr"), "#entry",
            new Dictionary<string, string> { ["Title"] = title == "500" ? new string('x', 501) : title, ["Summary"] = "=1+1 <script>é</script>" }, "save");
        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(said, page.GetElementById("Title-error").Text());
        Assert.Equal("=1+1 <script>é</script>", page.ValueOf("Summary"));
    }

    [Fact]
    public async Task The_original_can_be_another_text_and_a_text_that_is_removed_comes_back_by_undo()
    {
        var entry = await PublicAsync("The translation", "en");
        using var editor = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}/languages/";
        using (var made = await editor.SubmitAsync(await editor.PageAsync(address + "fr"), "#entry", new Dictionary<string, string> { ["Title"] = "L’original" }, "makeOriginal"))
            Assert.Equal($"/admin/entries/{entry.Id}", made.Headers.Location?.ToString());
        Assert.Equal(("L’original", "fr"), ((await editor.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Title"), (await editor.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Language")));

        using (var refused = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}"), "#entry", new Dictionary<string, string> { ["Language"] = "English" }, "save"))
            Assert.StartsWith("This entry has a text in English", (await refused.PageAsync()).GetElementById("Language-error").Text(), StringComparison.Ordinal);

        using var removed = await editor.SubmitAsync(await editor.PageAsync(address + "en"), "#entry", new Dictionary<string, string>(), "remove");
        var said = await editor.PageAsync(removed.Headers.Location!.ToString());
        Assert.Equal(["French"], said.QuerySelectorAll(".texts li a").Select(a => a.Text()));
        using (await editor.SubmitAsync(said, "form[action*='/undo']", new Dictionary<string, string>()))
            Assert.Equal("The translation", (await editor.PageAsync(address + "en")).ValueOf("Title"));
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_outlives_the_removal_of_its_text()
    {
        var entry = await PublicAsync("Removed while typed in", "en");
        using var editor = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}/languages/de";
        await SavedAsync(editor, await editor.PageAsync(address), ("Title", "Entfernt"));
        using (await editor.SubmitAsync(await editor.PageAsync(address), "#entry", new Dictionary<string, string> { ["Summary"] = "Nie gesichert" }, "remove"))
            Assert.Equal(("Entfernt", "Nie gesichert"), ((await editor.PageAsync(address)).ValueOf("Title"), (await editor.PageAsync(address)).ValueOf("Summary")));
    }

    [Fact]
    public async Task What_was_typed_into_a_text_that_became_the_original_is_still_shown_to_who_typed_it()
    {
        var entry = await PublicAsync("Overtaken", "en");
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}/languages/it";
        await SavedAsync(ana, await ana.PageAsync(address), ("Title", "Titolo"));
        using (await ana.PostAsync(new Uri($"{address}/unsaved", UriKind.Relative), await FieldsAsync(ana, address, ("Title", "Titolo"), ("Summary", "Da salvare"))))
        using (await jonas.SubmitAsync(await jonas.PageAsync(address), "#entry", new Dictionary<string, string>(), "makeOriginal"))
            Assert.Equal("Da salvare", (await ana.PageAsync(address)).ValueOf("Summary"));
        using var moved = await jonas.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal($"/admin/entries/{entry.Id}", moved.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("Title")]
    [InlineData("Summary")]
    public async Task A_change_of_the_old_original_is_never_saved_as_the_words_of_the_new_one_unasked(string changed)
    {
        var entry = await PublicAsync("English words", "en");
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var late = await ana.PageAsync($"/admin/entries/{entry.Id}");
        using (await jonas.SubmitAsync(await jonas.PageAsync($"/admin/entries/{entry.Id}/languages/es"), "#entry", new Dictionary<string, string> { ["Title"] = "Palabras" }, "makeOriginal"))
        using (var asked = await ana.SubmitAsync(late, "#entry", new Dictionary<string, string> { [changed] = "Edited English words" }, "save"))
        {
            var page = await asked.PageAsync();
            Assert.Equal([changed, "Language"], page.QuerySelectorAll(".conflict legend").Select(l => l.Text()));
            using var mine = await ana.SubmitAsync(page, "#entry", new Dictionary<string, string>(), "save");
            Assert.StartsWith("This entry has a text in English", (await mine.PageAsync()).GetElementById("Language-error").Text(), StringComparison.Ordinal);
        }
        Assert.Equal("English words", (await app.Reader().PageAsync($"/publications/{entry.Slug}")).QuerySelector("h1").Text());
    }

    [Theory]
    [InlineData("French", "fr")]
    [InlineData("FRANÇAIS", "fr")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("العربية", "ar")]
    public async Task A_language_is_named_as_people_name_it(string typed, string tag)
    {
        var entry = await PublicAsync("Named", "en");
        using var editor = await app.SignedInAsync();
        using var answer = await editor.GetAsync(new Uri($"/admin/entries/{entry.Id}/languages?language={Uri.EscapeDataString(typed)}", UriKind.Relative));
        Assert.Equal($"/admin/entries/{entry.Id}/languages/{tag}", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task What_is_no_language_is_said_where_it_was_typed()
    {
        var entry = await PublicAsync("Named wrongly", "en");
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}/languages?language=%3Cb%3EKlingonish");
        Assert.StartsWith("“<b>Klingonish” is not a language", page.GetElementById("language-error").Text(), StringComparison.Ordinal);
        Assert.Equal("<b>Klingonish", ((IHtmlInputElement)page.GetElementById("add-language")!).Value);
    }

    [Fact]
    public async Task The_matrix_shows_which_text_is_there_and_an_empty_cell_begins_it()
    {
        var entry = await PublicAsync("Rangée", "fr");
        var other = await PublicAsync("Row of one", "en");
        using var editor = await app.SignedInAsync();
        await SavedAsync(editor, await editor.PageAsync($"/admin/entries/{entry.Id}/languages/pt"), ("Title", "Linha"));

        var matrix = await editor.PageAsync("/admin/languages");
        var row = matrix.QuerySelectorAll("tbody tr").First(tr => tr.QuerySelector("th").Text() == "Rangée");
        Assert.Equal(["English Add", "French Original", "Portuguese There"], row.QuerySelectorAll("td")
            .Select(td => $"{td.GetAttribute("data-label")} {td.Text()}").Where(cell => cell.Split(' ')[0] is "English" or "French" or "Portuguese"));
        Assert.Equal($"/admin/entries/{entry.Id}/languages/en", row.QuerySelector("td[data-label=English] a")?.GetAttribute("href"));

        var missing = await editor.PageAsync("/admin/languages?language=Portuguese&missing=true");
        var titles = missing.QuerySelectorAll("tbody th").Select(th => th.Text()).ToList();
        Assert.Contains(titles, title => title == "Row of one");
        Assert.DoesNotContain("Rangée", titles);
        Assert.True(other.Id > entry.Id);
    }

    private Task<Publication> PublicAsync(string title, string language, string? summary = null) => app.AddAsync(A.Publication(title).In(language).Saying(summary ?? "").Issued("2004-04").Published());

    private static async Task SavedAsync(HttpClient editor, IHtmlDocument page, params (string Name, string Value)[] fields)
    {
        using var answer = await editor.SubmitAsync(page, "#entry", fields.ToDictionary(f => f.Name, f => f.Value), "save");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<FormUrlEncodedContent> FieldsAsync(HttpClient client, string address, params (string Name, string Value)[] typed)
    {
        var page = await client.PageAsync(address);
        var hidden = page.QuerySelectorAll("#entry input[type=hidden]").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value));
        return new FormUrlEncodedContent(hidden.Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value))));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    private static LanguageTag Tag(string code) => LanguageTag.TryParse(code, out var tag) ? tag : default;
}
