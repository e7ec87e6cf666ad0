using System.Net;
using System.Net.Http.Json;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Names;

/// <summary>What a field offers while a name is typed.</summary>
public sealed class OfferedNamesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task Names_that_begin_with_what_is_typed_come_first_then_those_that_have_it_inside_accents_and_case_aside()
    {
        await WithAuthorsAsync(AgentKind.Person, "Élan, Marie", "Elander, Jo", "Dupont, Élan");
        await WithAuthorsAsync(AgentKind.Organization, "Elan Trust");
        Assert.Equal(["Élan, Marie", "Elander, Jo", "Dupont, Élan"], await NamesAsync("people", "ELAN"));
        Assert.Equal(["Elan Trust"], await NamesAsync("organisations", "élan"));
    }

    [Fact]
    public async Task Never_more_than_eight_are_offered_and_none_for_nothing()
    {
        await WithAuthorsAsync(AgentKind.Person, [.. Enumerable.Range(0, 12).Select(i => $"Many{i:00}, A.")]);
        Assert.Equal(["Many00, A.", "Many01, A.", "Many02, A.", "Many03, A.", "Many04, A.", "Many05, A.", "Many06, A.", "Many07, A."], await NamesAsync("people", "many"));
        Assert.Empty(await NamesAsync("people", " "));
        Assert.Empty(await NamesAsync("people", new string('x', 5000)));
        Assert.Empty(await NamesAsync("people", "%_'\"<"));
    }

    [Fact]
    public async Task Series_and_subjects_are_offered_and_an_unknown_kind_is_not_found()
    {
        using var editor = await app.SignedInAsync();
        using (await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry",
            new Dictionary<string, string> { ["Title"] = "Named all over", ["Series"] = "Quarterly Zebra", ["Subjects"] = "Zebra crossings" }, "save"))
            Assert.Equal(["Quarterly Zebra"], await NamesAsync("series", "zebra"));
        Assert.Equal(["Zebra crossings"], await NamesAsync("subjects", "zeb"));
        using var unknown = await editor.GetAsync(new Uri("/admin/names/secrets?q=a", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("people", "authors", "Impala, Ida")]
    [InlineData("series", "series", "Impala letters")]
    [InlineData("subjects", "subjects", "Impala herds")]
    public async Task A_field_for_another_one_offers_neither_this_one_nor_its_other_names(string names, string path, string name)
    {
        await app.AddCarryingAsync("Impalas", path == "authors" ? name : null, path == "series" ? name : null, path == "subjects" ? name : null);
        var id = path switch { "authors" => await app.AuthorIdAsync(name), "series" => await app.SeriesIdAsync(name), _ => await app.SubjectIdAsync(name) };
        using var editor = await app.SignedInAsync();
        Assert.Contains(name, await NamesAsync(names, "impala"));
        Assert.DoesNotContain(name, await NamesAsync(names, "impala", id));
        Assert.Equal($"{id}", (await editor.PageAsync($"/admin/{path}/{id}")).GetElementById("Into")?.GetAttribute("data-but"));

        var field = path switch { "authors" => "Name", "series" => "Title", _ => "Label" };
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/{path}/{id}"), $"main form[action='/admin/{path}/{id}']", new Dictionary<string, string> { [field] = "Aepyceros " + path }))
            Assert.Equal(["Aepyceros " + path], await NamesAsync(names, name));
        Assert.Empty(await NamesAsync(names, name, id));
    }

    [Fact]
    public async Task A_stranger_is_offered_nothing()
    {
        using var answer = await app.Reader().GetAsync(new Uri("/admin/names/people?q=a", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<string[]> NamesAsync(string kind, string typed, long? but = null)
    {
        using var editor = await app.SignedInAsync();
        return await editor.GetFromJsonAsync<string[]>(new Uri($"/admin/names/{kind}?q={Uri.EscapeDataString(typed)}&but={but}", UriKind.Relative)) ?? [];
    }

    private Task<Publication> WithAuthorsAsync(AgentKind kind, params string[] names) => app.AddAsync(A.Publication().With((p, _) => p.Contributions.AddRange(names.Select((name, i) =>
        new Contribution { Position = i, Agent = new Agent { Kind = kind, Name = name, NameKey = Folded.Key(name), Slug = Slug.From($"{kind} {name}", "agent") } }))));
}
