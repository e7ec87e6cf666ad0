using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

public sealed class RacingSavesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Pairs = 30;

    [Fact]
    public async Task M_52_Of_two_saves_at_once_one_wins_and_the_other_merges_or_gets_both_texts_and_no_revision_is_missing()
    {
        var entry = await app.AddAsync(A.Publication("Raced").At("raced").Issued("2002-02-02").Saying("Round -1").Published());
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var address = $"/admin/entries/{entry.Id}";
        var saves = 1;
        for (var round = 0; round < Pairs; round++)
        {
            // Both forms are filled before either is sent.
            var (herForm, hisForm) = (await ana.PageAsync(address), await jonas.PageAsync(address));
            var sameField = round % 2 == 0;
            var (hers, his) = ($"Ana's title {round}", sameField ? $"Jonas's title {round}" : $"Jonas's summary {round}");
            var answers = await Task.WhenAll(
                SaveAsync(ana, herForm, "Title", hers),
                SaveAsync(jonas, hisForm, sameField ? "Title" : "Summary", his));
            var won = answers.Count(a => a.StatusCode == HttpStatusCode.Redirect);
            saves += won;

            if (sameField)
            {
                Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
                var asked = (await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).PageAsync()).QuerySelector("fieldset.conflict").Text();
                Assert.Contains(hers, asked, StringComparison.Ordinal);
                Assert.Contains(his, asked, StringComparison.Ordinal);
            }
            else
            {
                Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
                var page = await ana.PageAsync(address);
                Assert.Equal((hers, his), (page.ValueOf("Title"), page.ValueOf("Summary")));
            }
        }

        var numbers = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Revisions.Where(r => r.PublicationId == entry.Id).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, saves), numbers);
    }

    [Fact]
    public async Task M_52_An_entry_moved_to_the_trash_twice_at_once_is_moved_once()
    {
        using var editor = await app.SignedInAsync();
        for (var round = 0; round < 10; round++)
        {
            var entry = await app.AddAsync(A.Publication("Trashed twice").Issued("2002-02-03").Published());
            var page = await editor.PageAsync($"/admin/entries/{entry.Id}");
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => editor.SubmitAsync(page, "form[action$='/trash']", new Dictionary<string, string>())));

            Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        }
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient editor, IHtmlDocument form, string field, string text) =>
        editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { [field] = text }, "publish");
}
