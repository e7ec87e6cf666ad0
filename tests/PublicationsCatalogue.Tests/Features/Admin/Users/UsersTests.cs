using System.Net;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Users;

public sealed class UsersTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly CatalogueApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task USR_1_An_editor_gets_words_and_no_links_on_the_pages_about_people()
    {
        var other = await app.AddPersonAsync(Roles.Editor);
        using var editor = await app.SignedInAsync(Roles.Editor);
        foreach (var address in new[] { "/admin/users", "/admin/users/new", $"/admin/users/{other.Id}" })
        {
            using var answer = await editor.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("Not allowed", (await answer.PageAsync()).QuerySelector("h1").Text());
        }
        Assert.Empty((await editor.PageAsync("/account/password")).QuerySelectorAll("a[href^='/admin/users']"));
    }

    [Fact]
    public async Task M_52_A_person_added_by_several_at_once_is_one_person_and_the_others_are_told()
    {
        using var owner = await app.SignedInAsync(Roles.Owner);
        var page = await owner.PageAsync("/admin/users/new");
        for (var round = 0; round < 5; round++)
        {
            var email = $"{Guid.NewGuid():N}@example.org";
            var person = new Dictionary<string, string> { ["Email"] = email, ["Name"] = "Ana Ruiz", ["Role"] = Roles.Editor };
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.SubmitAsync(page, "main form", person)));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], answers.Select(a => a.StatusCode).Order());
            var told = (await answers.First(a => a.StatusCode == HttpStatusCode.BadRequest).PageAsync()).QuerySelector(".error-summary").Text();
            Assert.Contains("Someone with this e-mail", told, StringComparison.Ordinal);
            Assert.Single((await owner.PageAsync("/admin/users")).QuerySelectorAll("main tr"), row => row.Text().Contains(email, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task USR_2_A_change_of_role_takes_effect_at_the_next_request()
    {
        var user = await app.AddPersonAsync(Roles.Admin);
        using var person = await app.BrowserOfAsync(user);
        using var owner = await app.SignedInAsync(Roles.Owner);
        Assert.Equal(HttpStatusCode.OK, await person.StatusAsync("/admin/users"));

        using var changed = await PressAsync(owner, user, "role", new() { ["role"] = Roles.Editor });

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await person.StatusAsync("/admin/users"));
        using var again = await app.BrowserOfAsync(user);
        Assert.Equal(HttpStatusCode.Forbidden, await again.StatusAsync("/admin/users"));
    }

    [Fact]
    public async Task M_12_A_disabled_person_is_out_and_an_enabled_one_may_come_back()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var person = await app.BrowserOfAsync(user);
        using var owner = await app.SignedInAsync(Roles.Owner);

        using (var off = await PressAsync(owner, user, "disable"))
            Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await person.StatusAsync("/account/password"));
        using (var refused = await app.Fresh().TrySignInAsync(user.Email!, SignIn.Password))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using (var on = await PressAsync(owner, user, "enable"))
            Assert.Equal(HttpStatusCode.Redirect, on.StatusCode);
        using var back = await app.BrowserOfAsync(user);
    }

    [Fact]
    public async Task M_02_The_last_owner_stays_owner()
    {
        var user = await app.AddPersonAsync(Roles.Owner);
        using var owner = await app.BrowserOfAsync(user);

        using var demoted = await PressAsync(owner, user, "role", new() { ["role"] = Roles.Editor });
        using var disabled = await PressAsync(owner, user, "disable");

        Assert.Equal(HttpStatusCode.Conflict, demoted.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, disabled.StatusCode);
        Assert.Contains("last owner", (await demoted.PageAsync()).QuerySelector(".error-summary").Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync("/admin/users"));
    }

    [Fact]
    public async Task M_02_An_admin_neither_touches_nor_makes_owners()
    {
        var owner = await app.AddPersonAsync(Roles.Owner);
        await app.AddPersonAsync(Roles.Owner);
        var self = await app.AddPersonAsync(Roles.Admin);
        using var admin = await app.BrowserOfAsync(self);

        foreach (var (user, act, role) in new[] { (owner, "role", "editor"), (owner, "disable", ""), (owner, "link", ""), (self, "role", "owner") })
        {
            using var answer = await PostAsync(admin, $"/admin/users/{user.Id}/{act}", new() { ["role"] = role });
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        using var made = await PostAsync(admin, "/admin/users/new", new() { ["Name"] = "X", ["Email"] = "x@example.org", ["Role"] = "owner" });
        Assert.Equal(HttpStatusCode.Forbidden, made.StatusCode);
        using var still = await app.BrowserOfAsync(owner);
        Assert.Equal(HttpStatusCode.OK, await still.StatusAsync("/admin/users"));
    }

    [Fact]
    public async Task M_13_An_invited_person_sets_a_password_once_with_a_link_that_lasts_an_hour()
    {
        using var owner = await app.SignedInAsync(Roles.Owner);
        using var added = await PostAsync(owner, "/admin/users/new", new() { ["Name"] = "Eva Berg", ["Email"] = "eva@example.org", ["Role"] = "editor", ["IsDisabled"] = "true", ["Id"] = "1" });
        var link = new Uri((await added.PageAsync()).QuerySelector("#link").Text()).PathAndQuery;
        using var person = app.Fresh();
        var page = await person.PageAsync(link);

        using var set = await person.SubmitAsync(page, "main form", new Dictionary<string, string> { ["Password"] = "eva's own long one" });

        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await person.StatusAsync("/account/password"));
        Assert.Equal(HttpStatusCode.NotFound, await app.Fresh().StatusAsync(link));
    }

    [Fact]
    public async Task M_13_A_link_is_dead_after_an_hour_and_a_forged_one_was_never_alive()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var owner = await app.SignedInAsync(Roles.Owner);
        using var shown = await PressAsync(owner, user, "link");
        var link = new Uri((await shown.PageAsync()).QuerySelector("#link").Text()).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, await app.Fresh().StatusAsync(link));

        app.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var dead in new[] { link, link[..^3] + "abc", "/account/link/x", "/account/link/" + new string('A', 3000) })
            Assert.Contains(await app.Fresh().StatusAsync(dead), new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task The_list_shows_everyone_and_nobody_twice_gets_one_e_mail()
    {
        await app.AddPersonAsync(Roles.Editor, "bo@example.org");
        using var owner = await app.SignedInAsync(Roles.Owner);

        var rows = (await owner.PageAsync("/admin/users")).QuerySelectorAll("tbody tr").Select(r => r.Text()).ToList();
        using var again = await PostAsync(owner, "/admin/users/new", new() { ["Name"] = "Bo", ["Email"] = "BO@example.org", ["Role"] = "editor" });

        Assert.Contains(rows, row => row.EndsWith("bo@example.org editor never Active", StringComparison.Ordinal));
        Assert.Equal(2, rows.Count);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal("Bo", (await again.PageAsync()).QuerySelector("#Name")!.GetAttribute("value"));

    }

    private static async Task<HttpResponseMessage> PressAsync(HttpClient browser, User user, string act, Dictionary<string, string>? values = null) =>
        await browser.SubmitAsync(await browser.PageAsync($"/admin/users/{user.Id}"), $"main form[action$='/{act}']", values ?? []);

    /// <summary>With a token of the browser's own, and fields that no form of its pages offers.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, Dictionary<string, string> values)
    {
        var page = await browser.PageAsync("/account/password");
        values["__RequestVerificationToken"] = page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(values);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), content);
    }
}
