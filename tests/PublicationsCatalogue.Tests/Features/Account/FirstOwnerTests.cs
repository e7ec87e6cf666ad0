using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

public sealed class FirstOwnerTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Address = "/account/first-owner";
    private readonly CatalogueApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task M_17_The_code_makes_one_owner_and_then_the_page_is_gone()
    {
        using var browser = app.Fresh();
        var typed = app.Services.GetRequiredService<FirstOwnerCode>().Code.ToLowerInvariant().Replace('-', ' ');

        using var answer = await SendAsync(browser, typed);

        Assert.Equal("/admin", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/admin/users"));
        Assert.Equal(HttpStatusCode.NotFound, await app.Fresh().StatusAsync(Address));
    }

    [Fact]
    public async Task M_17_Without_the_code_nobody_becomes_owner_and_what_was_typed_stays()
    {
        using var browser = app.Fresh();

        using var answer = await SendAsync(browser, "AAAA-AAAA-AAAA-AAAA");
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("ana@example.org", page.QuerySelector("#Email")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#Password")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(Address));
    }

    [Fact]
    public async Task What_is_wrong_with_the_password_is_told_beside_what_else_is_wrong()
    {
        using var browser = app.Fresh();
        using var answer = await browser.SubmitAsync(await browser.PageAsync(Address), "main form", new Dictionary<string, string> { ["Code"] = "x", ["Name"] = "", ["Email"] = "ana@example.org", ["Password"] = "short" });
        var page = await answer.PageAsync();

        Assert.Contains("Enter your name.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("at least 12 characters", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task M_17_Ten_wrong_codes_renew_the_code()
    {
        using var browser = app.Fresh();
        var code = app.Services.GetRequiredService<FirstOwnerCode>();
        var first = code.Code;
        for (var i = 0; i < 10; i++)
            using (await SendAsync(browser, "WRONG"))
            {
            }

        Assert.NotEqual(first, code.Code);
        Assert.False(code.Matches(first));
        Assert.True(code.Matches(code.Code));
    }

    [Fact]
    public async Task M_17_Once_there_is_a_person_the_page_is_not_there()
    {
        using var browser = app.Fresh();
        var page = await browser.PageAsync(Address);
        await app.AddPersonAsync(Roles.Editor);

        using var late = await browser.SubmitAsync(page, "main form", new Dictionary<string, string> { ["Code"] = app.Services.GetRequiredService<FirstOwnerCode>().Code });

        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string code) =>
        await browser.SubmitAsync(await browser.PageAsync(Address), "main form", new Dictionary<string, string>
        {
            ["Code"] = code,
            ["Name"] = "Ana Ruiz",
            ["Email"] = "ana@example.org",
            ["Password"] = SignIn.Password,
        });
}
