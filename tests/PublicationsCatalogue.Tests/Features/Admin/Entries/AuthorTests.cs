using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>Authors with an ORCID iD: one person on every entry, and two people of one name apart.</summary>
public sealed class AuthorTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string One = "0000-0002-1825-0097", Other = "0000-0002-1694-233X";

    [Fact]
    public async Task The_identifier_behind_a_name_stays_with_the_person_and_parts_two_of_one_name()
    {
        using var editor = await app.SignedInAsync();
        var first = await SavedAsync(editor, "First of Kim", "Kim Lee");
        var second = await SavedAsync(editor, "Second of Kim", $"Kim Lee https://orcid.org/{One}");
        var third = await SavedAsync(editor, "Third, of another Kim", $"Kim Lee ({Other})");

        Assert.Equal($"Kim Lee ({One})", (await editor.PageAsync(first)).ValueOf("Authors"));
        Assert.Equal($"Kim Lee ({One})", (await editor.PageAsync(second)).ValueOf("Authors"));
        Assert.Equal($"Kim Lee ({Other})", (await editor.PageAsync(third)).ValueOf("Authors"));
        using var again = await editor.SubmitAsync(await editor.PageAsync(third), "#entry", new Dictionary<string, string> { ["Summary"] = "Another Kim." }, "save");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var people = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.Where(a => a.NameKey == "kim lee").OrderBy(a => a.Id).Select(a => a.Orcid).ToListAsync());
        Assert.Equal([One, Other], people);
    }

    [Theory]
    [InlineData("Kim Lee (0000-0002-1825-0098)", "Kim Lee (0000-0002-1825-0098): The last digit of the ORCID iD does not fit")]
    [InlineData("Kim Lee; et al.", "et al.: this names nobody")]
    public async Task What_names_no_author_is_said_at_the_field_and_what_was_typed_is_kept(string authors, string told)
    {
        using var editor = await app.SignedInAsync();
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Wrong author", ["Authors"] = authors }, "save");
        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(told, page.GetElementById("Authors-error").Text(), StringComparison.Ordinal);
        Assert.Equal(authors, page.ValueOf("Authors"));
    }

    private static async Task<string> SavedAsync(HttpClient editor, string title, string authors)
    {
        using var answer = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string> { ["Title"] = title, ["Authors"] = authors }, "save");
        return answer.Headers.Location?.ToString() ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }
}
