using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>The order of entries that share a date, as a browser without script changes it.</summary>
public sealed class OrderTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private int added;

    [Fact]
    public async Task HOME_3_A_moved_entry_stands_in_its_new_place_for_the_next_reader_on_home_month_and_detail_and_drafts_stay_hidden()
    {
        const string date = "2031-03-07";
        var (first, draft) = (await AddAsync("1st", date), await AddAsync("Hidden draft", date, p => p));
        await AddAsync("2nd", date);
        var third = await AddAsync("3rd", date);
        using var reader = app.Reader();
        foreach (var address in new[] { "/", "/2031/03", $"/publications/{third.Slug}" })
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{first.Id}/order");
        Assert.Equal(["1st", "Hidden draft", "2nd", "3rd"], Titles(page));
        Assert.Equal(["Published", "Draft", "Published", "Published"], page.QuerySelectorAll(".day-order .dateline").Select(s => s.Text()));

        var after = await MoveAsync(editor, page, third, "up");

        Assert.Equal("Moved “3rd” to place 3 of 4 – Undo", after.QuerySelector(".notice[role=status]").Text());
        Assert.Equal(["1st", "3rd", "2nd"], (await reader.PageAsync("/2031/03")).QuerySelectorAll("main h3").Select(h => h.Text()));
        Assert.Equal(["1st", "3rd", "2nd"], (await reader.PageAsync("/")).QuerySelectorAll("main h3").Take(3).Select(h => h.Text()));
        var detail = (await reader.PageAsync($"/publications/{third.Slug}")).QuerySelector("main").Text();
        Assert.Contains("2 of 3", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden draft", detail, StringComparison.Ordinal);

        // Past a draft nothing changes for readers; once public it stands where it was put.
        await MoveAsync(editor, after, third, "up");
        Assert.Equal(["1st", "3rd", "2nd"], (await reader.PageAsync("/2031/03")).QuerySelectorAll("main h3").Select(h => h.Text()));
        page = await editor.PageAsync($"/admin/entries/{draft.Id}");
        using var published = await editor.SubmitAsync(page, "#entry", new Dictionary<string, string>(), "publish");
        Assert.Equal(["1st", "3rd", "Hidden draft", "2nd"], (await reader.PageAsync("/2031/03")).QuerySelectorAll("main h3").Select(h => h.Text()));
    }

    [Fact]
    public async Task A_move_is_a_change_of_the_two_entries_only_and_is_told_in_their_history()
    {
        var day = await DayAsync("2001-01-01", "Top", "Middle", "Bottom");
        using var editor = await app.SignedInAsync();
        await MoveAsync(editor, await editor.PageAsync($"/admin/entries/{day[0].Id}/order"), day[0], "down");

        Assert.Equal([2, 2, 1], await RevisionsAsync(day));
        var history = await editor.PageAsync($"/admin/entries/{day[0].Id}/history");
        Assert.Contains("Changed: order in the day", history.QuerySelector("tbody tr").Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mover 1", true)]
    [InlineData("Mover 2", false)]
    [InlineData("Mover 3", false)]
    public async Task A_move_is_taken_back_whole_from_its_message_and_from_the_desk_by_either_entry(string title, bool byMessage)
    {
        var other = title + " neighbour";
        var day = await DayAsync($"2001-02-0{title[^1]}", other, title);
        using var editor = await app.SignedInAsync();
        var page = await MoveAsync(editor, await editor.PageAsync($"/admin/entries/{day[1].Id}/order"), day[1], "up");
        if (!byMessage)
        {
            page = await editor.PageAsync("/admin");
            var changed = $"changed order in the day of {(title[^1] == '2' ? title : other)}";
            page.QuerySelectorAll(".changes li").First(li => li.Text().Contains(changed, StringComparison.Ordinal)).QuerySelector("form")!.Id = "this-one";
        }

        using var undone = await editor.SubmitAsync(page, byMessage ? ".notice form" : "#this-one", new Dictionary<string, string>());

        var after = await editor.PageAsync(undone.Headers.Location!.OriginalString);
        Assert.Equal("Taken back: the order is as it was before", after.QuerySelector(".notice[role=status]").Text());
        Assert.Equal([other, title], Titles(await editor.PageAsync($"/admin/entries/{day[1].Id}/order")));
        Assert.Equal(day.Select(e => e.Position), await PositionsAsync(day));
    }

    [Fact]
    public async Task A_move_is_not_half_taken_back_when_one_of_the_two_has_changed_since()
    {
        var day = await DayAsync("2001-03-01", "Stays above", "Went up");
        using var editor = await app.SignedInAsync();
        var page = await MoveAsync(editor, await editor.PageAsync($"/admin/entries/{day[1].Id}/order"), day[1], "up");
        var form = await editor.PageAsync($"/admin/entries/{day[0].Id}");
        using (await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Summary"] = "New" }, "save"))
        {
        }
        using var late = await editor.SubmitAsync(page, ".notice form", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("nothing was taken back", (await late.PageAsync()).QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Equal(["Went up", "Stays above"], Titles(await editor.PageAsync($"/admin/entries/{day[1].Id}/order")));
    }

    [Fact]
    public async Task The_focus_stays_on_the_button_that_was_pressed_and_at_the_end_that_button_does_nothing()
    {
        var day = await DayAsync("2001-04-01", "A", "B", "C");
        using var editor = await app.SignedInAsync();
        var page = await MoveAsync(editor, await editor.PageAsync($"/admin/entries/{day[2].Id}/order"), day[2], "up");
        Assert.Equal(("Move up “C”", "submit"), Focused(page));
        page = await MoveAsync(editor, page, day[2], "up");
        Assert.Equal(("Move up “C”", "button"), Focused(page));
        Assert.Equal(["Move up “C”", "Move down “B”"], page.QuerySelectorAll("[aria-disabled=true]").Select(b => b.Text()));
        Assert.Equal("notice", page.QuerySelector("[autofocus]")?.GetAttribute("aria-describedby"));
        Assert.Equal("Moved “C” to place 1 of 3", page.QuerySelector("#notice").Text());
    }

    [Fact]
    public async Task A_button_pressed_twice_moves_once_and_one_of_an_older_page_moves_nothing_past_another_entry()
    {
        var day = await DayAsync("2001-05-01", "K", "L", "M", "N");
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{day[0].Id}/order");
        await MoveAsync(editor, page, day[0], "down");
        Assert.Equal(["L", "K", "M", "N"], Titles(await MoveAsync(editor, page, day[0], "down")));

        using var late = await SendAsync(editor, page, day[2], "up");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var again = await late.PageAsync();
        var told = again.QuerySelector(".error-summary").Text();
        Assert.Contains("The order has changed since this page was shown, so nothing was moved", told, StringComparison.Ordinal);
        Assert.Equal(["L", "K", "M", "N"], Titles(again));
        Assert.Equal(["L", "K", "M", "N"], Titles(await editor.PageAsync($"/admin/entries/{day[0].Id}/order")));
        Assert.Equal([2, 2, 1, 1], await RevisionsAsync(day));
    }

    [Fact]
    public async Task M_52_Of_two_moves_at_once_one_wins_the_other_is_told_to_look_again_and_nobody_is_lost()
    {
        var day = await DayAsync("2001-06-01", "P", "Q", "R");
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        for (var round = 0; round < 10; round++)
        {
            var (hers, his) = (await ana.PageAsync($"/admin/entries/{day[0].Id}/order"), await jonas.PageAsync($"/admin/entries/{day[0].Id}/order"));
            var middle = day.Single(e => e.Original?.Title == Titles(hers)[1]);
            var answers = await Task.WhenAll(SendAsync(ana, hers, middle, "up"), SendAsync(jonas, his, middle, "down"));
            Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
            var now = Titles(await ana.PageAsync($"/admin/entries/{day[0].Id}/order"));
            Assert.Equal(answers[0].StatusCode == HttpStatusCode.Redirect ? 0 : 2, now.IndexOf(middle.Original!.Title));
            Assert.Equal(day.Select(e => e.Position).Order(), (await PositionsAsync(day)).Order());
        }
    }

    [Fact]
    public async Task Entries_at_one_position_are_parted_by_the_fewest_changes()
    {
        var day = new List<Publication>();
        foreach (var title in new[] { "T1", "T2", "T3", "T4", "T5" })
            day.Add(await AddAsync(title, "2001-07-01", p => p.With((e, _) => e.Position = 5).Published()));
        using var editor = await app.SignedInAsync();
        var page = await MoveAsync(editor, await editor.PageAsync($"/admin/entries/{day[0].Id}/order"), day[4], "up");
        Assert.Equal(["T1", "T2", "T3", "T5", "T4"], Titles(page));
        Assert.Equal([1, 1, 1, 2, 1], await RevisionsAsync(day));
        Assert.Equal(["T1", "T2", "T3", "T5", "T4"], (await app.Reader().PageAsync("/2001/07")).QuerySelectorAll("main h3").Select(h => h.Text()));
    }

    // In the order in which they are added.
    private Task<Publication> AddAsync(string title, string date, Func<A, A>? with = null)
    {
        var entry = A.Publication(title).Issued(date).With((p, now) => p.Position = DayOrder.For(now, ++added));
        return app.AddAsync(with is null ? entry.Published() : with(entry));
    }

    private async Task<List<Publication>> DayAsync(string date, params string[] titles)
    {
        var day = new List<Publication>();
        foreach (var title in titles)
            day.Add(await AddAsync(title, date));
        return day;
    }

    private static List<string> Titles(IHtmlDocument page) => [.. page.QuerySelectorAll(".day-order .what a").Select(a => a.Text())];

    private static (string Name, string? Type) Focused(IHtmlDocument page) => page.QuerySelectorAll("[autofocus]") is [var only]
        ? (only.Text(), only.GetAttribute("type")) : ("", null);

    private static Task<HttpResponseMessage> SendAsync(HttpClient editor, IHtmlDocument page, Publication entry, string to) =>
        editor.SubmitAsync(page, $".day-order form[action='/admin/entries/{entry.Id}/order']", new Dictionary<string, string>(), to);

    private static async Task<IHtmlDocument> MoveAsync(HttpClient editor, IHtmlDocument page, Publication entry, string to)
    {
        using var answer = await SendAsync(editor, page, entry, to);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await editor.PageAsync(answer.Headers.Location!.OriginalString);
    }

    private Task<List<int>> RevisionsAsync(List<Publication> day) => StoredAsync(day, p => p.RevisionNumber);

    private Task<List<long>> PositionsAsync(List<Publication> day) => StoredAsync(day, p => p.Position);

    private Task<List<T>> StoredAsync<T>(List<Publication> day, Func<Publication, T> what) => app.InScopeAsync(async s =>
    {
        var ids = day.ConvertAll(e => e.Id);
        var stored = await s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        return day.ConvertAll(e => what(stored[e.Id]));
    });
}
