using Microsoft.Playwright;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>What the eye gets: the first view, paper, other spacing, and where the keyboard is.</summary>
[Collection(PageTests.Name)]
public sealed class LookTests(Windowless chromium)
{
    public static TheoryData<string, bool> KeyboardPlaces => new()
    {
        { "/", false }, { "/archive", false }, { "/2021/10", false }, { "/account/sign-in", false }, { "/publications/{slug}", true }, { "/admin/entries/{id}", true }, { "/admin/entries", true },
    };

    [SkippableFact]
    public async Task HOME_6_The_first_view_shows_a_month_and_three_items_or_two_with_summaries()
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look());
        await tab.GoAsync("/");
        var seen = await tab.Page.EvaluateAsync<int[]>("""
            () => { const whole = e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; };
              const items = [...document.querySelectorAll('.items > li')].filter(whole);
              return [[...document.querySelectorAll('section.month > h2')].filter(whole).length, items.length, items.filter(i => i.querySelector('.summary')).length]; }
            """);

        Assert.True(seen[0] >= 1, "No month heading in the first view.");
        Assert.True(seen[1] >= 3 || seen[2] >= 2, $"{seen[1]} whole items, {seen[2]} with a summary.");
    }

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/2021/10")]
    [InlineData("/publications/{slug}")]
    [InlineData("/archive")]
    [InlineData("/authors?from=m")]
    [InlineData("/search?from=soon")]
    [InlineData("/search?q=cooperatives&sort=title")]
    public async Task G_6_On_paper_it_is_black_on_white_without_header_navigation_and_forms_even_in_dark_mode(string place)
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look(Dark: true));
        await tab.GoAsync(await Places.FillAsync(chromium, place));
        await tab.Page.EvaluateAsync("() => { document.documentElement.dataset.theme = 'dark'; }");
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });

        Findings.AssertNone(await tab.Page.EvaluateAsync<string[]>("""
            () => { const said = e => e.tagName + '.' + e.className; const shown = e => e.getClientRects().length > 0;
              const white = c => c === 'rgb(255, 255, 255)' || c.endsWith(', 0)');
              const text = [...document.querySelectorAll('body, body *')].filter(e => shown(e) && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
              return [...[...document.querySelectorAll('header, nav, form, footer, .orders, .elsewhere')].filter(shown).map(e => 'shown: ' + said(e)),
                ...text.filter(e => getComputedStyle(e).color !== 'rgb(0, 0, 0)').map(e => 'not black: ' + said(e) + ' ' + getComputedStyle(e).color),
                ...[...document.querySelectorAll('html, body, body *')].filter(e => shown(e) && !white(getComputedStyle(e).backgroundColor)).map(e => 'not white: ' + said(e)),
                ...[...document.querySelectorAll('section.month > h2')].filter(e => getComputedStyle(e).breakAfter !== 'avoid').map(e => 'may part from its first item: ' + said(e)),
                ...[...document.querySelectorAll('.items > li')].filter(e => getComputedStyle(e).breakInside !== 'avoid').map(e => 'may be split: ' + said(e)),
                ...(text.length === 0 ? ['nothing is printed'] : [])]; }
            """));
    }

    [SkippableFact]
    public async Task G_6_On_an_A4_sheet_the_archive_is_the_table_with_a_column_for_each_month()
    {
        Chromium.Needed();
        // Within the page's own margins of 18 mm.
        await using var tab = await chromium.OpenAsync(new Look(Width: 658));
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await tab.GoAsync("/archive");

        Assert.True(await tab.Page.EvaluateAsync<bool>("() => { const shown = s => document.querySelector('.archive ' + s).getClientRects().length > 0; return shown('thead') && shown('tfoot') && !shown('.short'); }"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [SkippableFact]
    public async Task G_6_A_links_address_is_printed_on_its_own_page_only_and_a_sheet_holds_ten_items()
    {
        Chromium.Needed();
        for (var i = 0; i < 12; i++)
            await chromium.App.AddAsync(A.Publication($"A printed title of the usual length, number {i + 1}").At($"printed-{i}").Issued("1991-05-01").Published()
                .With((p, _) => p.Links.Add(new PublicationLink { Url = "https://example.org/printed" })));
        // An A4 sheet within chromium's own margins of 1 cm, at 96 dpi.
        await using var tab = await chromium.OpenAsync(new Look(Width: 718));
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await tab.GoAsync("/1991/05");
        var bottom = await tab.Page.EvaluateAsync<double>("() => document.querySelectorAll('.items > li')[9].getBoundingClientRect().bottom + scrollY");
        Assert.True(bottom <= 1047, $"The tenth item ends at {bottom} of 1047 px.");
        Assert.Empty(await PrintedAddressesAsync(tab));
        await tab.GoAsync("/publications/printed-0");
        Assert.Equal(["https://example.org/printed"], await PrintedAddressesAsync(tab));
    }

    [SkippableTheory]
    [MemberData(nameof(Places.Public), MemberType = typeof(Places))]
    public Task G_3_A_public_page_stands_other_text_spacing_and_a_zoom_of_400_percent(string place) => AssertStandsSpacingAsync(place, atDesk: false);

    [SkippableTheory]
    [InlineData("/admin")]
    [InlineData("/admin/entries")]
    [InlineData("/admin/entries/{id}")]
    [InlineData("/admin/users")]
    public Task G_3_A_desk_page_stands_other_text_spacing_and_a_zoom_of_400_percent(string place) => AssertStandsSpacingAsync(place, atDesk: true);

    [SkippableTheory]
    [MemberData(nameof(KeyboardPlaces))]
    public async Task G_9_Wherever_the_keyboard_stops_it_is_seen(string place, bool atDesk)
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look(), atDesk);
        await tab.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await tab.GoAsync(await Places.FillAsync(chromium, place));
        await tab.Page.EvaluateAsync("""
            () => { document.activeElement.blur(); window.stops = new Map();
              window.look = e => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.color].join(); };
              window.note = () => { const e = document.activeElement; if (e === document.body || stops.has(e)) return false;
                const r = e.getBoundingClientRect(); stops.set(e, [look(e), r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight]); return true; }; }
            """);
        for (var more = true; more;)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            more = await tab.Page.EvaluateAsync<bool>("() => note()");
        }

        Findings.AssertNone(await tab.Page.EvaluateAsync<string[]>("""
            () => { document.activeElement.blur();
              return [...(stops.size < 5 ? ['only ' + stops.size + ' stops'] : []),
                ...[...stops].filter(([e, [focused, seen]]) => !seen || focused === look(e)).map(([e]) => e.outerHTML.slice(0, 120))]; }
            """));
    }

    [SkippableFact]
    public async Task G_9_Escape_closes_the_menu_and_gives_the_focus_back()
    {
        Chromium.Needed();
        await using var tab = await chromium.OpenAsync(new Look(Width: 390));
        await tab.GoAsync("/");
        var menu = tab.Page.Locator("details.menu > summary");
        await tab.TabToAsync(menu);
        await tab.Page.Keyboard.PressAsync("Enter");
        Assert.True(await tab.Page.Locator("details.menu nav a").First.IsVisibleAsync());
        await tab.Page.Keyboard.PressAsync("Tab");

        await tab.Page.Keyboard.PressAsync("Escape");

        Assert.False(await tab.Page.EvaluateAsync<bool>("() => document.querySelector('details.menu').open"), "The menu is still open.");
        Assert.True(await menu.EvaluateAsync<bool>("e => e === document.activeElement"), "The focus is elsewhere.");
    }

    /// <summary>WCAG 1.4.12 at 1366 px and at 320 px, which is 1280 px zoomed to 400 % (1.4.10).</summary>
    private async Task AssertStandsSpacingAsync(string place, bool atDesk)
    {
        Chromium.Needed();
        var tab = await chromium.KeptAsync(new Look(), atDesk);
        await tab.GoAsync(await Places.FillAsync(chromium, place));
        await tab.Page.EvaluateAsync("""
            () => { const sheet = new CSSStyleSheet();
              sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
              document.adoptedStyleSheets = [sheet]; }
            """);
        foreach (var width in new[] { 1366, 320 })
        {
            await tab.Page.SetViewportSizeAsync(width, 768);
            Findings.AssertNone((await tab.Page.EvaluateAsync<string[]>("""
                () => { const wide = document.documentElement.clientWidth; const said = e => e.outerHTML.slice(0, 120);
                  const cut = e => { const s = getComputedStyle(e); const hides = v => v === 'hidden' || v === 'clip';
                    return e.matches('.vh, .vh *, svg *') || !e.textContent.trim() ? false : hides(s.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(s.overflowY) && e.scrollHeight > e.clientHeight + 1; };
                  return [...(document.documentElement.scrollWidth > wide ? ['scrolls sideways', ...[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1).slice(0, 5).map(said)] : []),
                    ...[...document.querySelectorAll('body *')].filter(cut).map(e => 'cut: ' + said(e))]; }
                """)).Select(finding => $"{width} px: {finding}"));
        }
    }

    /// <summary>Addresses of links that the style prints beside their words.</summary>
    private static Task<string[]> PrintedAddressesAsync(Tab tab) => tab.Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('main a[href]')].filter(a => a.getClientRects().length && getComputedStyle(a, '::after').content.includes(a.getAttribute('href'))).map(a => a.getAttribute('href'))
        """);
}
