using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>One tab of a fresh profile; remembers every complaint the browser makes.</summary>
public sealed class Tab : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private string? film;

    private Tab(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        Listen(page);
    }

    private void Listen(IPage page)
    {
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        // Who goes on to another page takes back what is still being fetched for this one.
        page.RequestFailed += (_, request) => { if (request.Failure != "net::ERR_ABORTED") complaints.Add($"{request.Url} failed: {request.Failure}"); };
    }

    public IPage Page { get; private set; }

    /// <summary>Console errors, refused scripts and styles, failed requests; an answer of 404 to the page itself is none.</summary>
    public IEnumerable<string> Complaints => complaints.Where(c => !c.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal));

    public static int HeightOf(Look look) => look.Width < 600 ? 800 : 768;

    public void Forget() => complaints.Clear();

    public static async Task<Tab> OpenAsync(IBrowser browser, Uri address, Look look, string? state)
    {
        var profile = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = HeightOf(look) },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = look.Script,
            StorageState = state,
            Locale = "en-GB",
        });
        profile.SetDefaultTimeout(30_000);
        return new Tab(profile, await profile.NewPageAsync());
    }

    public async Task<IResponse> GoAsync(string path) =>
        await Page.GotoAsync(path) ?? throw new InvalidOperationException($"{path} gave no answer.");

    /// <summary>
    /// Waits until the address fits a pattern and the page is whole. The browser is asked again and again: who waits for the event of a
    /// navigation waits for ever when it came a moment before.
    /// </summary>
    public async Task ArriveAsync([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await WholeAsync();
    }

    /// <summary>Waits until the page is there with all that belongs to it.</summary>
    public Task WholeAsync() => Assertions.Expect(Page.Locator(":root")).ToHaveJSPropertyAsync("ownerDocument.readyState", "complete", new() { Timeout = 30_000 });

    /// <summary>Says that the page is wider than the screen, and what sticks out; nothing when it fits.</summary>
    public Task<string[]> SidewaysAsync() => Page.EvaluateAsync<string[]>("""
        () => { const wide = document.documentElement.clientWidth;
          return document.documentElement.scrollWidth <= wide ? [] : [`${document.documentElement.scrollWidth} px on a screen of ${wide} px`,
            ...[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120))]; }
        """);

    /// <summary>
    /// What axe finds wrong on the page as it stands: rule, element, why. By axe itself and not by its package for Playwright, which
    /// brings all that is right over to the test as well and takes three times as long.
    /// </summary>
    public async Task<string[]> AxeAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            async () => { const { violations } = await axe.run({ resultTypes: ['violations'] });
              return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${[...n.any, ...n.all, ...n.none].map(c => c.message).join(' ')}`)); }
            """);
    }

    public Task<string> StateAsync() => context.StorageStateAsync();

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("/account/sign-in");
        await Page.Locator("main input[type=email], main input[type=text]").First.FillAsync(email);
        await Page.Locator("main input[type=password]").FillAsync(password);
        await Page.Keyboard.PressAsync("Enter");
        await ArriveAsync("/admin");
    }

    /// <summary>Presses Tab until the element has the focus: proves that a keyboard gets there.</summary>
    public async Task TabToAsync(ILocator target)
    {
        for (var step = 0; step < 80; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }
        throw new InvalidOperationException($"No keyboard way to {target} on {Page.Url}.");
    }

    /// <summary>The browser kills the page, which hears nothing of it, and opens an empty one.</summary>
    public async Task AbandonAsync()
    {
        var killed = Page;
        Page = await context.NewPageAsync();
        Listen(Page);
        // Playwright closes it in order: the page would still send what it has, and being offline may end before it.
        await killed.EvaluateAsync("() => { window.fetch = () => new Promise(() => { }); addEventListener('pagehide', event => event.stopImmediatePropagation(), { capture: true }); }");
        await killed.CloseAsync(new() { RunBeforeUnload = false });
    }

    public Task OfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>The session ends without a word to the page.</summary>
    public async Task<IEnumerable<BrowserContextCookiesResult>> TakeSessionAsync()
    {
        var cookies = (await context.CookiesAsync()).Where(c => c.Name == "catalogue").ToList();
        await context.ClearCookiesAsync(new() { NameString = "catalogue" });
        return cookies;
    }

    public Task GiveSessionAsync(IEnumerable<BrowserContextCookiesResult> session) =>
        context.AddCookiesAsync(session.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, SameSite = c.SameSite }));

    /// <summary>
    /// Films all that happens until the tab is closed, into TestResults/films beside the tests' program. To look at one:
    /// .playwright/node/linux-x64/node .playwright/package/cli.js show-trace TestResults/films/NAME.zip
    /// </summary>
    public async Task FilmAsync(string name)
    {
        film = Path.Combine(AppContext.BaseDirectory, "TestResults", "films", name + ".zip");
        await context.Tracing.StartAsync(new() { Screenshots = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (film is not null)
            await context.Tracing.StopAsync(new() { Path = film });
        await context.DisposeAsync();
    }
}
