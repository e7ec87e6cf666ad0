using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Users;

/// <summary>M-02 to M-05: how far one comes with forms that were not given.</summary>
public sealed class EditorsReachTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly (string Name, string Value)[] Extra =
    [
        ("Id", "1"), ("id", "1"), ("OwnerId", "1"), ("State", "Published"), ("Status", "Published"), ("PublicAt", "2001-01-01"),
        ("FirstPublicAt", "2001-01-01"), ("CreatedBy", "Somebody"), ("ModifiedBy", "Somebody"), ("CreatedAt", "2001-01-01"), ("IsDeleted", "true"),
        ("RowVersion", "7"), ("RevisionNumber", "7"),
        ("Roles[0]", "owner"), ("Role", "owner"), ("User.IsAdmin", "true"), ("IsDisabled", "true"), ("EmailConfirmed", "true"), ("PasswordHash", "x"),
        ("SecurityStamp", "x"), ("IsOriginal", "true"), ("SummaryHtml", "<script>x</script>"), ("BatchId", "7d9f1c1e-0000-4000-8000-000000000001"),
        ("UserId", "1"),
    ];

    [Fact]
    public async Task M_02_An_editor_changes_nobodys_role_account_or_link_not_even_the_own()
    {
        var (self, owner) = (await app.AddPersonAsync(Roles.Editor), await app.AddPersonAsync(Roles.Owner));
        var admin = await app.AddPersonAsync(Roles.Admin);
        using var editor = await app.BrowserOfAsync(self);
        var before = await PeopleAsync();
        foreach (var person in new[] { self, owner, admin })
        {
            foreach (var act in new[] { "role", "disable", "enable", "link" })
            {
                foreach (var role in Roles.All)
                    Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(editor, $"/admin/users/{person.Id}/{act}", [("role", role), .. Extra]));
            }
        }
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(editor, "/admin/users/new", [("Name", "X"), ("Email", "x@example.org"), .. Extra]));
        Assert.Equal(before, await PeopleAsync());

        using var twin = await app.BrowserOfAsync(owner);
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync(twin, $"/admin/users/{self.Id}/role", [("role", Roles.Admin)]));
    }

    [Fact]
    public async Task M_03_M_04_What_somebody_typed_and_did_not_save_is_given_to_nobody_else_by_its_key()
    {
        var entry = await app.AddAsync(A.Publication("Shared by two").Issued("2006-01-01").Published());
        using var ana = await app.SignedInAsync();
        using var jonas = await app.SignedInAsync();
        var page = await ana.PageAsync($"/admin/entries/{entry.Id}");
        var key = page.ValueOf("Key") ?? ((IHtmlInputElement)page.QuerySelector("#entry [name=Key]")!).Value;
        ((IHtmlFormElement)page.QuerySelector("#entry")!).SetAttribute("action", $"/admin/entries/{entry.Id}/unsaved");
        using (await ana.SubmitAsync(page, "#entry", new Dictionary<string, string> { ["Title"] = "ZzcanaryTyped" }))
            Assert.Equal(HttpStatusCode.NoContent, await jonas.StatusAsync($"/admin/entries/unsaved/{key}"));
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync($"/admin/entries/unsaved/{key}"));

        var other = await app.AddAsync(A.Publication("Another").Issued("2006-01-02").Published());
        foreach (var address in new[] { $"new?unsaved={key}", $"{other.Id}?unsaved={key}", $"{entry.Id}/languages/fr?unsaved={key}", $"new?like={entry.Id}",
            $"new?after={entry.Id}", $"{entry.Id}", $"{entry.Id}/history", $"{entry.Id}/preview", $"{entry.Id}/others?revision=1" })
        {
            using var answer = await jonas.GetAsync(new Uri("/admin/entries/" + address, UriKind.Relative));
            Assert.DoesNotContain("ZzcanaryTyped", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        // A save that names another person's key ends nothing of that person's.
        var his = await jonas.PageAsync($"/admin/entries/{other.Id}");
        using (var saved = await jonas.SubmitAsync(his, "#entry", new Dictionary<string, string> { ["Key"] = key, ["Title"] = "Jonas's" }, "save"))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("ZzcanaryTyped", (await ana.PageAsync($"/admin/entries/{entry.Id}")).ValueOf("Title"));
    }

    [Theory]
    [InlineData("/admin/entries/{0}", "#entry", "Title")]
    [InlineData("/admin/entries/{0}/languages/fr", "#entry", "Title")]
    [InlineData("/admin/entries/{0}/withdraw", "main form", "Reason")]
    [InlineData("/account/password", "main form", "Current")]
    public async Task M_05_A_form_changes_what_it_shows_and_nothing_else(string address, string form, string field)
    {
        var entry = await app.AddAsync(A.Publication("Of little reach").Issued("2006-01-03").Published());
        using var editor = await app.SignedInAsync();
        var (before, people) = (await EntriesAsync(), await PeopleAsync());

        var page = await editor.PageAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, entry.Id));
        var fields = Extra.ToDictionary(e => e.Name, e => e.Value);
        fields[field] = "As meant";
        using var sent = await editor.SubmitAsync(page, form, fields, "save");

        Assert.Contains(sent.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.BadRequest });
        Assert.Equal(people, await PeopleAsync());
        var after = await EntriesAsync();
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(after.Keys.Where(id => id != entry.Id), id => Assert.Equal(before[id].ToJson(), after[id].ToJson()));
        var changed = SnapshotDifference.Fields(before[entry.Id], after[entry.Id]);
        Assert.Equal(field == "Title", changed.Count > 0);
        Assert.Equal(field == "Reason" ? PublicationState.Withdrawn : PublicationState.Published, after[entry.Id].State);
        var stored = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().Include(p => p.Texts)
            .SingleAsync(p => p.Id == entry.Id));
        Assert.Equal((entry.CreatedBy, entry.FirstPublicAt, entry.Slug), (stored.CreatedBy, stored.FirstPublicAt, stored.Slug));
        Assert.True(stored.RevisionNumber <= 2);
        Assert.Equal("en", stored.Original?.Language.ToString());
        Assert.DoesNotContain(stored.Texts, t => t.SummaryHtml?.Contains("script", StringComparison.Ordinal) == true);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient browser, string address, IEnumerable<(string Name, string Value)> fields)
    {
        var token = (await browser.PageAsync("/account/password")).QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await browser.PostAsync(new Uri(address, UriKind.Relative), content);
        return answer.StatusCode;
    }

    private Task<List<string>> PeopleAsync() => app.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<CatalogueContext>();
        var people = await db.Users.AsNoTracking().OrderBy(u => u.Id)
            .Select(u => $"{u.Id} {u.Email} {u.DisplayName} {u.IsDisabled} {u.PasswordHash} {u.SecurityStamp}").ToListAsync();
        people.AddRange(await db.UserRoles.AsNoTracking().OrderBy(r => r.UserId).Select(r => r.UserId + r.RoleId).ToListAsync());
        return people;
    });

    private Task<Dictionary<long, PublicationSnapshot>> EntriesAsync() => app.InScopeAsync(async s =>
        (await s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking().WithParts().OrderBy(p => p.Id).ToListAsync())
            .ToDictionary(p => p.Id, PublicationSnapshot.Of));
}
