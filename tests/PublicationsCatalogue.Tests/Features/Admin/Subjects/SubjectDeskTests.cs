using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Subjects;

/// <summary>Subjects at the desk: names in each language, other names, and what is broader than what.</summary>
public sealed class SubjectDeskTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task A_subject_is_found_by_its_names_in_every_language_and_its_page_tells_them()
    {
        await app.AddCarryingAsync("On otters", subject: "Otters");
        using var editor = await app.SignedInAsync();
        var id = await app.SubjectIdAsync("Otters");

        await SaveAsync(editor, id, new() { ["Labels"] = "French: loutres\nes: nutrias", ["AlsoCalled"] = "Lutrinae", ["Description"] = "Swimming *weasels*" });

        foreach (var word in new[] { "otters", "loutre", "nutrias", "lutrinae" })
            Assert.Equal(["On otters"], await app.FoundForAsync(word));
        using var reader = app.Reader();
        var page = await reader.PageAsync("/subjects/otters");
        Assert.Equal(("Swimming weasels", "Also calledloutres; nutrias; Lutrinae"), (page.QuerySelector(".lead").Text(), page.QuerySelector(".term-facts").Text()));
        var form = await editor.PageAsync($"/admin/subjects/{id}");
        foreach (var list in new[] { await reader.PageAsync("/subjects"), await editor.PageAsync("/admin/subjects") })
            Assert.Equal(["Otters"], list.QuerySelectorAll("main ul.terms a, main tbody a").Select(a => a.Text()).Where(name => name is "Otters" or "loutres" or "nutrias" or "Lutrinae"));
        foreach (var list in new[] { await reader.PageAsync("/subjects?q=loutr"), await editor.PageAsync("/admin/subjects?q=loutr") })
            Assert.Equal("loutres", Assert.Single(list.QuerySelectorAll("main ul.terms a, main tbody a")).Text());
        Assert.Equal(("French: loutres\nSpanish: nutrias", "Lutrinae"), (form.ValueOf("Labels"), form.ValueOf("AlsoCalled")));

        await SaveAsync(editor, id, new() { ["Labels"] = "Spanish: nutrias", ["AlsoCalled"] = "" });

        Assert.Empty(await app.FoundForAsync("loutre"));
        Assert.Equal("Also callednutrias", (await reader.PageAsync("/subjects/otters")).QuerySelector(".term-facts").Text());
    }

    [Fact]
    public async Task Broader_and_narrower_subjects_lead_to_each_other_and_never_in_a_ring()
    {
        await app.AddCarryingAsync("On mustelids", subject: "Mustelids; Minks; American minks");
        using var editor = await app.SignedInAsync();
        await SaveAsync(editor, await app.SubjectIdAsync("Minks"), new() { ["Broader"] = "mustelids" });
        await SaveAsync(editor, await app.SubjectIdAsync("American minks"), new() { ["Broader"] = "Minks" });
        using var reader = app.Reader();
        var minks = await reader.PageAsync("/subjects/minks");
        Assert.Equal("BroaderMustelids NarrowerAmerican minks", minks.QuerySelector(".term-facts").Text());
        // Names in other scripts keep their order only where each stands by itself.
        Assert.Equal(2, minks.QuerySelectorAll(".term-facts a > bdi").Length);

        using var ring = await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{await app.SubjectIdAsync("Mustelids")}"), "main form[action^='/admin/subjects/']", new Dictionary<string, string> { ["Broader"] = "American minks" });

        Assert.Equal(HttpStatusCode.BadRequest, ring.StatusCode);
        Assert.StartsWith("“American minks” is this subject or stands below it", (await ring.PageAsync()).QuerySelector("#Broader-error").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stood_below_a_merged_subject_stands_below_the_one_kept()
    {
        await app.AddCarryingAsync("On martens", subject: "Pine martens; Martens; True martens");
        using var editor = await app.SignedInAsync();
        await SaveAsync(editor, await app.SubjectIdAsync("Pine martens"), new() { ["Broader"] = "Martens" });
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{await app.SubjectIdAsync("Martens")}/merge?into=True+martens"), "main form[method=post]", new Dictionary<string, string>()))
        {
            using var reader = app.Reader();
            Assert.Equal("BroaderTrue martens", (await reader.PageAsync("/subjects/pine-martens")).QuerySelector(".term-facts").Text());
            Assert.Equal("Also calledMartens NarrowerPine martens", (await reader.PageAsync("/subjects/true-martens")).QuerySelector(".term-facts").Text());
        }
        var form = await editor.PageAsync($"/admin/subjects/{await app.SubjectIdAsync("Pine martens")}");
        Assert.Equal("True martens", form.ValueOf("Broader"));
        await SaveAsync(editor, await app.SubjectIdAsync("Pine martens"), new() { ["Description"] = "Climb well" });

        using var ring = await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{await app.SubjectIdAsync("True martens")}"), "main form[action^='/admin/subjects/']", new Dictionary<string, string> { ["Broader"] = "Pine martens" });

        Assert.Equal(HttpStatusCode.BadRequest, ring.StatusCode);
    }

    [Fact]
    public async Task What_stood_below_a_deleted_subject_stands_below_what_was_above_it()
    {
        await app.AddCarryingAsync("On civets", subject: "Viverridae; Civets of Asia");
        using var editor = await app.SignedInAsync();
        using (await editor.SubmitAsync(await editor.PageAsync("/admin/subjects/new"), "main form", new Dictionary<string, string> { ["Label"] = "Between", ["Broader"] = "Viverridae" }))
            await SaveAsync(editor, await app.SubjectIdAsync("Civets of Asia"), new() { ["Broader"] = "Between" });
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{await app.SubjectIdAsync("Between")}"), "form[action$='/delete']", new Dictionary<string, string>()))
            Assert.Equal("Viverridae", (await editor.PageAsync($"/admin/subjects/{await app.SubjectIdAsync("Civets of Asia")}")).ValueOf("Broader"));
    }

    [Fact]
    public async Task TAX_1_A_subject_with_another_name_is_reached_by_the_old_one()
    {
        await app.AddCarryingAsync("On child labor", subject: "Child labor");
        using var editor = await app.SignedInAsync();
        await SaveAsync(editor, await app.SubjectIdAsync("Child labor"), new() { ["Label"] = "Child labour" });

        using var reader = app.Reader();
        using var old = await reader.GetAsync(new Uri("/subjects/child-labor", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/subjects/child-labour"), (old.StatusCode, old.Headers.Location?.OriginalString));
        Assert.Equal(["On child labor"], await app.FoundForAsync("subject:\"child labor\""));
        Assert.Equal(["On child labor"], await app.FoundAsync("subject=child-labour"));
    }

    [Fact]
    public async Task A_former_name_is_taken_out_by_hand_and_one_that_came_of_a_merge_is_not()
    {
        await app.AddCarryingAsync("On genets", subject: "Gennets; Genetta");
        using var editor = await app.SignedInAsync();
        var id = await app.SubjectIdAsync("Gennets");
        await SaveAsync(editor, id, new() { ["Label"] = "Genets" });
        var merged = await app.SubjectIdAsync("Genetta");
        using (await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{merged}/merge?into=Genets"), "main form[method=post]", new Dictionary<string, string>()))
        {
            var page = await editor.PageAsync($"/admin/subjects/{id}");
            Assert.Equal(["Gennets Take out", "Genetta Take back the merge"], page.QuerySelectorAll(".other-names li").Select(li => li.Text()).OrderDescending());
            var (form, other) = (page.QuerySelector("form[action$='/remove']")!, $"/admin/subjects/{id}/names/{merged}/remove");
            form.SetAttribute("action", other);
            using var refused = await editor.SubmitAsync(page, $"form[action='{other}']", new Dictionary<string, string>());
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        using var taken = await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{id}"), "form[action$='/remove']", new Dictionary<string, string>());
        Assert.Equal(["Genetta Take back the merge"], (await editor.PageAsync($"/admin/subjects/{id}")).QuerySelectorAll(".other-names li").Select(li => li.Text()));
        Assert.Empty(await app.FoundForAsync("subject:gennets"));
    }

    [Theory]
    [InlineData("Label", " ", "Enter a name")]
    [InlineData("Label", "Ferrets", "“Ferrets” is there already")]
    [InlineData("Labels", "furets", "“furets”: write the language, a colon and the name")]
    [InlineData("Labels", "French: a\nfr: b", "“fr: b”: there is a name in this language already")]
    [InlineData("Labels", "English: polecats", "The name above is in English already")]
    [InlineData("AlsoCalled", "ferrets", "“Ferrets” is there already")]
    [InlineData("Broader", "Nothing of the kind", "No subject has this name")]
    [InlineData("SameAs", "javascript:alert(1)", "")]
    public async Task What_cannot_be_saved_says_why_and_nothing_typed_is_lost(string field, string typed, string why)
    {
        await app.AddCarryingAsync("On ferrets", subject: "Ferrets");
        var label = $"Polecats {field} {typed.Length}";
        await app.AddCarryingAsync("On polecats", subject: label);
        using var editor = await app.SignedInAsync();

        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{await app.SubjectIdAsync(label)}"), "main form[action^='/admin/subjects/']", new Dictionary<string, string> { [field] = typed, ["Description"] = "Typed at length" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.StartsWith(why, page.QuerySelector($"#{field}-error").Text(), StringComparison.Ordinal);
        Assert.Equal((typed.Trim(), "Typed at length"), (page.ValueOf(field)?.Trim(), page.ValueOf("Description")));
    }

    [Fact]
    public async Task TAX_3_A_new_subject_is_unused_at_the_desk_and_can_be_deleted()
    {
        using var editor = await app.SignedInAsync();
        using var added = await editor.SubmitAsync(await editor.PageAsync("/admin/subjects/new"), "main form", new Dictionary<string, string> { ["Label"] = "Numbats", ["Labels"] = "fr: numbats de France" });
        Assert.Contains("Numbats unused", (await editor.PageAsync("/admin/subjects?q=numb")).QuerySelector("tbody").Text(), StringComparison.Ordinal);

        using var deleted = await editor.SubmitAsync(await editor.PageAsync(added.Headers.Location!.OriginalString), "form[action$='/delete']", new Dictionary<string, string>());

        Assert.Equal("/admin/subjects", deleted.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Numbats unused", (await editor.PageAsync("/admin/subjects?q=numb")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    private static async Task SaveAsync(HttpClient editor, long id, Dictionary<string, string> changes)
    {
        using var answer = await editor.SubmitAsync(await editor.PageAsync($"/admin/subjects/{id}"), "main form[action^='/admin/subjects/']", changes);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
