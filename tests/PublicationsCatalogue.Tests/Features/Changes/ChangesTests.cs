using System.Net;
using System.Xml.Linq;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Changes;

/// <summary>/changes: what readers could see happen.</summary>
public sealed class ChangesTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CatalogueApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task It_tells_what_was_added_changed_and_withdrawn_the_last_first()
    {
        var entry = await app.AddAsync(A.Publication("Told of").Issued("2021-10-20").Published());
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Original!.Title = "Told of anew");
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Withdraw("It was wrong.", null, app.Now));

        var lines = await LinesAsync("/changes");
        Assert.Equal(["Withdrawn Told of anew It was wrong.", "Changed Told of anew title", "Added Told of anew"], lines.Take(3));
        Assert.Equal(13, lines.Count);
    }

    [Fact]
    public async Task It_tells_nothing_that_readers_could_not_see()
    {
        var draft = await app.AddAsync(A.Publication("Only a draft"));
        await app.ChangeAsync(draft.Id, p => p.Original!.Title = "Still a draft");
        await app.AddAsync(A.Publication("Not due yet").PublishedAt(app.Now.AddDays(1)));
        var moved = await app.AddAsync(A.Publication("Put off and off").PublishedAt(app.Now.AddHours(1)));
        await app.ChangeAsync(moved.Id, p => p.Publish(app.Now.AddDays(3), app.Now));
        app.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(10, (await LinesAsync("/changes")).Count);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Added Not due yet", (await LinesAsync("/changes"))[0]);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var lines = await LinesAsync("/changes");
        Assert.Equal(["Added Put off and off", "Added Not due yet"], lines.Take(2));
        // The instant that was put off before it came is none.
        Assert.Equal(12, lines.Count);
    }

    [Fact]
    public async Task Of_what_was_removed_it_tells_that_something_was_and_when_it_comes_back_all()
    {
        var entry = await app.AddAsync(A.Publication("Into the trash").Published());
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Trash(app.Now));
        Assert.Equal("An item was removed", (await LinesAsync("/changes"))[0]);
        Assert.DoesNotContain(await LinesAsync("/changes"), line => line.Contains("trash", StringComparison.Ordinal));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.ChangeAsync(entry.Id, p => p.Restore());
        Assert.Equal(["Published again Into the trash", "An item was removed Into the trash", "Added Into the trash"], (await LinesAsync("/changes")).Take(3));
    }

    [Fact]
    public async Task It_goes_on_page_by_page_with_nothing_missed_or_told_twice()
    {
        for (var i = 0; i < 120; i++)
            await app.AddAsync(A.Publication($"Change number {i}").Published());
        List<string> all = [];
        for (var next = "/changes"; next is not null;)
        {
            var page = await app.Reader().PageAsync(next);
            all.AddRange(Lines(page));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(130, all.Count);
        Assert.Equal(130, all.Distinct().Count());
    }

    [Fact]
    public async Task FEED_The_feed_of_changes_has_an_entry_for_each_with_ids_of_their_own()
    {
        await app.AddAsync(A.Publication("In the feed \u0001 <b>&").At("in-the-feed").Published());
        using var answer = await app.Reader().GetAsync(new Uri("/changes.atom", UriKind.Relative));
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = feed.Root!.Elements(atom + "entry").ToList();
        Assert.Equal(11, entries.Count);
        Assert.Equal(11, entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count());
        Assert.StartsWith("Added: In the feed", entries[0].Element(atom + "title")!.Value, StringComparison.Ordinal);
        Assert.EndsWith("/publications/in-the-feed", entries[0].Element(atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/changes.atom");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await app.Reader().SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("99999999999999999999-1")]
    [InlineData("9223372036854775807-1")]
    [InlineData("-1-1")]
    [InlineData("1-2-3")]
    public async Task A_place_that_is_none_is_not_found(string place)
    {
        using var answer = await app.Reader().GetAsync(new Uri($"/changes?before={place}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<IReadOnlyList<string>> LinesAsync(string address) => Lines(await app.Reader().PageAsync(address));

    private static IReadOnlyList<string> Lines(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll(".changes li").Select(li => li.Text())];
}
