using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

public sealed class SessionTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Inside = "/account/password";
    private readonly CatalogueApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task M_12_A_copied_cookie_is_dead_after_sign_out()
    {
        using var browser = app.Fresh();
        var cookie = await SignInAsync(browser, await app.AddPersonAsync(Roles.Editor));
        Assert.Equal(HttpStatusCode.OK, await ReplayAsync(cookie));

        using var out_ = await browser.SubmitAsync(await browser.PageAsync(Inside), ".staff form", new Dictionary<string, string>());

        Assert.Equal("/", out_.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, await ReplayAsync(cookie));
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync(Inside));
    }

    [Fact]
    public async Task M_12_A_new_password_ends_every_older_session_and_every_copy_of_this_one()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var here = app.Fresh();
        using var elsewhere = app.Fresh();
        var copied = await SignInAsync(here, user);
        var other = await SignInAsync(elsewhere, user);

        using var changed = await here.SubmitAsync(await here.PageAsync(Inside), "main form",
            new Dictionary<string, string> { ["Current"] = SignIn.Password, ["Password"] = "quite another long one" });

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await ReplayAsync(copied));
        Assert.Equal(HttpStatusCode.Redirect, await ReplayAsync(other));
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync(Inside));
        using var old = await app.Fresh().TrySignInAsync(user.Email!, SignIn.Password);
        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
    }

    [Fact]
    public async Task M_12_A_cookie_planted_before_sign_in_is_worth_nothing_after()
    {
        using var browser = app.Fresh();
        var first = await SignInAsync(browser, await app.AddPersonAsync(Roles.Editor));
        using var out_ = await browser.SubmitAsync(await browser.PageAsync(Inside), ".staff form", new Dictionary<string, string>());
        browser.DefaultRequestHeaders.Add("Cookie", first);

        var second = await SignInAsync(browser, await app.AddPersonAsync(Roles.Editor));

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Redirect, await ReplayAsync(first));
    }

    [Fact]
    public async Task M_12_A_disabled_person_is_out_at_the_next_request()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var browser = await app.BrowserOfAsync(user);
        await app.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().Users.Where(u => u.Id == user.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.IsDisabled, true)));

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync(Inside));
    }

    [Theory]
    [InlineData(false, 31, HttpStatusCode.Redirect)]
    [InlineData(false, 24, HttpStatusCode.OK)]
    [InlineData(true, 31, HttpStatusCode.OK)]
    [InlineData(true, 721, HttpStatusCode.Redirect)]
    public async Task M_19_An_idle_session_ends_after_half_an_hour_or_twelve_when_kept(bool keep, int minutes, HttpStatusCode expected)
    {
        using var browser = app.Fresh();
        await SignInAsync(browser, await app.AddPersonAsync(Roles.Editor), keep);

        app.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(expected, await browser.StatusAsync(Inside));
    }

    [Fact]
    public async Task M_19_A_busy_session_ends_after_twelve_hours()
    {
        using var browser = await app.BrowserOfAsync(await app.AddPersonAsync(Roles.Editor));
        for (var minutes = 0; minutes < 700; minutes += 20)
        {
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(Inside));
            app.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        app.Clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync(Inside));
    }

    [Fact]
    public async Task The_database_holds_no_key_that_opens_a_session_and_drops_what_has_expired()
    {
        using var browser = app.Fresh();
        await SignInAsync(browser, await app.AddPersonAsync(Roles.Editor));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await SignInAsync(app.Fresh(), await app.AddPersonAsync(Roles.Editor));

        var session = Assert.Single(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Sessions.ToListAsync()));

        Assert.Equal(64, session.KeyHash.Length);
        Assert.Equal(HttpStatusCode.Redirect, await ReplayAsync("catalogue=" + session.KeyHash));
    }

    [Fact]
    public async Task A_person_is_noted_as_seen_every_five_minutes_at_most_and_the_page_cache_stays()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var browser = await app.BrowserOfAsync(user);
        var (version, start) = (app.Services.GetRequiredService<CatalogueVersion>(), app.Now);
        var before = version.Name;

        await browser.StatusAsync(Inside);
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        await browser.StatusAsync(Inside);
        var soon = await SeenAsync(user);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await browser.StatusAsync(Inside);

        Assert.Equal(start, soon);
        Assert.Equal(start.AddMinutes(6), await SeenAsync(user));
        Assert.Equal(before, version.Name);
    }

    private Task<DateTime?> SeenAsync(User user) => app.InScopeAsync(s =>
        s.GetRequiredService<CatalogueContext>().Users.Where(u => u.Id == user.Id).Select(u => u.LastSeenAt).SingleAsync());

    private static async Task<string> SignInAsync(HttpClient browser, User user, bool keep = false)
    {
        using var answer = await browser.TrySignInAsync(user.Email!, SignIn.Password, keep: keep);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Cookie("catalogue");
    }

    private async Task<HttpStatusCode> ReplayAsync(string cookie)
    {
        using var answer = await app.ReplayAsync(Inside, cookie);
        return answer.StatusCode;
    }
}
