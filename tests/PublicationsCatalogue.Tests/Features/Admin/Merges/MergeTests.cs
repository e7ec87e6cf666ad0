using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Merges;

/// <summary>Two names for one become one: for readers, for editors, and back again.</summary>
public sealed class MergeTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task A_name_that_is_none_is_told_at_its_field_and_the_summary_leads_there()
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/series/{await app.NewsletterAsync("Merged by a slip", 1)}/merge?Into=nobody+of+the+kind");
        Assert.Equal(page.GetElementById("Into-error").Text(), page.QuerySelector(".error-summary a[href='#Into']").Text());
        Assert.Equal("nobody of the kind", page.ValueOf("Into"));
    }

    [Fact]
    public async Task TAX_1_The_address_of_a_merged_author_leads_to_the_one_kept_whose_page_has_the_entries_of_both()
    {
        await app.AddCarryingAsync("First of Marten", "Marten, M.");
        await app.AddCarryingAsync("Second of Marten", "Mia Marten");
        var kept = await app.AuthorIdAsync("Mia Marten");
        using var editor = await app.SignedInAsync();

        var question = await editor.PageAsync($"/admin/authors/{await app.AuthorIdAsync("Marten, M.")}/merge?into=mia+marten");
        Assert.Contains("1 entry will carry “Mia Marten” instead", question.QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Contains("First of Marten", question.QuerySelector("main").Text(), StringComparison.Ordinal);
        using var done = await editor.SubmitAsync(question, "main form[method=post]", new Dictionary<string, string>());

        Assert.Equal($"/admin/authors/{kept}", done.Headers.Location?.OriginalString);
        using var reader = app.Reader();
        using var old = await reader.GetAsync(new Uri("/authors/marten-m", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/authors/mia-marten"), (old.StatusCode, old.Headers.Location?.OriginalString));
        var page = await reader.PageAsync("/authors/mia-marten");
        Assert.Equal(["First of Marten", "Second of Marten"], page.QuerySelectorAll(".month h3").Select(h => h.Text()).Order());
        Assert.Contains("Marten, M.", page.QuerySelector(".term-facts").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Marten, M.", (await reader.PageAsync("/authors?q=marten")).QuerySelector("ul.terms").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_searches_or_types_a_merged_name_gets_the_one_kept()
    {
        await app.AddCarryingAsync("Polecat one", "Polecat, Paolo");
        await app.AddCarryingAsync("Polecat two", "Paolo de Putorius");
        await MergeAsync("authors", await app.AuthorIdAsync("Polecat, Paolo"), "Paolo de Putorius");

        Assert.Equal(["Polecat one", "Polecat two"], (await app.FoundForAsync("author:polecat")).Order());
        await app.AddCarryingAsync("Polecat three", "POLECAT, PAOLO");
        using var reader = app.Reader();
        Assert.Contains("Polecat three", (await reader.PageAsync("/authors/paolo-de-putorius")).QuerySelector("main").Text(), StringComparison.Ordinal);
        using var editor = await app.SignedInAsync();
        Assert.Equal("[\"Paolo de Putorius\"]", await editor.GetStringAsync(new Uri("/admin/names/people?q=polecat,+paolo", UriKind.Relative)));
    }

    [Fact]
    public async Task An_undone_merge_leaves_everything_as_it_was()
    {
        var both = await app.AddCarryingAsync("Stoats and ermines", "Ermine, E.; Stoat, S.", "Ermine letters", "Ermines; Stoats");
        await app.AddCarryingAsync("Ermines", "Ermine, E.", "Ermine letters", "Ermines", isDraft: true);
        await app.AddCarryingAsync("Stoats", "Stoat, S.", "Stoat letters", "Stoats");
        var before = await ContentAsync();
        foreach (var (kind, from, into) in new[] { ("authors", await app.AuthorIdAsync("Ermine, E."), "Stoat, S."), ("series", await app.SeriesIdAsync("Ermine letters"), "Stoat letters"), ("subjects", await app.SubjectIdAsync("Ermines"), "Stoats") })
        {
            var (editor, page) = await MergeAsync(kind, from, into);
            Assert.NotEqual(before, await ContentAsync());
            Assert.Contains("2 entries changed", page.QuerySelector(".notice").Text(), StringComparison.Ordinal);

            using var undone = await editor.SubmitAsync(page, ".notice form", new Dictionary<string, string>());

            Assert.Equal("Taken back for 2 entries", (await editor.PageAsync(undone.Headers.Location!.OriginalString)).QuerySelector(".notice").Text());
            Assert.Equal(before, await ContentAsync());
            using var reader = app.Reader();
            using var answer = await reader.GetAsync(new Uri(kind switch { "authors" => "/authors/ermine-e", "series" => "/series/ermine-letters", _ => "/subjects/ermines" }, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.NotEqual(0, both.Id);
        Assert.Empty(await app.InScopeAsync(s => SearchFaults.FindAsync(s.GetRequiredService<CatalogueContext>(), 5, default)));
    }

    [Fact]
    public async Task An_entry_that_carried_both_carries_the_one_kept_once()
    {
        await app.AddCarryingAsync("Ounces and leopards", "Ounce, O.; Leopard, L.", "Ounce papers", "Ounces; Leopards");
        await app.AddCarryingAsync("Leopards", null, "Leopard papers");
        await MergeAsync("authors", await app.AuthorIdAsync("Ounce, O."), "Leopard, L.");
        await MergeAsync("series", await app.SeriesIdAsync("Ounce papers"), "Leopard papers");
        await MergeAsync("subjects", await app.SubjectIdAsync("Ounces"), "Leopards");

        var json = (await ContentAsync()).Single(c => c.Contains("Ounces and leopards", StringComparison.Ordinal));
        var entry = PublicationSnapshot.FromJson(json);
        Assert.Equal(["Leopard, L.", "Leopard papers", "Leopards"], [.. entry.Contributions.Select(c => c.Name), .. entry.Series.Select(s => s.Title), .. entry.Subjects]);
    }

    [Fact]
    public async Task A_merge_can_be_taken_back_later_from_the_page_of_the_one_kept_and_gives_back_only_the_name_where_more_has_changed()
    {
        await app.AddCarryingAsync("Sable one", "Sable, S.");
        var changed = await app.AddCarryingAsync("Sable two", "Sable, S.");
        await app.AddCarryingAsync("Sable three", "Zibeline, Z.");
        var (editor, page) = await MergeAsync("authors", await app.AuthorIdAsync("Sable, S."), "Zibeline, Z.");
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{changed.Id}"), "#entry", new Dictionary<string, string> { ["Title"] = "Sable two, changed" }, "save"))
            page = await editor.PageAsync($"/admin/authors/{await app.AuthorIdAsync("Zibeline, Z.")}");

        using var undone = await editor.SubmitAsync(page, ".other-names form", new Dictionary<string, string>());

        Assert.Equal("Taken back for 2 entries", (await editor.PageAsync(undone.Headers.Location!.OriginalString)).QuerySelector(".notice").Text());
        Assert.Equal(["Sable one", "Sable two, changed"], (await app.FoundAsync("author=sable-s")).Order());
        Assert.Equal(["Sable three"], await app.FoundAsync("author=zibeline-z"));
    }

    [Fact]
    public async Task An_entry_that_no_longer_carries_the_name_kept_is_spared_and_when_none_does_nothing_is_taken_back()
    {
        var one = await app.AddCarryingAsync("Ratel one", "Ratel, R.");
        await app.AddCarryingAsync("Ratel two", "Honey Badger");
        var (editor, page) = await MergeAsync("authors", await app.AuthorIdAsync("Ratel, R."), "Honey Badger");
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{one.Id}"), "#entry", new Dictionary<string, string> { ["Authors"] = "Somebody Else" }, "save"))
        {
            using var refused = await editor.SubmitAsync(page, ".notice form", new Dictionary<string, string>());
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        }
        using var reader = app.Reader();
        using var moved = await reader.GetAsync(new Uri("/authors/ratel-r", UriKind.Relative));
        Assert.Equal("/authors/honey-badger", moved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_entry_that_had_both_and_was_changed_since_keeps_the_name_kept()
    {
        var both = await app.AddCarryingAsync("Kolinsky and more", subject: "Kolinskies; Weasels of Asia");
        await app.AddCarryingAsync("Kolinsky alone", subject: "Kolinskies");
        var (editor, page) = await MergeAsync("subjects", await app.SubjectIdAsync("Kolinskies"), "Weasels of Asia");
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{both.Id}"), "#entry", new Dictionary<string, string> { ["Title"] = "Kolinsky and more, changed" }, "save"))
        {
            using var undone = await editor.SubmitAsync(page, ".notice form", new Dictionary<string, string>());
            Assert.Equal("Taken back for 1 entry; 1 entry changed since stays as it is", (await editor.PageAsync(undone.Headers.Location!.OriginalString)).QuerySelector(".notice").Text());
        }
        Assert.Equal(["Kolinsky and more, changed"], await app.FoundAsync("subject=weasels-of-asia"));
    }

    [Fact]
    public async Task Two_merges_one_upon_the_other_are_both_taken_back_the_last_first()
    {
        await app.AddCarryingAsync("Linsang one", "Linsang A");
        await app.AddCarryingAsync("Linsang two", "Linsang B");
        await app.AddCarryingAsync("Linsang three", "Linsang C");
        var before = await ContentAsync();
        var first = await MergeAsync("authors", await app.AuthorIdAsync("Linsang A"), "Linsang B");
        var second = await MergeAsync("authors", await app.AuthorIdAsync("Linsang B"), "Linsang C");
        foreach (var (editor, page) in new[] { second, first })
        {
            using var undone = await editor.SubmitAsync(page, ".notice form", new Dictionary<string, string>());
            Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        }
        Findings.AssertNone((await ContentAsync()).Except(before));
        Assert.Equal(["Linsang one"], await app.FoundAsync("author=linsang-a"));
    }

    [Fact]
    public async Task A_merge_is_not_taken_back_for_one_of_its_entries_alone()
    {
        var entry = await app.AddCarryingAsync("Tigrina", "Tigrina, T.; Oncilla, O.");
        var (editor, _) = await MergeAsync("authors", await app.AuthorIdAsync("Tigrina, T."), "Oncilla, O.");
        var before = await ContentAsync();
        var token = (await editor.PageAsync("/admin/authors/new")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var refused = await editor.PostAsync(new Uri($"/admin/entries/{entry.Id}/undo?revision=2", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Take the merge back on the page of the name that was kept", (await refused.PageAsync()).QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Equal(before, await ContentAsync());
    }

    [Theory]
    [InlineData("authors")]
    [InlineData("series")]
    [InlineData("subjects")]
    public async Task What_is_kept_never_takes_the_name_of_what_was_merged_into_it(string kind)
    {
        var (old, kept) = ($"Caracara of {kind}", $"Polyborus of {kind}");
        await app.AddCarryingAsync(old, old, old, old);
        await app.AddCarryingAsync(kept, kept, kept, kept);
        var from = kind switch { "authors" => await app.AuthorIdAsync(old), "series" => await app.SeriesIdAsync(old), _ => await app.SubjectIdAsync(old) };
        var (editor, page) = await MergeAsync(kind, from, kept);

        using var refused = await editor.SubmitAsync(page, $"main form[action^='/admin/{kind}/'][method=post]:not([action$='/delete'])", new Dictionary<string, string> { [kind switch { "authors" => "Name", "series" => "Title", _ => "Label" }] = old });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("was merged into this one. Take the merge back first", (await refused.PageAsync()).QuerySelector("#error-summary").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_types_a_merged_name_sees_the_one_kept_and_both_of_them_typed_are_one()
    {
        var entry = await app.AddCarryingAsync("Kinkajou", "Kinkajou, K.");
        await app.AddCarryingAsync("Potos", "Potos Flavus");
        var (editor, _) = await MergeAsync("authors", await app.AuthorIdAsync("Kinkajou, K."), "Potos Flavus");
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entry.Id}"), "#entry", new Dictionary<string, string> { ["Authors"] = "Kinkajou, K.\nPotos Flavus" }, "save"))
            Assert.Equal("Potos Flavus", (await editor.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Authors"));
    }

    [Fact]
    public async Task A_merge_into_what_was_merged_itself_can_only_be_taken_back_after_that()
    {
        await app.AddCarryingAsync("Genet one", "Genet A");
        await app.AddCarryingAsync("Genet two", "Genet B");
        await app.AddCarryingAsync("Genet three", "Genet C");
        var (editor, first) = await MergeAsync("authors", await app.AuthorIdAsync("Genet A"), "Genet B");
        await MergeAsync("authors", await app.AuthorIdAsync("Genet B"), "Genet C");
        using var reader = app.Reader();
        using var moved = await reader.GetAsync(new Uri("/authors/genet-a", UriKind.Relative));
        Assert.Equal("/authors/genet-c", moved.Headers.Location?.OriginalString);
        Assert.Equal(3, (await app.FoundForAsync("author:\"genet a\"")).Count);

        using var refused = await editor.SubmitAsync(first, ".notice form", new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Take that back first", (await refused.PageAsync()).QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Equal(3, (await app.FoundAsync("author=genet-c")).Count);
    }

    [Theory]
    [InlineData("authors", "", "Enter the name to keep")]
    [InlineData("authors", "Nobody of this name", "No other person has this name")]
    [InlineData("authors", "Fossa, F.", "No other person has this name")]
    [InlineData("authors", "Fossa Trust", "No other person has this name")]
    [InlineData("subjects", "<script>alert(1)</script>", "No other subject has this name")]
    public async Task What_cannot_be_merged_says_why_and_keeps_what_was_typed(string kind, string into, string why)
    {
        await app.AddCarryingAsync("Fossas", "Fossa, F.", subject: "Fossas", publisher: "Fossa Trust");
        var id = kind == "authors" ? await app.AuthorIdAsync("Fossa, F.") : await app.SubjectIdAsync("Fossas");
        using var editor = await app.SignedInAsync();

        using var answer = await editor.GetAsync(new Uri($"/admin/{kind}/{id}/merge?into={Uri.EscapeDataString(into)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.StartsWith(why, page.QuerySelector("#Into-error").Text(), StringComparison.Ordinal);
        Assert.Equal(into, page.ValueOf("Into"));
    }

    [Fact]
    public async Task More_than_a_thousand_entries_are_refused_and_the_other_way_round_is_offered()
    {
        await app.AddCarryingAsync("Small", subject: "Civets");
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var subject = (await new Vocabulary(db).SubjectsAsync(["Viverrids"], LanguageTag.TryParse("en", out var english) ? english : default, default))[0];
            for (var i = 0; i < 1001; i++)
                db.Publications.Add(A.Publication().With((p, _) => p.Subjects.Add(new PublicationSubject { Subject = subject })).Build(app.Now));
            return await db.SaveChangesAsync();
        });
        var (large, small) = (await app.SubjectIdAsync("Viverrids"), await app.SubjectIdAsync("Civets"));
        using var editor = await app.SignedInAsync();

        var page = await editor.PageAsync($"/admin/subjects/{large}/merge?into=Civets");

        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Equal($"/admin/subjects/{small}/merge?into=Viverrids", page.QuerySelector("main a.button")?.GetAttribute("href"));
        var other = await editor.PageAsync($"/admin/subjects/{small}/merge?into=Viverrids");
        using var done = await editor.SubmitAsync(other, "main form[method=post]", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    private async Task<(HttpClient Editor, AngleSharp.Html.Dom.IHtmlDocument Page)> MergeAsync(string kind, long from, string into)
    {
        var editor = await app.SignedInAsync();
        using var done = await editor.SubmitAsync(await editor.PageAsync($"/admin/{kind}/{from}/merge?into={Uri.EscapeDataString(into)}"), "main form[method=post]", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        return (editor, await editor.PageAsync(done.Headers.Location!.OriginalString));
    }

    /// <summary>Every entry that there is, in full, with the numbers of what it carries.</summary>
    private Task<List<string>> ContentAsync() => app.InScopeAsync(async s =>
        (await s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().WithParts().OrderBy(p => p.Id).ToListAsync())
            .ConvertAll(p => PublicationSnapshot.Of(p).ToJson()));
}
