using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Browser;

/// <summary>What people do in a browser: mostly waiting, so that other tests run beside it.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}

/// <summary>How pages look and whether axe finds a fault in them: work enough for the whole machine.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PageTests : ICollectionFixture<Windowless>
{
    public const string Name = "Pages";
}

/// <summary>Debian's chromium before the product on a real Kestrel, with the seed and one person of the desk.</summary>
public class Chromium : IAsyncLifetime
{
    /// <summary>The browser that CATALOGUE_TEST_CHROMIUM names for all tests, or null.</summary>
    protected static readonly string? Named = Environment.GetEnvironmentVariable("CATALOGUE_TEST_CHROMIUM");

    private static readonly string Whole = Named ?? "/usr/bin/chromium";
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? signedIn;

    private readonly Dictionary<(Look, bool), Tab> kept = [];

    public CatalogueApp App { get; } = new Shown();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    protected virtual string Program => Whole;

    /// <summary>Skips the test in words where there is no chromium; CATALOGUE_TEST_BROWSER=required lets it fail instead.</summary>
    public static void Needed() => Skip.If(
        !File.Exists(Whole) && Environment.GetEnvironmentVariable("CATALOGUE_TEST_BROWSER") != "required",
        $"There is no {Whole}: apt-get install chromium. CATALOGUE_TEST_BROWSER=required makes this a failure.");

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        await App.InitializeAsync();
        Address = Serve(App);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags });
    }

    /// <summary>Puts an app on a port of its own, as a browser needs it.</summary>
    public static Uri Serve(CatalogueApp app)
    {
        app.UseKestrel(0);
        app.StartServer();
        return new UriBuilder(app.ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
    }

    public async Task<Tab> OpenAsync(Look look, bool atDesk = false)
    {
        if (browser is null)
            throw new InvalidOperationException($"There is no {Program}, and CATALOGUE_TEST_BROWSER=required.");
        if (atDesk)
            signedIn ??= await SignInAsync();
        return await Tab.OpenAsync(browser, Address, look, atDesk ? signedIn : null);
    }

    public async Task<Tab> OpenAsync(Uri address, Look look) => browser is null
        ? throw new InvalidOperationException($"There is no {Program}, and CATALOGUE_TEST_BROWSER=required.")
        : await Tab.OpenAsync(browser, address, look, null);

    /// <summary>A tab that stays open for the next who only looks, without the complaints of before; not to be disposed of.</summary>
    public async Task<Tab> KeptAsync(Look look, bool atDesk)
    {
        if (!kept.TryGetValue((look, atDesk), out var tab))
            kept[(look, atDesk)] = tab = await OpenAsync(look, atDesk);
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light });
        await tab.Page.SetViewportSizeAsync(look.Width, Tab.HeightOf(look));
        tab.Forget();
        return tab;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await App.DisposeAsync();
    }

    private async Task<string> SignInAsync()
    {
        const string email = "ana.ruiz@example.org";
        await App.AddPersonAsync(Roles.Owner, email);
        await using var tab = await OpenAsync(new Look());
        await tab.SignInAsync(email, Support.SignIn.Password);
        return await tab.StateAsync();
    }

    // Where hosts may be told, so that the desk's page of webhooks has its form; nothing is sent while the clock stands still.
    private sealed class Shown : CatalogueApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Catalogue:Webhooks:AllowedHosts:0", "hooks.example.org");
        }
    }
}

/// <summary>The same Chromium without its window, where Debian's chromium-headless-shell is installed: a page looks the same in it for half the work.</summary>
public sealed class Windowless : Chromium
{
    private const string Shell = "/usr/bin/chromium-headless-shell";

    protected override string Program => Named is null && File.Exists(Shell) ? Shell : base.Program;
}

/// <summary>How a reader's browser is set.</summary>
public sealed record Look(int Width = 1366, bool Dark = false, bool Script = true);
