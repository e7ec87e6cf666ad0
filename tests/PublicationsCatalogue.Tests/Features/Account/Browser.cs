using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

/// <summary>What the tests of accounts do again and again.</summary>
internal static class Browser
{
    public static HttpClient Fresh(this CatalogueApp app) =>
        app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    public static Task<User> AddPersonAsync(this CatalogueApp app, string role, string? email = null, string? name = null) => app.InScopeAsync(async services =>
    {
        email ??= $"{Guid.NewGuid():N}@example.org";
        var users = services.GetRequiredService<UserManager<User>>();
        var made = await OwnerAccount.CreateAsync(users, services.GetRequiredService<RoleManager<IdentityRole>>(),
            email, name ?? "Bo Lind", SignIn.Password, role, app.Clock);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        return (await users.FindByEmailAsync(email))!;
    });

    public static async Task<HttpResponseMessage> TrySignInAsync(this HttpClient browser, string name, string password, string returnUrl = "", bool keep = false)
    {
        var page = await browser.PageAsync("/account/sign-in" + (returnUrl.Length == 0 ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)));
        var values = new Dictionary<string, string> { ["Name"] = name, ["Password"] = password };
        if (keep)
            values["Keep"] = "true";
        return await browser.SubmitAsync(page, "main form", values);
    }

    public static async Task<HttpClient> BrowserOfAsync(this CatalogueApp app, User user)
    {
        var browser = app.Fresh();
        using var answer = await browser.TrySignInAsync(user.Email!, SignIn.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>The name=value part of a cookie that an answer sets to something.</summary>
    public static string Cookie(this HttpResponseMessage answer, string name) => answer.Headers.GetValues("Set-Cookie")
        .Last(c => c.StartsWith(name + "=", StringComparison.Ordinal)).Split(';')[0];

    /// <summary>One who holds only these cookies.</summary>
    public static async Task<HttpResponseMessage> ReplayAsync(this CatalogueApp app, string address, string cookies)
    {
        using var thief = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookies);
        return await thief.SendAsync(request);
    }
}
