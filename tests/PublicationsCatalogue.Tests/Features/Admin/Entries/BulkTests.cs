using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>Acts on many entries, as a browser without script sends them.</summary>
public sealed class BulkTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task ADM_2_An_act_states_its_number_first_and_is_taken_back_from_its_message_sparing_what_was_edited_since()
    {
        var entries = await AddAsync("To the trash", 3);
        using var editor = await app.SignedInAsync();
        var asked = await AskAsync(editor, "trash", entries);
        Assert.Equal("Move 3 entries to the trash", asked.QuerySelector("h1").Text());
        Assert.All(await StatesAsync(entries), state => Assert.Equal(PublicationState.Published, state));

        var list = await DoAsync(editor, asked);
        Assert.Equal("3 entries moved to the trash – Undo", list.QuerySelector(".notice[role=status]").Text());
        Assert.All(await StatesAsync(entries), state => Assert.Equal(PublicationState.Trashed, state));
        using (var restored = await editor.SubmitAsync(await editor.PageAsync("/admin/entries?state=trash"), $"form[action='/admin/entries/{entries[0]}/restore']", new Dictionary<string, string>()))
            Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        using (var trashed = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{entries[0]}"), "form[action$='/trash']", new Dictionary<string, string>()))
            Assert.Equal(HttpStatusCode.Redirect, trashed.StatusCode);

        using var undone = await editor.SubmitAsync(list, ".notice form", new Dictionary<string, string>());
        Assert.Equal("Taken back for 2 entries; 1 entry changed since stays as it is", (await editor.PageAsync(undone.Headers.Location!.OriginalString)).QuerySelector(".notice[role=status]").Text());
        Assert.Equal([PublicationState.Trashed, PublicationState.Published, PublicationState.Published], await StatesAsync(entries));
    }

    [Theory]
    [InlineData("type", "report")]
    [InlineData("licence", "CC-BY-4.0")]
    [InlineData("language", "fr")]
    [InlineData("series", "Bulk series")]
    [InlineData("subject", "Bulk subject")]
    [InlineData("withdraw", "All wrong")]
    public async Task An_act_with_a_value_sets_it_everywhere_and_undo_brings_back_what_was(string act, string value)
    {
        var entries = await AddAsync($"With {act}", 2);
        var before = await SnapshotsAsync(entries);
        using var editor = await app.SignedInAsync();
        var list = await DoAsync(editor, await AskAsync(editor, act, entries), value);
        Assert.StartsWith("2 entries ", list.QuerySelector(".notice[role=status]").Text(), StringComparison.Ordinal);
        Assert.All(await SnapshotsAsync(entries), s => Assert.Contains(value, s.ToJson(), StringComparison.Ordinal));
        if (act == "series")
            Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Series.CountAsync(series => series.Texts.Any(t => t.Title == value))));

        using var undone = await editor.SubmitAsync(list, ".notice form", new Dictionary<string, string>());
        Assert.All(before.Zip(await SnapshotsAsync(entries)), pair => Assert.Empty(SnapshotDifference.Fields(pair.First, pair.Second)));
    }

    [Theory]
    [InlineData("type", "nonsense", "Choose one of the list")]
    [InlineData("type", "", "Choose the type")]
    [InlineData("schedule", "1 December 2001, 09:00", "This time has passed. Choose a later one")]
    [InlineData("withdraw", "  ", "Enter the reason: readers who come by an old link will see it")]
    [InlineData("language", "no language at all", "Write the language by its name or code")]
    public async Task A_wrong_value_is_told_and_nothing_is_changed(string act, string value, string told)
    {
        var entries = await AddAsync($"Wrong {act}", 2, published: act == "withdraw");
        using var editor = await app.SignedInAsync();
        var before = await SnapshotsAsync(entries);
        using var answer = await editor.SubmitAsync(await AskAsync(editor, act, entries), "main form", new Dictionary<string, string> { ["Value"] = value });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, (await answer.PageAsync()).QuerySelector(".error-summary").Text(), StringComparison.Ordinal);
        Assert.Equal(before.Select(s => s.ToJson()), (await SnapshotsAsync(entries)).Select(s => s.ToJson()));
    }

    [Fact]
    public async Task The_whole_list_is_taken_with_its_filter_and_what_cannot_be_done_is_said()
    {
        var drafts = await AddAsync("Whole list", 60, published: false);
        var published = await AddAsync("Whole list", 1);
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries?q=Whole+list"), "#bulk", new Dictionary<string, string> { ["choose"] = "publish", ["all"] = "true" });
        var asked = await answer.PageAsync();
        Assert.Equal("Publish 60 entries", asked.QuerySelector("h1").Text());
        Assert.Contains("1 entry of those you chose stays as it is", asked.QuerySelector("main").Text(), StringComparison.Ordinal);
        await DoAsync(editor, asked);
        Assert.All(await StatesAsync([.. drafts, .. published]), state => Assert.Equal(PublicationState.Published, state));
        Assert.Contains("Whole list", (await app.Reader().PageAsync("/")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_ticked_and_a_strange_act_are_told_in_words()
    {
        using var editor = await app.SignedInAsync();
        foreach (var (act, ids) in new (string, string)[] { ("trash", ""), ("explode", "1"), ("trash", "no number"), ("trash", "99999999") })
        {
            using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries"), "#bulk", new Dictionary<string, string> { ["choose"] = act, ["ids"] = ids });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotNull((await answer.PageAsync()).QuerySelector("main h1"));
        }
    }

    [Fact]
    public async Task What_needed_no_change_and_what_someone_else_was_quicker_with_is_told_and_undo_leads_back_to_the_list()
    {
        var ids = await AddAsync("Told apart", 4);
        using var editor = await app.SignedInAsync();
        await DoAsync(editor, await AskAsync(editor, "type", ids[..1]), "report");
        var asked = await AskAsync(editor, "type", ids);
        await DoAsync(editor, await AskAsync(editor, "trash", ids[3..]));

        var list = await DoAsync(editor, asked, "report");
        Assert.StartsWith("2 entries changed; 1 entry needed no change; 1 entry could not be, since someone changed it meanwhile", list.QuerySelector(".notice[role=status]").Text(), StringComparison.Ordinal);
        Assert.EndsWith("/undo?then=%2Fadmin%2Fentries", list.QuerySelector(".notice form")?.GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_ticked_nothing_is_led_back_to_the_list_as_it_was_narrowed()
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries?state=published&q=platform"), "#bulk", new Dictionary<string, string> { ["choose"] = "trash" });
        Assert.Equal("/admin/entries?state=published&q=platform", (await answer.PageAsync()).QuerySelector("main p.prose a")?.GetAttribute("href"));
    }

    private async Task<long[]> AddAsync(string title, int count, bool published = true)
    {
        var ids = new long[count];
        for (var i = 0; i < count; i++)
        {
            var entry = A.Publication($"{title} {i}").Issued("2006-06-06");
            ids[i] = (await app.AddAsync(published ? entry.Published() : entry)).Id;
        }
        return ids;
    }

    [Fact]
    public async Task After_an_act_stands_the_list_as_it_was_narrowed_and_no_other_page()
    {
        var entries = await AddAsync("Narrowed quagga", 2);
        using var editor = await app.SignedInAsync();
        var list = await editor.PageAsync("/admin/entries?state=published&q=quagga+narrowed");
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);
        using var asking = await editor.SubmitAsync(list, "#bulk", new Dictionary<string, string> { ["choose"] = "licence", ["all"] = "true" });
        var asked = await asking.PageAsync();

        using var done = await editor.SubmitAsync(asked, "main form", new Dictionary<string, string> { ["Value"] = "CC-BY-4.0" });
        Assert.Equal("/admin/entries?state=published&q=quagga%20narrowed", done.Headers.Location?.OriginalString);
        Assert.Equal("/admin/entries?state=published&q=quagga%20narrowed", asked.QuerySelector(".actions a")?.GetAttribute("href"));
        using var elsewhere = await editor.SubmitAsync(asked, "main form", new Dictionary<string, string> { ["Value"] = "CC-BY-4.0", ["list"] = "/admin/entries/../../https://example.org" });
        Assert.Equal("/admin/entries", elsewhere.Headers.Location?.OriginalString);
        Assert.Equal(2, entries.Length);
    }

    private static async Task<IHtmlDocument> AskAsync(HttpClient editor, string act, long[] ids)
    {
        var list = await editor.PageAsync("/admin/entries");
        var boxes = list.QuerySelectorAll("input[name=ids]").OfType<IHtmlInputElement>().Where(box => ids.Contains(long.Parse(box.Value, System.Globalization.CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(ids.Length, boxes.Count);
        boxes.ForEach(box => box.IsChecked = true);
        using var answer = await editor.SubmitAsync(list, "#bulk", new Dictionary<string, string> { ["choose"] = act });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.PageAsync();
    }

    private static async Task<IHtmlDocument> DoAsync(HttpClient editor, IHtmlDocument asked, string? value = null)
    {
        using var answer = await editor.SubmitAsync(asked, "main form", value is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Value"] = value });
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.PageAsync()).QuerySelector("main").Text());
        return await editor.PageAsync(answer.Headers.Location!.OriginalString);
    }

    private async Task<IEnumerable<PublicationState>> StatesAsync(long[] ids) => (await SnapshotsAsync(ids)).Select(s => s.State);

    private Task<List<PublicationSnapshot>> SnapshotsAsync(long[] ids) => app.InScopeAsync(async s =>
        (await s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().WithParts().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync())
            .ConvertAll(PublicationSnapshot.Of));
}
