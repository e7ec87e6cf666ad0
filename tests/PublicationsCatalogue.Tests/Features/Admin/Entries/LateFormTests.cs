using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>Forms that arrive after something has changed: an answer that was lost, a colleague's act, a time that has passed.</summary>
public sealed class LateFormTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task EDIT_5_What_was_typed_after_an_answer_was_lost_is_saved_into_the_entry_that_is_there()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        var first = await SendAsync(editor, form, "save", ("Title", "Answer lost"), ("Summary", "First"));
        var second = await SendAsync(editor, form, "publish", ("Title", "Answer lost"), ("Summary", "First and second"));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var stored = await StoredAsync(first);
        Assert.Equal(("First and second", PublicationState.Published, 2), (stored.Original?.Summary, stored.State, stored.RevisionNumber));

        await SendAsync(editor, form, "publish", ("Title", "Answer lost"), ("Summary", "First and second"));
        Assert.Equal(2, (await StoredAsync(first)).RevisionNumber);
    }

    [Fact]
    public async Task EDIT_5_Different_texts_of_one_form_at_once_lose_nothing_without_asking()
    {
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SendAsync(editor, form, "save", ("Title", $"One form {i}"))));

        var saved = answers.Where(a => a.StatusCode == HttpStatusCode.Redirect).ToList();
        Assert.Single(saved.Select(a => a.Headers.Location).Distinct());
        Assert.All(answers.Except(saved), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Equal(saved.Count, (await StoredAsync(saved[0])).RevisionNumber);
    }

    [Fact]
    public async Task Save_draft_on_an_entry_that_a_colleague_has_published_shows_readers_nothing_unasked()
    {
        var entry = await app.AddAsync(A.Publication("Published meanwhile").Issued("2018-02-01"));
        using var ed = await app.SignedInAsync();
        using var owner = await app.SignedInAsync(Roles.Owner);
        var stale = await ed.PageAsync($"/admin/entries/{entry.Id}");
        await SendAsync(owner, await owner.PageAsync($"/admin/entries/{entry.Id}"), "publish");

        using var asked = await SendAsync(ed, stale, "save", ("Summary", "Half-finished thought"));
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        var page = await asked.PageAsync();
        Assert.Equal("Half-finished thought", page.ValueOf("Summary"));
        Assert.Contains("published this entry after you had opened it", page.QuerySelector(".error-summary").Text(), StringComparison.Ordinal);
        Assert.Null((await StoredAsync(entry.Id)).Original?.Summary);

        using var meant = await SendAsync(ed, page, "save");
        Assert.Equal("Half-finished thought", (await StoredAsync(entry.Id)).Original?.Summary);
    }

    [Fact]
    public async Task After_a_conflict_the_entry_can_be_published_as_was_meant()
    {
        var entry = await app.AddAsync(A.Publication("To be published").Issued("2018-02-02"));
        using var ed = await app.SignedInAsync();
        using var owner = await app.SignedInAsync(Roles.Owner);
        var stale = await ed.PageAsync($"/admin/entries/{entry.Id}");
        await SendAsync(owner, await owner.PageAsync($"/admin/entries/{entry.Id}"), "save", ("Title", "Hers"));

        using var asked = await SendAsync(ed, stale, "publish", ("Title", "His"));
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        using var published = await SendAsync(ed, await asked.PageAsync(), "publish");

        var stored = await StoredAsync(entry.Id);
        Assert.Equal((PublicationState.Published, "His"), (stored.State, stored.Original?.Title));
    }

    [Fact]
    public async Task A_time_to_publish_at_that_is_typed_into_a_draft_stays_with_it()
    {
        using var editor = await app.SignedInAsync();
        var answer = await SendAsync(editor, await editor.PageAsync("/admin/entries/new"), "save", ("Title", "Planned"), ("PublishAt", "today 10:20"));
        var form = await editor.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.EndsWith("10:20", form.ValueOf("PublishAt"), StringComparison.Ordinal);
        using var reader = app.Reader();
        app.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.DoesNotContain("Planned", (await reader.PageAsync("/")).QuerySelector("main").Text(), StringComparison.Ordinal);

        using var passed = await SendAsync(editor, form, "publish");
        Assert.Equal(HttpStatusCode.BadRequest, passed.StatusCode);
        Assert.StartsWith("This time has passed", (await passed.PageAsync()).GetElementById("PublishAt-error").Text(), StringComparison.Ordinal);
        using var now = await SendAsync(editor, form, "publish", ("PublishAt", ""));
        Assert.Equal(app.Now, (await StoredAsync(answer)).PublicAt);
    }

    [Theory]
    [InlineData("", "Readers will see this entry from")]
    [InlineData("1 December 2020, 09:00", "This time has passed")]
    public async Task The_time_of_a_scheduled_entry_is_never_dropped_or_passed_by_without_a_word(string typed, string told)
    {
        var at = app.Now.AddDays(3);
        var entry = await app.AddAsync(A.Publication("Scheduled for good").Issued("2018-02-03").PublishedAt(at));
        using var editor = await app.SignedInAsync();

        using var answer = await SendAsync(editor, await editor.PageAsync($"/admin/entries/{entry.Id}"), "save", ("PublishAt", typed));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(told, (await answer.PageAsync()).GetElementById("PublishAt-error").Text(), StringComparison.Ordinal);
        Assert.Equal(at, (await StoredAsync(entry.Id)).PublicAt);
    }

    [Fact]
    public async Task An_address_that_was_typed_into_a_draft_is_kept_though_it_begins_as_the_title_does()
    {
        using var editor = await app.SignedInAsync();
        var draft = await SendAsync(editor, await editor.PageAsync("/admin/entries/new"), "save", ("Title", "Annual report"), ("Slug", "annual-report-2021-s"));
        var form = await editor.PageAsync(draft.Headers.Location!.OriginalString);
        Assert.Equal("annual-report-2021-s", form.ValueOf("Slug"));
        await SendAsync(editor, form, "publish");
        Assert.Equal("annual-report-2021-s", (await StoredAsync(draft)).Slug.ToString());
    }

    [Fact]
    public async Task M_06_The_working_title_of_a_draft_leaves_no_address_behind_and_each_that_readers_had_leads_on()
    {
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        var draft = await SendAsync(editor, await editor.PageAsync("/admin/entries/new"), "save", ("Title", "First working title"));
        var form = await editor.PageAsync(draft.Headers.Location!.OriginalString);
        await SendAsync(editor, form, "publish", ("Title", "Real title"));
        await SendAsync(editor, await editor.PageAsync(draft.Headers.Location!.OriginalString), "save", ("Slug", "better-title"));

        await SendAsync(editor, await editor.PageAsync(draft.Headers.Location!.OriginalString), "save", ("Slug", "best-title"));

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri("/publications/first-working-title", UriKind.Relative))).StatusCode);
        foreach (var older in new[] { "real-title", "better-title" })
        {
            using var moved = await reader.GetAsync(new Uri($"/publications/{older}", UriKind.Relative));
            Assert.Equal((HttpStatusCode.MovedPermanently, "/publications/best-title"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        }
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(new Uri("/publications/best-title", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData(" \u202E\u2060 ")]
    public async Task M_26_A_title_that_nobody_can_see_is_none(string title)
    {
        using var editor = await app.SignedInAsync();
        using var answer = await SendAsync(editor, await editor.PageAsync("/admin/entries/new"), "publish", ("Title", title));
        Assert.Equal("Enter a title", (await answer.PageAsync()).GetElementById("Title-error").Text());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient editor, IHtmlDocument form, string act, params (string Name, string Text)[] typed) =>
        editor.SubmitAsync(form, "#entry", typed.ToDictionary(t => t.Name, t => t.Text), act);

    private Task<Publication> StoredAsync(HttpResponseMessage saved) =>
        StoredAsync(long.Parse(saved.Headers.Location!.OriginalString.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));

    private Task<Publication> StoredAsync(long id) => app.InScopeAsync(s =>
        s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().Include(p => p.Texts).SingleAsync(p => p.Id == id));
}
