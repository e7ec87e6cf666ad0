using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Revisions;

public sealed class MassUndoTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Most = 1000;

    [Fact]
    public async Task M_53_A_thousand_entries_moved_to_the_trash_in_one_act_are_all_as_before_after_its_undo()
    {
        await AddThousandAsync();
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        var (before, archive) = (await ContentAsync(), await reader.GetStringAsync(new Uri("/archive", UriKind.Relative)));

        using var asked = await editor.SubmitAsync(await editor.PageAsync("/admin/entries?q=Thousandfold"), "#bulk",
            new Dictionary<string, string> { ["choose"] = "trash", ["all"] = "true" });
        using var done = await editor.SubmitAsync(await asked.PageAsync(), "main form", new Dictionary<string, string>());
        var list = await editor.PageAsync(done.Headers.Location!.OriginalString);
        Assert.Equal("1,000 entries moved to the trash – Undo", list.QuerySelector(".notice[role=status]").Text());
        Assert.Equal(Most, (await ContentAsync()).Values.Count(json => json.Contains("\"Thousandfold", StringComparison.Ordinal)
            && PublicationSnapshot.FromJson(json).State == PublicationState.Trashed));
        Assert.NotEqual(archive, await reader.GetStringAsync(new Uri("/archive", UriKind.Relative)));

        using var undone = await editor.SubmitAsync(list, ".notice form", new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal("Taken back for 1,000 entries", (await editor.PageAsync("/admin/entries")).QuerySelector(".notice[role=status]").Text());
        var changed = (await ContentAsync()).Where(now => before[now.Key] != now.Value);
        Findings.AssertNone(changed.Select(now => $"{before[now.Key]} has become {now.Value}").Take(5));
        Assert.Equal(archive, await reader.GetStringAsync(new Uri("/archive", UriKind.Relative)));
        var told = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Revisions
            .CountAsync(r => r.Action == RevisionAction.Trashed && r.Number == 2 && r.By == "Ana Ruiz" && r.BatchId != null));
        Assert.Equal(Most, told);
    }

    private Task<int> AddThousandAsync() => app.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        for (var i = 0; i < Most; i++)
        {
            var entry = A.Publication($"Thousandfold {i}").Issued($"19{i % 90 + 10}-0{i % 9 + 1}").Saying($"Summary *{i}*.");
            entry = (i % 10) switch { 0 => entry, 1 => entry.Withdrawn("Replaced"), 2 => entry.PublishedAt(app.Now.AddDays(i)), _ => entry.Published() };
            db.Publications.Add(entry.Build(app.Now));
        }
        return db.SaveChangesAsync();
    });

    /// <summary>Every entry that there is, in full.</summary>
    private Task<Dictionary<long, string>> ContentAsync() => app.InScopeAsync(async s =>
        (await s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().WithParts().ToListAsync())
            .ToDictionary(p => p.Id, p => PublicationSnapshot.Of(p).ToJson()));
}
