using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>Who is offered the order of a day, and what the page shows of a long one.</summary>
public sealed class OrderPageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("2002-02-02", "One of 3 entries dated 02 February 2002 · Change their order")]
    [InlineData("2002-03", "One of 3 entries dated March 2002 · Change their order")]
    [InlineData("2002", "One of 3 entries dated 2002 · Change their order")]
    [InlineData(null, "One of 3 entries without a date · Change their order")]
    public async Task The_form_leads_to_the_order_when_other_entries_that_have_a_place_share_the_date(string? date, string line)
    {
        A Dated() => date is null ? A.Publication() : A.Publication().Issued(date);
        var entry = await app.AddAsync(Dated().Published());
        using var editor = await app.SignedInAsync();
        await app.AddAsync(Dated().Trashed());
        await app.AddAsync(Dated().Withdrawn("Wrong"));
        await app.AddAsync(A.Publication().Issued("2002-02-03").Published());
        Assert.Null((await editor.PageAsync($"/admin/entries/{entry.Id}")).QuerySelector("details a[href*='/order']"));
        await app.AddAsync(Dated());
        await app.AddAsync(Dated().PublishedAt(app.Now.AddDays(2)));

        var link = (await editor.PageAsync($"/admin/entries/{entry.Id}")).QuerySelector("details a[href*='/order']");
        Assert.Equal(line, link?.ParentElement.Text());
        var page = await editor.PageAsync(link!.GetAttribute("href")!);
        Assert.Equal(["Draft", "Published", "Scheduled"], page.QuerySelectorAll(".day-order .dateline").Select(s => s.Text()).Order());
    }

    [Fact]
    public async Task What_has_no_place_is_told_so_in_words()
    {
        using var editor = await app.SignedInAsync();
        var alone = await app.AddAsync(A.Publication().Issued("2002-04-04").Published());
        var only = await editor.PageAsync($"/admin/entries/{alone.Id}/order");
        Assert.Contains("nothing to put in order", only.QuerySelector("main").Text(), StringComparison.Ordinal);
        foreach (var gone in new[] { A.Publication().Issued("2002-04-05").Trashed(), A.Publication().Issued("2002-04-05").Withdrawn("Wrong") })
        {
            var entry = await app.AddAsync(gone);
            using var answer = await editor.GetAsync(new Uri($"/admin/entries/{entry.Id}/order", UriKind.Relative));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("has no place in an order", (await answer.PageAsync()).QuerySelector("main").Text(), StringComparison.Ordinal);
        }
        using var unknown = await editor.GetAsync(new Uri("/admin/entries/99999999/order", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("to", "sideways")]
    [InlineData("below", "x")]
    [InlineData("below", "")]
    public async Task A_form_that_did_not_arrive_whole_moves_nothing(string field, string value)
    {
        var entry = await app.AddAsync(A.Publication().Issued("2002-05-05").Published());
        await app.AddAsync(A.Publication().Issued("2002-05-05").Published());
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{entry.Id}/order");
        using var answer = await editor.SubmitAsync(page, $".day-order form[action*='/{entry.Id}/']",
            new Dictionary<string, string> { ["to"] = "down", [field] = value });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("nothing was moved", (await answer.PageAsync()).QuerySelector(".error-summary").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_and_forms_of_other_sites_move_nothing()
    {
        var entry = await app.AddAsync(A.Publication().Issued("2002-06-06").Published());
        var other = await app.AddAsync(A.Publication().Issued("2002-06-06").Published());
        var form = new Dictionary<string, string> { ["to"] = "up", ["above"] = $"{other.Id}" };
        using var stranger = app.Reader();
        using var editor = await app.SignedInAsync();
        using var page = await stranger.GetAsync(new Uri($"/admin/entries/{entry.Id}/order", UriKind.Relative));
        Assert.Contains("/account/sign-in", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        foreach (var (browser, status) in new[] { (stranger, HttpStatusCode.Redirect), (editor, HttpStatusCode.BadRequest) })
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await browser.PostAsync(new Uri($"/admin/entries/{entry.Id}/order", UriKind.Relative), content);
            Assert.Equal(status, answer.StatusCode);
        }
        Assert.Equal([other.Id, entry.Id], Ids(await editor.PageAsync($"/admin/entries/{entry.Id}/order")));
    }

    [Fact]
    public async Task Of_a_thousand_entries_fifty_are_shown_around_the_one_and_from_there_every_other_is_reached_and_moved()
    {
        var day = await ManyAsync("2002-07-07", 1000);
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/entries/{day[500]}/order");
        Assert.Equal(day[475..525], Ids(page));
        Assert.Equal("476", page.QuerySelector(".day-order .number").Text());
        Assert.StartsWith("1,000 entries dated 07 July 2002", page.QuerySelector(".lead").Text(), StringComparison.Ordinal);
        Assert.Equal(day[..50], Ids(await editor.PageAsync($"/admin/entries/{day[3]}/order")));
        Assert.Equal(day[950..], Ids(await editor.PageAsync($"/admin/entries/{day[999]}/order")));

        // The last of those shown goes past one that is not shown, and back.
        using var moved = await editor.SubmitAsync(page, $".day-order form[action='/admin/entries/{day[524]}/order']",
            new Dictionary<string, string>(), "down");
        page = await editor.PageAsync(moved.Headers.Location!.OriginalString);
        Assert.Equal("Moved “Of many 524” to place 526 of 1,000", page.QuerySelector("#notice").Text());
        using var undone = await editor.SubmitAsync(page, ".notice form", new Dictionary<string, string>());
        page = await editor.PageAsync(undone.Headers.Location!.OriginalString);

        var seen = new HashSet<long>();
        while (page.QuerySelectorAll(".order-more a").FirstOrDefault(a => a.Text() == "Show the entries above") is { } more && seen.Add(Ids(page)[0]))
            page = await editor.PageAsync(more.GetAttribute("href")!);
        Assert.Equal(day[..50], Ids(page));

        // One more, and they are no longer counted on every view.
        await ManyAsync("2002-07-07", 1);
        page = await editor.PageAsync($"/admin/entries/{day[500]}/order");
        Assert.StartsWith("More than 1,000 entries dated 07 July 2002", page.QuerySelector(".lead").Text(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".day-order .number"));
    }

    private static List<long> Ids(IHtmlDocument page) => [.. page.QuerySelectorAll(".day-order .what a")
        .Select(a => long.Parse(a.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture))];

    private Task<List<long>> ManyAsync(string date, int count) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        // Every third is a draft: both walks along the index have their part.
        var many = Enumerable.Range(0, count).Select(i => A.Publication($"Of many {i}").Issued(date).With((p, now) =>
        {
            p.Position = DayOrder.For(now, i);
            if (i % 3 > 0)
                p.Publish(now, now);
        }).Build(app.Now)).ToList();
        db.Publications.AddRange(many);
        await db.SaveChangesAsync();
        return many.ConvertAll(p => p.Id);
    });
}
