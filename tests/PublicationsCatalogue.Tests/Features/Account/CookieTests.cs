using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

public sealed class CookieTests(CookieTests.PublishedApp app) : IClassFixture<CookieTests.PublishedApp>
{
    [Fact]
    public async Task M_19_Every_cookie_of_a_published_site_is_bound_to_its_host_and_to_https()
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var browser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        using var form = await browser.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
        using var answer = await browser.TrySignInAsync(user.Email!, SignIn.Password);

        var cookies = form.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).ToList();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/account/password"));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-catalogue", cookie, StringComparison.Ordinal);
            foreach (var part in new[] { "; secure", "; httponly", "; path=/", "; samesite=lax" })
                Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_published_site_that_is_asked_over_plain_http_still_answers()
    {
        using var browser = app.Fresh();

        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/account/sign-in"));
    }

    public sealed class PublishedApp : CatalogueApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Catalogue:PublicUrl", "https://publications.example.org");
        }
    }
}
