using System.Net;
using AngleSharp.Html.Dom;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Users;

/// <summary>An account that is changed while its person types.</summary>
public sealed class TakenAwayTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("disable", "enable")]
    [InlineData("role", "role")]
    public async Task Who_loses_the_role_while_typing_is_told_and_alone_finds_what_was_kept_once_it_is_back(string away, string back)
    {
        var entry = await app.AddAsync(A.Publication($"Typed on, {away}").Issued("2004-04-04").Published());
        var address = $"/admin/entries/{entry.Id}";
        var person = await app.AddPersonAsync(Roles.Admin);
        using var ana = await app.BrowserOfAsync(person);
        using var owner = await app.SignedInAsync(Roles.Owner);
        using var other = await app.SignedInAsync();
        var (form, fresh) = (await ana.PageAsync(address), await ana.PageAsync("/admin/entries/new"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(ana, form, address + "/unsaved", "Kept in time")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(ana, fresh, "/admin/entries/new/unsaved", "New in time")).StatusCode);

        await PressAsync(owner, person, away, Roles.Editor);

        foreach (var (page, to) in new[] { (form, address), (fresh, "/admin/entries/new") })
        {
            using var unkept = await SendAsync(ana, page, to + "/unsaved", "Sent too late");
            Assert.Equal(HttpStatusCode.Redirect, unkept.StatusCode);
            using var refused = await SendAsync(ana, page, to, "Sent too late");
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
            var told = await app.Fresh().PageAsync(refused.Headers.Location!.PathAndQuery);
            Assert.Contains("go back in the browser", told.QuerySelector(".notice").Text(), StringComparison.Ordinal);
        }
        Assert.Equal($"Typed on, {away}", (await other.PageAsync(address)).ValueOf("Title"));
        var places = new[] { "/admin", "/admin/entries", "/admin/entries/new", address };
        foreach (var (browser, place) in places.Select(p => (other, p)).Concat(places.Select(p => (owner, p))))
        {
            var seen = (await browser.PageAsync(place)).DocumentElement.OuterHtml;
            Assert.DoesNotContain("in time", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("Sent too late", seen, StringComparison.Ordinal);
        }

        await PressAsync(owner, person, back, Roles.Admin);
        using var again = await app.BrowserOfAsync(person);
        var kept = await again.PageAsync(address);
        Assert.Equal("Kept in time", kept.ValueOf("Title"));
        Assert.Contains((await again.PageAsync("/admin")).QuerySelectorAll("main a"), a => a.Text() == "New in time");
        using var saved = await SendAsync(again, kept, address, "Saved at last");
        Assert.Equal("Saved at last", (await other.PageAsync(address)).ValueOf("Title"));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, IHtmlDocument page, string address, string title)
    {
        ((IHtmlFormElement)page.QuerySelector("#entry")!).SetAttribute("action", address);
        return browser.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Title"] = title }, "save");
    }

    private static async Task PressAsync(HttpClient owner, User person, string act, string role)
    {
        var page = await owner.PageAsync($"/admin/users/{person.Id}");
        using var done = await owner.SubmitAsync(page, $"main form[action$='/{act}']", new Dictionary<string, string> { ["role"] = role });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }
}
