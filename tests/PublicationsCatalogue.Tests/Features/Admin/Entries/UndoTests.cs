using System.Data.Common;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What was just done can be taken back, from the message and from the desk.</summary>
public sealed class UndoTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task EDIT_8_A_publication_is_taken_back_from_its_message_and_readers_no_longer_see_it()
    {
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Published too soon", ["Date"] = "7 October 2021", ["Summary"] = "Stays" }, "publish");
        var page = await editor.PageAsync(saved.Headers.Location!.OriginalString);
        Assert.Equal("Published under October 2021 – View – Undo", page.QuerySelector(".notice[role=status]").Text());
        Assert.Contains("Published too soon", (await reader.PageAsync("/")).QuerySelector("main").Text(), StringComparison.Ordinal);

        using var undone = await editor.SubmitAsync(page, ".notice form", new Dictionary<string, string>());

        var after = await editor.PageAsync(undone.Headers.Location!.OriginalString);
        Assert.Equal("Taken back: the entry is a draft again, and readers no longer see it", after.QuerySelector(".notice[role=status]").Text());
        Assert.Equal(("Published too soon", "Stays"), (after.ValueOf("Title"), after.ValueOf("Summary")));
        Assert.DoesNotContain("Published too soon", (await reader.PageAsync("/")).QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Published too soon", (await reader.PageAsync("/2021/10")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_every_field_is_taken_back_to_the_letter()
    {
        using var editor = await app.SignedInAsync();
        using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", Fields("first"), "publish");
        var address = saved.Headers.Location!.OriginalString;
        var before = await SnapshotAsync(address);
        using var changed = await editor.SubmitAsync(await editor.PageAsync(address), "#entry", Fields("second"), "save");
        Assert.True(changed.StatusCode == HttpStatusCode.Redirect, (await changed.PageAsync()).QuerySelector(".error-summary").Text());

        using var undone = await editor.SubmitAsync(await editor.PageAsync(address), ".notice form", new Dictionary<string, string>());

        Assert.Empty(SnapshotDifference.Fields(before, await SnapshotAsync(address)));
        using var redone = await UndoOnDeskAsync(editor, "Title first");
        Assert.Equal("Title second", (await SnapshotAsync(address)).Texts[0].Title);
    }

    [Theory]
    [InlineData("trash", PublicationState.Published)]
    [InlineData("withdraw", PublicationState.Published)]
    public async Task Trashing_and_withdrawing_are_taken_back(string act, PublicationState back)
    {
        var entry = await app.AddAsync(A.Publication($"Taken back from {act}").Issued("2005-05-05").Published());
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync(act == "withdraw" ? $"/admin/entries/{entry.Id}/withdraw" : $"/admin/entries/{entry.Id}");
        using var done = await editor.SubmitAsync(page, $"main form[action$='{act}']", new Dictionary<string, string> { ["Reason"] = "By mistake" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        using var undone = await UndoOnDeskAsync(editor, $"Taken back from {act}");

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        var stored = await StoredAsync(entry.Id);
        Assert.Equal((back, entry.PublicAt, (string?)null), (stored.State, stored.PublicAt, stored.WithdrawalReason));
        Assert.Equal(HttpStatusCode.OK, (await app.Reader().GetAsync(new Uri($"/publications/{entry.Slug}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task What_was_changed_since_is_spared_and_nothing_is_taken_back_twice()
    {
        var entry = await app.AddAsync(A.Publication("Spared").Issued("2005-05-06").Published());
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}";
        using (await ana.SubmitAsync(await ana.PageAsync(address), "#entry", new Dictionary<string, string> { ["Summary"] = "Ana's" }, "save"))
        using (await jonas.SubmitAsync(await jonas.PageAsync(address), "#entry", new Dictionary<string, string> { ["Subtitle"] = "Jonas's" }, "save"))
        {
        }
        using var late = await ana.SubmitAsync(await ana.PageAsync(address), ".notice form", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var told = (await late.PageAsync()).QuerySelector("main");
        Assert.Contains("has changed this entry since", told.Text(), StringComparison.Ordinal);
        Assert.Equal([address, $"{address}/history", "/admin/entries"], told?.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Ana's", (await StoredAsync(entry.Id)).Original?.Summary);

        var desk = await jonas.PageAsync(address);
        var twice = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => jonas.SubmitAsync(desk, ".notice form", new Dictionary<string, string>())));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Conflict], twice.Select(t => t.StatusCode).Order());
        Assert.Equal((null, "Ana's"), ((await StoredAsync(entry.Id)).Original?.Subtitle, (await StoredAsync(entry.Id)).Original?.Summary));
    }

    [Fact]
    public async Task Who_takes_back_while_another_does_is_told_so()
    {
        await using var shelf = new Interrupted();
        await ((IAsyncLifetime)shelf).InitializeAsync();
        var entry = await shelf.AddAsync(A.Publication("Taken back at once").Issued("2005-05-07").Published());
        using var ana = await shelf.SignedInAsync();
        using (await ana.SubmitAsync(await ana.PageAsync($"/admin/entries/{entry.Id}"), "#entry", new Dictionary<string, string> { ["Subtitle"] = "Too much" }, "save"))
        {
        }
        var page = await ana.PageAsync($"/admin/entries/{entry.Id}");
        // The entry has been read, and not yet its texts, when the other does the same.
        shelf.BetweenReads = async () => Assert.Equal(HttpStatusCode.Redirect, (await ana.SubmitAsync(page, ".notice form", new Dictionary<string, string>())).StatusCode);

        using var late = await ana.SubmitAsync(page, ".notice form", new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Null(shelf.BetweenReads);
    }

    [Fact]
    public async Task A_draft_that_was_just_made_goes_to_the_trash()
    {
        using var editor = await app.SignedInAsync();
        using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = "Made by mistake" }, "save");
        using var undone = await editor.SubmitAsync(await editor.PageAsync(saved.Headers.Location!.OriginalString), ".notice form", new Dictionary<string, string>());
        Assert.Equal(PublicationState.Trashed, (await SnapshotAsync(saved.Headers.Location!.OriginalString)).State);
    }

    [Fact]
    public async Task The_history_and_the_latest_changes_tell_what_was_taken_back_from_what_was_edited()
    {
        var entry = await app.AddAsync(A.Publication("Told apart").Issued("2005-05-08").Published());
        using var editor = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}";
        using (await editor.SubmitAsync(await editor.PageAsync(address), "#entry", new Dictionary<string, string> { ["Subtitle"] = "Too much" }, "save"))
        {
        }
        using var undone = await editor.SubmitAsync(await editor.PageAsync(address), ".notice form", new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);

        var history = (await editor.PageAsync($"{address}/history")).QuerySelectorAll("td.what").Select(cell => cell.Text()).ToList();
        Assert.Equal(["Changed: subtitle (taken back)", "Changed: subtitle"], history.Take(2));
        Assert.Contains("took back a change of subtitle of Told apart", (await editor.PageAsync("/admin/changes")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields(string word) => new()
    {
        ["Title"] = $"Title {word}",
        ["Subtitle"] = $"Subtitle {word}",
        ["Summary"] = $"Summary *{word}*",
        ["Link"] = $"https://example.org/{word}",
        ["Date"] = word == "first" ? "2021-10-07" : "2020",
        ["Type"] = word == "first" ? "report" : "training-guide",
        ["Authors"] = word == "first" ? "Ana Ruiz; Jonas Okoth" : "Jonas Okoth; Bo Lind; Ana Ruiz",
        ["Organisations"] = $"Office {word}",
        ["Series"] = $"Series {word}",
        ["SeriesNumber"] = word == "first" ? "1" : "2021/2",
        ["PeriodStart"] = word == "first" ? "2021-09" : "",
        ["Publisher"] = $"Publisher {word}",
        ["Subjects"] = word == "first" ? "Cooperatives; Youth" : "Youth; Women",
        ["Identifiers"] = word == "first" ? "doi: 10.5281/zenodo.1" : "doi: 10.5281/zenodo.2",
        ["Slug"] = $"undo-{word}",
    };

    private static async Task<HttpResponseMessage> UndoOnDeskAsync(HttpClient editor, string title)
    {
        var desk = await editor.PageAsync("/admin");
        var row = desk.QuerySelectorAll(".changes li").First(li => li.Text().Contains(title, StringComparison.Ordinal));
        var form = (IHtmlFormElement)row.QuerySelector("form")!;
        form.Id = "this-one";
        return await editor.SubmitAsync(desk, "#this-one", new Dictionary<string, string>());
    }

    private Task<PublicationSnapshot> SnapshotAsync(string address) => app.InScopeAsync(async s =>
    {
        var id = long.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        return PublicationSnapshot.Of(await s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().WithParts().SingleAsync(p => p.Id == id));
    });

    private Task<Publication> StoredAsync(long id) => app.InScopeAsync(s =>
        s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().Include(p => p.Texts).SingleAsync(p => p.Id == id));

    private sealed class Interrupted : CatalogueApp
    {
        public Func<Task>? BetweenReads { get; set; }

        protected override IInterceptor Interceptor => new Interruption(this);
    }

    private sealed class Interruption(Interrupted app) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (app.BetweenReads is { } act && command.CommandText.Contains("JOIN \"PublicationTexts\"", StringComparison.Ordinal))
            {
                app.BetweenReads = null;
                await act();
            }
            return result;
        }
    }
}
