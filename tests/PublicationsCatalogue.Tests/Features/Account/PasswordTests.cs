using System.Buffers.Binary;
using System.Net;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Account;

public sealed class PasswordTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("eleven char")]
    [InlineData("qwerty123456")]
    [InlineData("QWERTY123456")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("passwordpassword")]
    [InlineData("Publications Catalogue")]
    [InlineData("ilocooppublications1")]
    public async Task M_10_A_short_or_common_password_or_the_name_of_the_site_is_refused(string password)
    {
        using var browser = await app.SignedInAsync();

        using var answer = await ChangeAsync(browser, password);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await answer.PageAsync()).QuerySelector("#Password-error"));
    }

    [Theory]
    [InlineData("all lower case with spaces")]
    [InlineData("ключ 🗝️ от архива ")]
    [InlineData("0123456789 is 64 characters when it is written out to the end...")]
    public async Task M_10_Any_other_long_password_is_taken_and_compared_exactly(string password)
    {
        var user = await app.AddPersonAsync(Roles.Editor);
        using var browser = await app.BrowserOfAsync(user);

        using var answer = await ChangeAsync(browser, password);
        using var near = await app.Fresh().TrySignInAsync(user.Email!, password.ToUpperInvariant());
        using var cut = await app.Fresh().TrySignInAsync(user.Email!, password[..^1]);
        using var exact = await app.Fresh().TrySignInAsync(user.Email!, password);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, near.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, cut.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, exact.StatusCode);
    }

    [Fact]
    public async Task M_10_A_stored_password_costs_220000_rounds_to_try()
    {
        await using var slow = new CatalogueApp { HasQuickHashes = false };
        await slow.InitializeAsync();
        var user = await slow.AddPersonAsync(Roles.Editor);

        var hash = Convert.FromBase64String(user.PasswordHash!);

        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 220_000);
    }

    [Fact]
    public async Task The_password_page_asks_for_the_present_one()
    {
        using var browser = await app.SignedInAsync();

        using var answer = await browser.SubmitAsync(await browser.PageAsync("/account/password"), "main form",
            new Dictionary<string, string> { ["Current"] = "not the present one", ["Password"] = "quite another long one" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await answer.PageAsync()).QuerySelector("#Current-error"));
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string password) =>
        await browser.SubmitAsync(await browser.PageAsync("/account/password"), "main form",
            new Dictionary<string, string> { ["Current"] = SignIn.Password, ["Password"] = password });
}
