using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Duplicates;

/// <summary>What becomes of the four answers, by the plain form as without script.</summary>
public sealed class DuplicateAnswerTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("Same", null)]
    [InlineData("Another language of it", RelationType.IsTranslationOf)]
    [InlineData("New edition of it", RelationType.IsNewVersionOf)]
    [InlineData("Different", null)]
    public async Task A_saved_pair_is_asked_once_from_both_sides_and_the_relation_is_recorded(string words, RelationType? relation)
    {
        var title = $"Judged as {words} by the editor";
        var (old, saved) = (await app.AddAsync(A.Publication(title)), await app.AddAsync(A.Publication(title.ToUpperInvariant())));
        using var editor = await app.SignedInAsync();

        using var answer = await PressAsync(editor, await editor.PageAsync($"/admin/entries/{saved.Id}"), words);

        Assert.Equal(words == "Same" ? $"/admin/entries/{old.Id}" : $"/admin/entries/{saved.Id}", answer.Headers.Location?.ToString());
        Assert.Null((await editor.PageAsync($"/admin/entries/{saved.Id}")).QuerySelector("#duplicates button"));
        Assert.Null((await editor.PageAsync($"/admin/entries/{old.Id}")).QuerySelector("#duplicates button"));
        var verdict = await VerdictAsync(old.Id, saved.Id);
        Assert.Equal((old.Id, saved.Id, "Ana Ruiz", app.Now), (verdict.FirstId, verdict.SecondId, verdict.By, verdict.At));
        Assert.Equal(relation is { } type ? [(type, (long?)old.Id)] : [], await RelationsAsync(saved.Id));
    }

    [Fact]
    public async Task An_answer_in_an_unsaved_form_keeps_all_that_was_typed_and_is_stored_by_the_save()
    {
        var old = await app.AddAsync(A.Publication("Energy cooperatives of the valley"));
        using var editor = await app.SignedInAsync();
        var typed = new Dictionary<string, string> { ["Title"] = "Energy cooperatives of the valleys", ["Summary"] = "Typed with care", ["Authors"] = "Ruiz, Ana" };
        using var previewed = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", typed, "preview");

        using var answered = await PressAsync(editor, await previewed.PageAsync(), "New edition of it");
        var page = await answered.PageAsync();

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Null(page.QuerySelector("#duplicates button"));
        Assert.Equal(typed.Values, typed.Keys.Select(page.ValueOf));
        Assert.Empty(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().DuplicateVerdicts.Where(v => v.FirstId == old.Id).ToListAsync()));
        using var saved = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string>(), "save");
        var id = long.Parse(saved.Headers.Location!.ToString().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DuplicateAnswer.NewEdition, (await VerdictAsync(old.Id, id)).Answer);
        Assert.Equal([(RelationType.IsNewVersionOf, (long?)old.Id)], await RelationsAsync(id));
        Assert.Null((await editor.PageAsync($"/admin/entries/{id}")).QuerySelector("#duplicates button"));
    }

    [Fact]
    public async Task Same_in_an_unsaved_form_offers_to_open_the_other_and_loses_nothing()
    {
        var old = await app.AddAsync(A.Publication("Housing cooperatives of the hills"));
        using var editor = await app.SignedInAsync();
        using var previewed = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Housing cooperatives of the hill", ["Summary"] = "Typed with care" }, "preview");

        using var answered = await PressAsync(editor, await previewed.PageAsync(), "Same");
        var page = await answered.PageAsync();

        Assert.Equal("Typed with care", page.ValueOf("Summary"));
        Assert.Equal(($"/admin/entries/{old.Id}", "_blank"), (page.QuerySelector("#duplicates a")?.GetAttribute("href"), page.QuerySelector("#duplicates a")?.GetAttribute("target")));
    }

    [Fact]
    public async Task An_answer_that_names_no_entry_or_the_entry_itself_is_left_out()
    {
        var entry = await app.AddAsync(A.Publication("Answered by a forger"));
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}");

        foreach (var forged in new[] { "999999:NewEdition", $"{entry.Id}:Same", "1:7", "", "1:Different:2" })
        {
            using var answer = await editor.SubmitAsync(page, "#answers", new Dictionary<string, string> { ["Verdicts"] = forged });
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Empty(await RelationsAsync(entry.Id));
        Assert.Empty(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().DuplicateVerdicts.Where(v => v.FirstId == entry.Id || v.SecondId == entry.Id).ToListAsync()));
    }

    [Fact]
    public async Task Without_script_an_answer_of_a_saved_entry_is_stored_and_what_was_typed_beside_it_is_there_again()
    {
        var (old, entry) = (await app.AddAsync(A.Publication("Answered while typing")), await app.AddAsync(A.Publication("Answered while typing")));
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}");
        ((IHtmlTextAreaElement)page.GetElementById("Summary")!).Value = "Half a sentence";

        using var answered = await PressAsync(editor, page, "New edition of it");

        Assert.Equal($"/admin/entries/{entry.Id}", answered.Headers.Location?.ToString());
        Assert.Equal(DuplicateAnswer.NewEdition, (await VerdictAsync(old.Id, entry.Id)).Answer);
        var again = await editor.PageAsync($"/admin/entries/{entry.Id}");
        Assert.Equal("Half a sentence", again.ValueOf("Summary"));
        using var saved = await editor.SubmitAsync(again, "#entry", new Dictionary<string, string>(), "save");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal([(RelationType.IsNewVersionOf, (long?)old.Id)], await RelationsAsync(entry.Id));
    }

    [Fact]
    public async Task A_form_that_comes_back_with_errors_also_tells_what_looks_alike()
    {
        var old = await app.AddAsync(A.Publication("Told beside the errors"));
        using var editor = await app.SignedInAsync();
        using var refused = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Told beside the errors", ["Date"] = "31 February 2021" }, "save");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal($"/admin/entries/{old.Id}", (await refused.PageAsync()).QuerySelector("#duplicates a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_later_answer_of_the_same_pair_takes_the_place_of_the_earlier()
    {
        var (old, entry) = (await app.AddAsync(A.Publication("Twice judged work")), await app.AddAsync(A.Publication("Twice judged work")));
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}");

        foreach (var word in new[] { "Different", "Same" })
            (await editor.SubmitAsync(page, "#answers", new Dictionary<string, string> { ["Verdicts"] = $"{old.Id}:{word}" })).Dispose();

        Assert.Equal(DuplicateAnswer.Same, (await VerdictAsync(old.Id, entry.Id)).Answer);
    }

    [Fact]
    public async Task An_entry_in_the_trash_takes_no_answer()
    {
        var (old, entry) = (await app.AddAsync(A.Publication("Trashed before judged")), await app.AddAsync(A.Publication("Trashed before judged").Trashed()));
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}");

        using var answer = await editor.SubmitAsync(page, "#answers", new Dictionary<string, string> { ["Verdicts"] = $"{old.Id}:Same" });

        Assert.Equal((HttpStatusCode.NotFound, 0), (answer.StatusCode, page.QuerySelectorAll("#duplicates button").Length));
    }

    // As a browser does it: the button's own address, its name and value, and the fields of the form it belongs to.
    private static Task<HttpResponseMessage> PressAsync(HttpClient editor, IHtmlDocument page, string words)
    {
        var button = (IHtmlButtonElement)page.QuerySelectorAll("#duplicates button").Single(b => b.Text() == words);
        var form = (IHtmlFormElement)page.GetElementById(button.GetAttribute("form")!)!;
        form.SetAttribute("action", button.GetAttribute("formaction")!);
        return editor.SubmitAsync(page, "#" + form.Id, new Dictionary<string, string> { [button.Name!] = button.Value });
    }

    private Task<DuplicateVerdict> VerdictAsync(long first, long second) => app.InScopeAsync(services =>
        services.GetRequiredService<CatalogueContext>().DuplicateVerdicts.AsNoTracking().SingleAsync(v => v.FirstId == first && v.SecondId == second));

    private Task<List<(RelationType, long?)>> RelationsAsync(long id) => app.InScopeAsync(async services =>
        (await services.GetRequiredService<CatalogueContext>().Set<PublicationRelation>().AsNoTracking().Where(r => r.PublicationId == id).ToListAsync()).Select(r => (r.Type, r.RelatedId)).ToList());
}
