using System.Data.Common;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Duplicates;

/// <summary>What looked alike at a save and nobody judged waits on the desk until it is judged or one is in the trash.</summary>
public sealed class PossibleDuplicatesTests(PossibleDuplicatesTests.App app) : IClassFixture<PossibleDuplicatesTests.App>
{
    private const string List = "/admin/duplicates/possible";

    [Fact]
    public async Task An_entry_saved_beside_a_like_one_waits_on_the_desk_until_it_is_judged()
    {
        using var editor = await app.SignedInAsync();
        var (old, late) = (await SaveAsync(editor, "Fishing cooperatives of the lagoon"), await SaveAsync(editor, "Fishing cooperatives of the Lagoon."));
        Assert.Contains("Possible duplicate1", await AttentionAsync(editor));

        var page = await editor.PageAsync(List);
        Assert.Equal([$"/admin/entries/{late}", $"/admin/entries/{old}"], Links(page));
        using var judged = await PressAsync(editor, page, "Different");

        Assert.Equal(List, judged.Headers.Location!.OriginalString);
        Assert.Empty(Links(await editor.PageAsync(List)));
        Assert.Contains("Possible duplicatenone", await AttentionAsync(editor));
        Assert.Null((await editor.PageAsync($"/admin/entries/{old}")).QuerySelector("#duplicates button"));
    }

    [Fact]
    public async Task Two_that_are_the_same_wait_until_one_is_in_the_trash_and_again_when_it_comes_back()
    {
        using var editor = await app.SignedInAsync();
        var (_, late) = (await SaveAsync(editor, "Bakers who share one oven"), await SaveAsync(editor, "Bakers who share one oven"));
        using var judged = await PressAsync(editor, await editor.PageAsync(List), "Same");
        var page = await editor.PageAsync(List);
        Assert.Equal(2, Links(page).Count);
        Assert.Contains("Said to be the same", page.QuerySelector(".pairs").Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Same", page.QuerySelectorAll(".pairs button").Select(b => b.Text()));

        await TrashAsync(editor, late);
        Assert.Empty(Links(await editor.PageAsync(List)));
        using var restored = await editor.SubmitAsync(await editor.PageAsync("/admin/entries?state=trash"), $"form[action='/admin/entries/{late}/restore']", new Dictionary<string, string>());
        Assert.Equal(2, Links(await editor.PageAsync(List)).Count);
        await TrashAsync(editor, late);
    }

    [Fact]
    public async Task A_title_changed_so_that_it_is_no_longer_alike_waits_no_more()
    {
        using var editor = await app.SignedInAsync();
        var (_, late) = (await SaveAsync(editor, "Taxi drivers and their platform"), await SaveAsync(editor, "Taxi drivers and their platforms"));
        Assert.Equal(2, Links(await editor.PageAsync(List)).Count);
        using var saved = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{late}"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Something else entirely, of another year" }, "save");
        Assert.Empty(Links(await editor.PageAsync(List)));
    }

    [Fact]
    public async Task A_list_pasted_twice_is_told_on_the_desk()
    {
        using var editor = await app.SignedInAsync();
        for (var i = 0; i < 2; i++)
        {
            using var read = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/paste"), "#pasted-list",
                new Dictionary<string, string> { ["text"] = "Weavers of the northern hills\n7 October 2021" });
            var page = await read.PageAsync();
            page.QuerySelector("#pasted-list")!.SetAttribute("action", page.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
            using var saved = await editor.SubmitAsync(page, "#pasted-list", new Dictionary<string, string>());
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }
        var list = await editor.PageAsync(List);
        Assert.Equal(2, Links(list).Count);
        using var judged = await PressAsync(editor, list, "Different");
    }

    [Fact]
    public async Task A_pair_that_another_save_notes_in_the_same_moment_does_not_stop_the_noting_of_the_rest()
    {
        var ids = new List<long>();
        for (var i = 0; i < 3; i++)
            ids.Add((await app.AddAsync(A.Publication("Potters of the long valley").Issued("2009-09-09"))).Id);
        await app.InScopeAsync(async other =>
        {
            var theirs = other.GetRequiredService<CatalogueContext>();
            await using var save = await theirs.Database.BeginTransactionAsync();
            theirs.PossibleDuplicates.Add(new PossibleDuplicate { FirstId = ids[0], SecondId = ids[1] });
            await theirs.SaveChangesAsync();
            var hasRead = app.Listen();
            // On a thread of its own, because SQLite waits for a lock without giving its thread away.
            var noting = Task.Run(() => app.InScopeAsync(async mine =>
            {
                var entry = await mine.GetRequiredService<CatalogueContext>().Publications.WithParts().SingleAsync(p => p.Id == ids[1]);
                await mine.GetRequiredService<PossibleDuplicates>().NoteAsync(entry, default);
                return true;
            }));
            // It has seen that there is no pair; its own save comes too late from here on.
            await Task.WhenAny(hasRead, noting);
            await save.CommitAsync();
            return await noting;
        });

        Assert.Equal([$"{ids[0]} {ids[1]}", $"{ids[1]} {ids[2]}"], await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().PossibleDuplicates
            .Where(d => ids.Contains(d.FirstId)).OrderBy(d => d.FirstId).Select(d => $"{d.FirstId} {d.SecondId}").ToListAsync()));
        await SetAsync([]);
    }

    [Fact]
    public async Task A_long_list_is_shown_page_by_page_and_no_pair_is_left_out_or_shown_twice()
    {
        var ids = new List<long>();
        for (var i = 0; i < 63; i++)
            ids.Add((await app.AddAsync(A.Publication($"Of many pairs {i}"))).Id);
        // The last entry is in 62 pairs, which is more than a page.
        var pairs = ids[..^1].Select(id => new PossibleDuplicate { FirstId = id, SecondId = ids[^1] })
            .Append(new PossibleDuplicate { FirstId = ids[0], SecondId = ids[1] }).ToList();
        await SetAsync(pairs);
        using var editor = await app.SignedInAsync();

        var shown = new List<string>();
        for (var address = List; address is not null;)
        {
            var page = await editor.PageAsync(address);
            shown.AddRange(page.QuerySelectorAll(".pairs li").Select(li => string.Join(' ', li.QuerySelectorAll(".item-title a").Select(a => a.GetAttribute("href")))));
            address = page.QuerySelector("main a[href*='earlier=']")?.GetAttribute("href");
        }

        Assert.Equal(pairs.OrderByDescending(p => p.SecondId).ThenByDescending(p => p.FirstId).Select(p => $"/admin/entries/{p.SecondId} /admin/entries/{p.FirstId}"), shown);
        await SetAsync([]);
    }

    private Task<int> SetAsync(IReadOnlyList<PossibleDuplicate> pairs) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        await db.PossibleDuplicates.ExecuteDeleteAsync();
        db.PossibleDuplicates.AddRange(pairs);
        return await db.SaveChangesAsync();
    });

    private static async Task<string> SaveAsync(HttpClient editor, string title)
    {
        using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = title }, "save");
        return saved.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private static async Task TrashAsync(HttpClient editor, string id)
    {
        using var trashed = await editor.SubmitAsync(await editor.PageAsync($"/admin/entries/{id}"), "form[action$='/trash']", new Dictionary<string, string>());
    }

    private static async Task<List<string>> AttentionAsync(HttpClient editor) =>
        [.. (await editor.PageAsync("/admin")).QuerySelectorAll("aside .tally li").Select(li => li.Text())];

    private static List<string?> Links(IHtmlDocument page) => [.. page.QuerySelectorAll(".pairs .item-title a").Select(a => a.GetAttribute("href"))];

    private static Task<HttpResponseMessage> PressAsync(HttpClient editor, IHtmlDocument page, string words)
    {
        var button = (IHtmlButtonElement)page.QuerySelectorAll(".pairs li:first-child button").First(b => b.Text() == words);
        return editor.SubmitAsync(page, ".pairs li:first-child form", new Dictionary<string, string> { [button.Name!] = button.Value });
    }

    /// <summary>The product with an ear at what it reads of pairs.</summary>
    public sealed class App : CatalogueApp
    {
        private readonly Ear ear = new();

        /// <summary>Ends when the stored pairs have been read once more.</summary>
        public Task Listen() => (ear.Heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        protected override IInterceptor Interceptor => ear;

        private sealed class Ear : DbCommandInterceptor
        {
            public TaskCompletionSource? Heard { get; set; }

            public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
            {
                if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) && command.CommandText.Contains("FROM \"PossibleDuplicates\"", StringComparison.Ordinal))
                    Heard?.TrySetResult();
                return ValueTask.FromResult(result);
            }
        }
    }
}
