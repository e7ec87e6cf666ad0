using Microsoft.Playwright;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>SEA-4 in a browser: the search box offers while one types, by keyboard.</summary>
[Collection(BrowserTests.Name)]
public sealed class SuggestionsTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData("/", 1280)]
    [InlineData("/search", 390)]
    [InlineData("/no-such-page", 390)]
    public async Task SEA_4_Arrows_choose_enter_goes_there_and_the_number_is_said(string place, int width)
    {
        await using var tab = await BoxAsync(place, new Look(width));
        await tab.Page.Keyboard.TypeAsync("vizc");
        await Assertions.Expect(Options(tab)).ToHaveTextAsync(["Vizcacha almanac Title", "Vizcacha, Vera Author"]);
        await Assertions.Expect(tab.Page.Locator("form [role=status]")).ToHaveTextAsync("2 suggestions");
        Assert.Equal("true", await Box(tab).GetAttributeAsync("aria-expanded"));
        Assert.Null(await Box(tab).GetAttributeAsync("aria-activedescendant"));

        await tab.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(await Options(tab).Last.GetAttributeAsync("id"), await Box(tab).GetAttributeAsync("aria-activedescendant"));
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(await Options(tab).First.GetAttributeAsync("id"), await Box(tab).GetAttributeAsync("aria-activedescendant"));
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.ArriveAsync("/authors/vizcacha-vera$");
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableTheory]
    [InlineData("/", 1280)]
    [InlineData("/search", 390)]
    [InlineData("/no-such-page", 390)]
    public async Task SEA_4_The_open_list_is_without_fault_and_fits(string place, int width)
    {
        await using var tab = await BoxAsync(place, new Look(width));
        await tab.Page.Keyboard.TypeAsync("vizc");
        await Assertions.Expect(Options(tab)).ToHaveCountAsync(2);
        await tab.Page.Keyboard.PressAsync("ArrowUp");

        Findings.AssertNone((await tab.AxeAsync()).Concat(await tab.SidewaysAsync()));
        await Assertions.Expect(Options(tab)).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task SEA_4_A_late_answer_does_not_take_away_what_was_chosen_meanwhile()
    {
        await using var tab = await BoxAsync("/search", new Look());
        var (late, over) = (new TaskCompletionSource(), new TaskCompletionSource());
        await tab.Page.RouteAsync(url => url.EndsWith("suggest?q=vizc", StringComparison.Ordinal), async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        // Answered or given up: either way the page has heard of it.
        tab.Page.RequestFinished += (_, asked) => { if (IsLate(asked)) over.TrySetResult(); };
        tab.Page.RequestFailed += (_, asked) => { if (IsLate(asked)) over.TrySetResult(); };
        await tab.Page.Keyboard.TypeAsync("viz");
        await Assertions.Expect(Options(tab)).ToHaveCountAsync(2);
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.Keyboard.TypeAsync("c"), IsLate);
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        late.SetResult();
        await over.Task;
        await tab.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");

        static bool IsLate(IRequest asked) => asked.Url.EndsWith("suggest?q=vizc", StringComparison.Ordinal);
        Assert.Equal(await Options(tab).Last.GetAttributeAsync("id"), await Box(tab).GetAttributeAsync("aria-activedescendant"));
    }

    [SkippableFact]
    public async Task SEA_4_Escape_closes_with_what_was_typed_and_enter_with_none_chosen_searches()
    {
        await using var tab = await BoxAsync("/search", new Look());
        await tab.Page.Keyboard.TypeAsync("v");
        await tab.Page.WaitForTimeoutAsync(400);
        await Assertions.Expect(Options(tab)).ToHaveCountAsync(0);
        await tab.Page.Keyboard.TypeAsync("izcacha a");
        await Assertions.Expect(Options(tab)).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Options(tab)).ToHaveCountAsync(0);
        Assert.Equal("vizcacha a", await Box(tab).InputValueAsync());
        Assert.Equal("false", await Box(tab).GetAttributeAsync("aria-expanded"));

        await tab.Page.Keyboard.TypeAsync("l");
        await Assertions.Expect(Options(tab)).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.ArriveAsync(@"/search\?q=vizcacha\+al");
        Findings.AssertNone(tab.Complaints);
    }

    [SkippableFact]
    public async Task SEA_4_Without_script_the_box_is_a_plain_form()
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look(Script: false));
        await tab.GoAsync("/search");
        Assert.Null(await Box(tab).GetAttributeAsync("role"));
        await Box(tab).FillAsync("vizcacha");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ArriveAsync(@"/search\?q=vizcacha");
    }

    [SkippableFact]
    public async Task G_8_The_script_for_it_is_at_most_2_kB_compressed()
    {
        Chromium.Needed();
        using var reader = new HttpClient { BaseAddress = chromium.Address };
        var weighs = 0;
        foreach (var file in new[] { "suggest.js", "combobox.js" })
        {
            using var packed = new MemoryStream();
            await using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Optimal))
                await brotli.WriteAsync(await reader.GetByteArrayAsync(new Uri("/" + file, UriKind.Relative)));
            weighs += packed.ToArray().Length;
        }
        Assert.InRange(weighs, 1, 2048);
    }

    private static ILocator Box(Tab tab) => tab.Page.Locator("form[role=search] input[type=search]:visible");

    private static ILocator Options(Tab tab) => tab.Page.Locator(".suggestions:visible [role=option]");

    private async Task<Tab> BoxAsync(string place, Look look)
    {
        Chromium.Needed();
        await chromium.App.AddReportAsync("Vizcacha almanac", "1961-01", null, "Vizcacha, Vera", null);
        var tab = await chromium.OpenAsync(look);
        await tab.GoAsync(place);
        await Box(tab).FillAsync("");
        await Box(tab).FocusAsync();
        return tab;
    }
}
