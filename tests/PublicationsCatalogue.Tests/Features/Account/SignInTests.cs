using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

public sealed class SignInTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task A_person_signs_in_by_e_mail_or_by_name_and_comes_to_the_desk()
    {
        var user = await app.AddPersonAsync(Roles.Editor, name: "Only One Of This Name");
        using var byMail = app.Fresh();
        using var byName = app.Fresh();

        using var first = await byMail.TrySignInAsync(user.Email!.ToUpperInvariant(), SignIn.Password);
        using var second = await byName.TrySignInAsync("Only One Of This Name", SignIn.Password);

        Assert.Equal("/admin", first.Headers.Location!.OriginalString);
        Assert.Equal("/admin", second.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await byMail.StatusAsync("/account/password"));
    }

    [Fact]
    public async Task AUTH_1_A_refused_sign_in_has_a_summary_in_focus_keeps_the_name_and_clears_the_password()
    {
        using var browser = app.Fresh();

        using var answer = await browser.TrySignInAsync("ana.ruiz", "not the password");
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("Sign in", page.QuerySelector("h1").Text());
        Assert.True(page.QuerySelector(".error-summary")!.HasAttribute("autofocus"));
        Assert.NotNull(page.QuerySelector(page.QuerySelector(".error-summary a")!.GetAttribute("href")!));
        Assert.Equal("ana.ruiz", page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Password")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("#Name")!.GetAttribute("aria-invalid"));
        Assert.Equal("current-password", page.QuerySelector("#Password")!.GetAttribute("autocomplete"));
    }

    [Fact]
    public async Task M_08_Unknown_known_invited_and_disabled_names_get_the_same_answer()
    {
        var known = await app.AddPersonAsync(Roles.Editor);
        var disabled = await app.AddPersonAsync(Roles.Editor);
        var invited = await app.AddPersonAsync(Roles.Editor);
        await app.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var person = (await users.FindByIdAsync(disabled.Id))!;
            person.IsDisabled = true;
            await users.UpdateAsync(person);
            return await users.RemovePasswordAsync((await users.FindByIdAsync(invited.Id))!);
        });
        var answers = new HashSet<string>();
        foreach (var (name, password) in new[] { ("nobody@example.org", "wrong wrong wrong"), (known.Email!, "wrong wrong wrong"), (invited.Email!, SignIn.Password), (disabled.Email!, SignIn.Password) })
        {
            using var browser = app.Fresh();
            using var answer = await browser.TrySignInAsync(name, password);
            var page = await answer.PageAsync();
            answers.Add($"{answer.StatusCode} {page.Title} {page.QuerySelector("main").Text()}");
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task AUTH_3_M_08_The_password_of_nobody_takes_as_long_to_check_as_that_of_somebody()
    {
        await using var slow = new CatalogueApp { HasQuickHashes = false };
        await slow.InitializeAsync();
        var known = await slow.AddPersonAsync(Roles.Editor);
        var work = await slow.InScopeAsync(async services =>
        {
            var check = services.GetRequiredService<PublicationsCatalogue.Features.Account.PasswordCheck>();
            await check.IsRightAsync(null, "warm up", default);
            var times = new List<(double Unknown, double Known)>();
            for (var i = 0; i < 7; i++)
            {
                var start = TimeProvider.System.GetTimestamp();
                await check.IsRightAsync(null, "wrong", default);
                var middle = TimeProvider.System.GetTimestamp();
                await check.IsRightAsync(known, "wrong", default);
                times.Add((TimeProvider.System.GetElapsedTime(start, middle).TotalMilliseconds, TimeProvider.System.GetElapsedTime(middle).TotalMilliseconds));
            }
            return (Unknown: times.Min(t => t.Unknown), Known: times.Min(t => t.Known));
        });

        Assert.InRange(work.Unknown / work.Known, 0.4, 2.5);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task M_15_A_foreign_return_address_is_dropped(string address)
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var browser = app.Fresh();

        using var answer = await browser.TrySignInAsync(user.Email!, SignIn.Password, address);

        Assert.Equal("/admin", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task M_15_A_local_return_address_is_kept_over_a_wrong_try()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var browser = app.Fresh();
        using var wrong = await browser.TrySignInAsync(user.Email!, "wrong", "/admin/entries/new?x=1");

        using var answer = await browser.SubmitAsync(await wrong.PageAsync(), "main form",
            new Dictionary<string, string> { ["Name"] = user.Email!, ["Password"] = SignIn.Password });

        Assert.Equal("/admin/entries/new?x=1", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task M_16_A_sign_in_without_the_forms_token_is_refused()
    {
        using var browser = app.Fresh();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = "a", ["Password"] = "b", ["__RequestVerificationToken"] = "garbage" });

        using var answer = await browser.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task M_10_A_password_of_a_megabyte_is_refused_without_being_hashed()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var browser = app.Fresh();

        using var answer = await browser.TrySignInAsync(user.Email!, new string('a', 900_000));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("at most 256", (await answer.PageAsync()).QuerySelector(".error-summary").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M_14_Fields_of_another_shape_are_refused_and_break_nothing()
    {
        using var browser = app.Fresh();
        var page = await browser.PageAsync("/account/sign-in");

        using var answer = await browser.SubmitAsync(page, "main form", new Dictionary<string, string> { ["Name[]"] = "x", ["Name"] = "", ["Password[a]"] = "y", ["Keep"] = "1abc" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
