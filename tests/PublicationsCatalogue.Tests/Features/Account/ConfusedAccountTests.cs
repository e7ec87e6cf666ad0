using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

/// <summary>M-14 for the forms by which one comes in.</summary>
public sealed class ConfusedAccountTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Ways = ["array", "object", "missing", "empty", "null", "1abc", "wrong first", "megabyte"];

    [Fact]
    public async Task M_14_Sign_in_by_fields_that_are_something_else_is_refused()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        foreach (var field in new[] { "Name", "Password", "__RequestVerificationToken" })
        {
            foreach (var way in Ways)
            {
                var browser = app.Fresh();
                using var answer = await SendAsync(browser, "/account/sign-in", new() { ["Name"] = user.Email!, ["Password"] = SignIn.Password }, field, way);
                // After five wrong tries a person waits; that refuses too.
                Assert.True((int)answer.StatusCode is 400 or 429, $"{field}, {way}: {answer.StatusCode}");
                Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/admin"));
            }
        }
    }

    [Fact]
    public async Task M_14_A_password_is_changed_only_by_the_one_that_holds_now()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        var browser = await app.BrowserOfAsync(user);
        foreach (var field in new[] { "Current", "__RequestVerificationToken" })
        {
            foreach (var way in Ways)
            {
                using var answer = await SendAsync(browser, "/account/password", new() { ["Current"] = SignIn.Password, ["Password"] = "another long pass phrase" }, field, way);
                Assert.True((int)answer.StatusCode is 400 or 429, $"{field}, {way}: {answer.StatusCode}");
            }
        }
        Assert.Equal(user.PasswordHash, await HashAsync(user));
    }

    [Fact]
    public async Task M_14_A_one_time_link_is_the_one_in_the_address_whole()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        var path = await app.InScopeAsync(async s => s.GetRequiredService<OneTimeLinks>().PathFor((await s.GetRequiredService<CatalogueContext>().Users.FindAsync(user.Id))!));
        var token = path.Split('/')[^1];
        var browser = app.Fresh();
        var form = await browser.PageAsync(path);
        foreach (var wrong in new[] { "null", "1abc", "%5B%5D", "0", $"{token}1", token[..^1], $"{token},{token}", new string('a', 60_000) })
        {
            using var read = await browser.GetAsync(new Uri($"/account/link/{wrong}", UriKind.Relative));
            using var sent = await browser.PostAsync(new Uri($"/account/link/{wrong}?token={token}", UriKind.Relative), new FormUrlEncodedContent(
            [
                new("token", token), new("token[]", token), new("Password", "another long pass phrase"),
                new("__RequestVerificationToken", (form.QuerySelector("main form [name=__RequestVerificationToken]") as IHtmlInputElement)!.Value),
            ]));
            Assert.True((int)read.StatusCode is 400 or 404, $"GET {wrong[..Math.Min(20, wrong.Length)]}: {read.StatusCode}");
            Assert.True((int)sent.StatusCode is 400 or 404, $"POST {wrong[..Math.Min(20, wrong.Length)]}: {sent.StatusCode}");
        }
        Assert.Equal(user.PasswordHash, await HashAsync(user));
    }

    [Fact]
    public async Task M_14_Nobody_becomes_the_first_owner_by_a_code_that_is_something_else()
    {
        await using var empty = new CatalogueApp();
        await empty.InitializeAsync();
        foreach (var way in Ways)
        {
            using var answer = await SendAsync(empty.Fresh(), "/account/first-owner", new()
            {
                ["Code"] = empty.Services.GetRequiredService<FirstOwnerCode>().Code,
                ["Name"] = "Eve",
                ["Email"] = "eve@example.org",
                ["Password"] = SignIn.Password,
            }, "Code", way);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{way}: {answer.StatusCode}");
        }
        Assert.Equal(0, await empty.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Users.CountAsync()));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, Dictionary<string, string> right, string field, string way)
    {
        right["__RequestVerificationToken"] = ((await browser.PageAsync(address)).QuerySelector("main form [name=__RequestVerificationToken]") as IHtmlInputElement)!.Value;
        KeyValuePair<string, string>[] confused = way switch
        {
            // A list of one is read as its one; of more the first counts, and here it is wrong.
            "array" => [new($"{field}[]", "wrong"), new($"{field}[]", right[field])],
            "object" => [new($"{field}[a]", right[field]), new($"{field}.b", right[field])],
            "wrong first" => [new(field, "wrong"), new(field, right[field])],
            "missing" => [],
            "empty" => [new(field, "")],
            "megabyte" => [new(field, new string('a', 1_000_000))],
            _ => [new(field, way)],
        };
        return await browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(right.Where(f => f.Key != field).Concat(confused)));
    }

    private Task<string?> HashAsync(User user) => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Users.Where(u => u.Id == user.Id).Select(u => u.PasswordHash).SingleAsync());
}
