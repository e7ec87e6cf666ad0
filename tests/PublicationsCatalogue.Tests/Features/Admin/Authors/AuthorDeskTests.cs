using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Authors;

/// <summary>People and organisations at the desk.</summary>
public sealed class AuthorDeskTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task TAX_1_A_person_with_another_name_keeps_the_entries_and_the_old_name_and_address_lead_to_the_new_one()
    {
        await app.AddCarryingAsync("Of Weasel", "Wendy Weazel");
        using var editor = await app.SignedInAsync();
        var id = await app.AuthorIdAsync("Wendy Weazel");

        await SaveAsync(editor, id, new() { ["Name"] = "Wendy Weasel" });

        using var reader = app.Reader();
        using var old = await reader.GetAsync(new Uri("/authors/wendy-weazel", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/authors/wendy-weasel"), (old.StatusCode, old.Headers.Location?.OriginalString));
        Assert.Contains("Of Weasel", (await reader.PageAsync("/authors/wendy-weasel")).QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.Equal(["Of Weasel"], await app.FoundForAsync("weazel"));
        Assert.Equal(["Of Weasel"], await app.FoundForAsync("weasel"));
        await app.AddCarryingAsync("Again", "wendy weazel");
        Assert.Equal(["Again", "Of Weasel"], (await app.FoundAsync("author=wendy-weasel")).Order());
        Assert.Empty(await app.InScopeAsync(s => SearchFaults.FindAsync(s.GetRequiredService<CatalogueContext>(), 5, default)));
    }

    [Fact]
    public async Task A_name_given_back_has_its_first_address_again()
    {
        await app.AddCarryingAsync("Of Badger", "Bea Badger");
        using var editor = await app.SignedInAsync();
        var id = await app.AuthorIdAsync("Bea Badger");
        await SaveAsync(editor, id, new() { ["Name"] = "Bea Brock" });
        await SaveAsync(editor, id, new() { ["Name"] = "Bea Badger" });

        using var reader = app.Reader();
        using var now = await reader.GetAsync(new Uri("/authors/bea-badger", UriKind.Relative));
        using var between = await reader.GetAsync(new Uri("/authors/bea-brock", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "/authors/bea-badger"), (now.StatusCode, between.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Other_names_written_by_hand_find_the_person_until_they_are_taken_out()
    {
        await app.AddCarryingAsync("Of Tayra", "Tayra, T.");
        using var editor = await app.SignedInAsync();
        var id = await app.AuthorIdAsync("Tayra, T.");
        await SaveAsync(editor, id, new() { ["AlsoCalled"] = "Eira Barbara\nTolomuco" });
        Assert.Equal(["Of Tayra"], await app.FoundForAsync("tolomuco"));
        Assert.Equal("Eira Barbara\nTolomuco", (await editor.PageAsync($"/admin/authors/{id}")).ValueOf("AlsoCalled"));

        await SaveAsync(editor, id, new() { ["AlsoCalled"] = "Eira Barbara" });

        Assert.Empty(await app.FoundForAsync("tolomuco"));
        Assert.Equal(["Of Tayra"], await app.FoundForAsync("eira"));
    }

    [Fact]
    public async Task What_is_said_of_an_author_stands_on_the_readers_page_and_hostile_text_is_text()
    {
        await app.AddCarryingAsync("Of Grison", "Gus Grison");
        using var editor = await app.SignedInAsync();
        await SaveAsync(editor, await app.AuthorIdAsync("Gus Grison"), new() { ["Identifier"] = "0000-0002-1825-0097", ["Website"] = "https://example.org/gus", ["Description"] = "Writes *much* <script>alert(1)</script>" });

        using var reader = app.Reader();
        var page = await reader.PageAsync("/authors/gus-grison");
        Assert.Equal("Writes much <script>alert(1)</script>", page.QuerySelector(".lead").Text());
        Assert.Equal(["https://orcid.org/0000-0002-1825-0097", "https://example.org/gus"], page.QuerySelectorAll(".term-facts a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("Name", "", "Enter a name")]
    [InlineData("Name", "Lynx, L.", "“Lynx, L.” is there already")]
    [InlineData("AlsoCalled", "lynx, l.", "“Lynx, L.” is there already")]
    [InlineData("Identifier", "0000-0002-1825-0098", "")]
    [InlineData("Website", "javascript:alert(1)", "")]
    public async Task What_cannot_be_saved_says_why_and_nothing_typed_is_lost(string field, string typed, string why)
    {
        await app.AddCarryingAsync("Lynxes", "Lynx, L.");
        var name = $"Caracal of {field} {typed.Length}";
        await app.AddCarryingAsync("Caracals", name);
        using var editor = await app.SignedInAsync();
        var id = await app.AuthorIdAsync(name);

        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/authors/{id}"), "main form[action^='/admin/authors/']", new Dictionary<string, string> { [field] = typed, ["Description"] = "Typed at length" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.StartsWith(why, page.QuerySelector($"#{field}-error").Text(), StringComparison.Ordinal);
        Assert.Equal((typed, "Typed at length"), (page.ValueOf(field), page.ValueOf("Description")));
    }

    [Fact]
    public async Task Two_people_with_one_identifier_are_pointed_out()
    {
        await app.AddCarryingAsync("Of two", "Civet, C.; Catherine Civet");
        using var editor = await app.SignedInAsync();
        await SaveAsync(editor, await app.AuthorIdAsync("Civet, C."), new() { ["Identifier"] = "0000-0001-5109-3700" });

        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/authors/{await app.AuthorIdAsync("Catherine Civet")}"), "main form[action^='/admin/authors/']", new Dictionary<string, string> { ["Identifier"] = "0000-0001-5109-3700" });

        Assert.Equal("“Civet, C.” has this identifier. If they are one, merge them", (await answer.PageAsync()).QuerySelector("#Identifier-error").Text());
    }

    [Fact]
    public async Task A_form_filled_before_someone_else_saved_overwrites_nothing()
    {
        await app.AddCarryingAsync("Of Kusimanse", "Kusimanse, K.");
        using var editor = await app.SignedInAsync();
        var id = await app.AuthorIdAsync("Kusimanse, K.");
        var late = await editor.PageAsync($"/admin/authors/{id}");
        await SaveAsync(editor, id, new() { ["Description"] = "First" });

        using var answer = await editor.SubmitAsync(late, "main form[action^='/admin/authors/']", new Dictionary<string, string> { ["Description"] = "Second" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("First", (await editor.PageAsync($"/admin/authors/{id}")).ValueOf("Description"));
    }

    [Fact]
    public async Task TAX_3_A_new_name_is_unused_at_the_desk_hidden_from_readers_and_can_be_deleted()
    {
        using var editor = await app.SignedInAsync();
        using var added = await editor.SubmitAsync(await editor.PageAsync("/admin/authors/new"), "main form", new Dictionary<string, string> { ["Kind"] = "organisation", ["Name"] = "Quoll Trust", ["AlsoCalled"] = "Quolls" });
        var address = added.Headers.Location!.OriginalString;
        Assert.Contains("organisation unused", (await editor.PageAsync("/admin/authors?q=quoll")).QuerySelector("tbody").Text(), StringComparison.Ordinal);
        using var reader = app.Reader();
        using var hidden = await reader.GetAsync(new Uri("/authors/quoll-trust", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        using var deleted = await editor.SubmitAsync(await editor.PageAsync(address), "form[action$='/delete']", new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal(0, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.CountAsync(a => a.Name.StartsWith("Quoll"))));
    }

    [Fact]
    public async Task A_name_that_an_entry_carries_cannot_be_deleted()
    {
        await app.AddCarryingAsync("Draft of Dhole", "Dhole, D.", isDraft: true);
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync($"/admin/authors/{await app.AuthorIdAsync("Dhole, D.")}");
        Assert.Null(page.QuerySelector("form[action$='/delete']"));

        using var answer = await editor.SubmitAsync(page, "main form[action^='/admin/authors/']", new Dictionary<string, string>());
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var refused = await editor.PostAsync(new Uri($"/admin/authors/{await app.AuthorIdAsync("Dhole, D.")}/delete", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotEqual(0, await app.AuthorIdAsync("Dhole, D."));
    }

    private static async Task SaveAsync(HttpClient editor, long id, Dictionary<string, string> changes)
    {
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/authors/{id}"), "main form[action^='/admin/authors/']", changes);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
