using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>G-11: what has no space to break at is broken all the same, on a phone, a tablet and a desk.</summary>
[Collection(PageTests.Name)]
public sealed class LongWordsTests(Windowless chromium)
{
    private static readonly int[] Widths = [320, 390, 768, 1280];
    private static readonly string Word = string.Concat(Enumerable.Repeat("Genossenschaft", 9))[..120];

    [SkippableFact]
    public async Task The_list_of_entries_never_scrolls_sideways_for_a_series_or_a_title_of_one_long_word()
    {
        Chromium.Needed();
        var title = "Titel" + Word;
        await chromium.App.AddAsync(A.Publication(title).At("long-words").Issued("1992-05-01").With((p, _) => p.Series.Add(InSeries(Word))));
        await using var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync("/admin/entries?month=1992-05");

        Assert.Equal(title, await tab.Page.Locator(".entries tbody th").InnerTextAsync());
        Assert.Equal(Word, await tab.Page.Locator(".entries tbody td.long").First.InnerTextAsync());
        await AssertFitsAsync(tab);
    }

    [SkippableFact]
    public async Task The_list_of_users_and_the_bars_never_scroll_sideways_for_a_name_or_an_e_mail_without_a_space()
    {
        Chromium.Needed();
        var email = Word[..60] + "@" + Word[..60] + ".example.org";
        await chromium.App.AddPersonAsync(Roles.Owner, email, "Anna" + Word);
        await using var tab = await chromium.OpenAsync(new Look());
        await tab.SignInAsync(email, Support.SignIn.Password);
        await tab.GoAsync("/admin/users");

        Assert.Equal(1, await tab.Page.Locator(".entries td", new() { HasText = email }).CountAsync());
        await AssertFitsAsync(tab);
        await tab.GoAsync("/");
        await AssertFitsAsync(tab);
    }

    [SkippableFact]
    public async Task The_editor_never_scrolls_sideways_when_the_citation_of_an_entry_with_a_long_title_is_unfolded()
    {
        Chromium.Needed();
        var entry = await chromium.App.AddAsync(A.Publication("The role of cooperatives in eliminating child labour, a facilitator guide to train field trainers and others").Issued("1992-06-01").Published());
        await using var tab = await chromium.OpenAsync(new Look(), atDesk: true);
        await tab.GoAsync($"/admin/entries/{entry.Id}");
        await tab.Page.Locator(".as-told summary").ClickAsync();

        Assert.True(await tab.Page.Locator(".as-told .card").IsVisibleAsync());
        await AssertFitsAsync(tab);
    }

    /// <summary>And no heading of a column is broken to make room.</summary>
    private static async Task AssertFitsAsync(Tab tab)
    {
        foreach (var width in Widths)
        {
            await tab.Page.SetViewportSizeAsync(width, 800);
            Findings.AssertNone(await tab.SidewaysAsync());
            Findings.AssertNone(await tab.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('thead th')].filter(e => { const words = document.createRange(); words.selectNodeContents(e); return words.getClientRects().length > 1; })
                  .map(e => `“${e.textContent}” is broken on a screen of ${innerWidth} px`)
                """));
        }
    }

    private static SeriesMembership InSeries(string name)
    {
        var series = new PublicationSeries { Slug = Slug.From(name, "series") };
        series.Texts.Add(new SeriesText { Language = LanguageTag.TryParse("de", out var german) ? german : default, Title = name, TitleKey = name });
        return new SeriesMembership { Series = series };
    }
}
