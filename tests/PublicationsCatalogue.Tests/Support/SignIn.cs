using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Tests.Support;

public static class SignIn
{
    public const string Password = "a long enough pass phrase";

    /// <summary>A browser in which a new person of this role has signed in by the form.</summary>
    public static async Task<HttpClient> SignedInAsync(this CatalogueApp app, string role = Roles.Editor, string? email = null)
    {
        email ??= $"{Guid.NewGuid():N}@example.org";
        await app.AddPersonAsync(role, email);
        var browser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        var page = await browser.PageAsync("/account/sign-in");
        var name = NameOf(page, "main form input[type=text], main form input[type=email], main form input:not([type])");
        var password = NameOf(page, "main form input[type=password]");
        using var answer = await browser.SubmitAsync(page, "main form", new Dictionary<string, string> { [name] = email, [password] = Password });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>A person of this role whose password is <see cref="Password"/>.</summary>
    public static Task AddPersonAsync(this CatalogueApp app, string role, string email) =>
        app.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var roles = services.GetRequiredService<RoleManager<IdentityRole>>();
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole(role));
            var user = new User { UserName = email, Email = email, DisplayName = "Ana Ruiz", CreatedAt = app.Now };
            var created = await users.CreateAsync(user, Password);
            Assert.True(created.Succeeded, string.Join(" ", created.Errors.Select(e => e.Description)));
            return await users.AddToRoleAsync(user, role);
        });

    private static string NameOf(IHtmlDocument page, string selector) =>
        (page.QuerySelector(selector) as IHtmlInputElement)?.Name ?? throw new InvalidOperationException($"No {selector} on the sign-in page.");
}
