using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using PublicationsCatalogue.Features.Admin.Authors;
using PublicationsCatalogue.Features.Admin.Entries;
using PublicationsCatalogue.Features.Admin.Series;
using PublicationsCatalogue.Features.Admin.Subjects;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin;

/// <summary>M-24 to M-26 in the desk's other forms than those of entries and their texts.</summary>
public sealed class HostileFormsTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Choices = ["Kind", "Frequency", "Type", "Licence"];

    public static TheoryData<string, string[]> Forms()
    {
        var all = new TheoryData<string, string[]>
        {
            { "series/new", ["Title"] }, { "withdraw", ["Reason", "Replacement"] }, { "paste", ["text"] },
            { "series", [.. SeriesForm.Order] }, { "authors/new", [.. AuthorForm.Order] }, { "subjects/new", [.. SubjectForm.Order] },
        };
        foreach (var act in BulkAct.All.Where(act => act.Asks is not null))
            all.Add("bulk " + act.Name, ["Value"]);
        return all;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task M_24_M_25_M_26_Hostile_text_in_every_field_is_kept_or_refused_at_its_field_and_is_markup_on_no_page(string form, string[] fields)
    {
        using var editor = await app.SignedInAsync();
        var findings = new List<string>();
        foreach (var (what, text) in HostileTexts.All)
        {
            foreach (var together in HostileTexts.ThatFit(fields, text))
                findings.AddRange((await WrongAsync(editor, form, together, what)).Select(w => $"{what} in {string.Join(", ", together)}: {w}"));
        }
        foreach (var other in new[] { "/admin", "/admin/entries", "/admin/series", "/admin/authors", "/admin/subjects", "/series", "/authors", "/subjects", "/changes", "/archive" })
            findings.AddRange(HostileTexts.Markup(await editor.PageAsync(other)).Select(m => $"{other}: {m}"));
        foreach (var feed in new[] { "/publications.atom", "/changes.atom", "/oai?verb=ListRecords&metadataPrefix=oai_dc" })
            XDocument.Parse(await editor.GetStringAsync(new Uri(feed, UriKind.Relative)));

        Findings.AssertNone(findings);
    }

    // Sent until nothing is refused any more: each time what was refused is typed anew with care, or not at all.
    private async Task<List<string>> WrongAsync(HttpClient editor, string form, IReadOnlyCollection<string> fields, string what)
    {
        var findings = new List<string>();
        for (var left = fields; left.Count > 0;)
        {
            var (page, selector, typed) = await OpenAsync(editor, form, $"{form} {what} {left.Count} {left.First()}");
            foreach (var field in left)
                typed[field] = HostileTexts.All[what];
            using var answer = await editor.SubmitAsync(page, selector, typed);
            if (answer.StatusCode == HttpStatusCode.Redirect)
                return [.. findings, .. HostileTexts.Markup(await editor.PageAsync(answer.Headers.Location!.OriginalString))];
            if (answer.StatusCode == HttpStatusCode.OK && form == "paste")
                return [.. findings, .. HostileTexts.Markup(await answer.PageAsync())];
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                return [.. findings, $"{answer.StatusCode}"];
            var told = await answer.PageAsync();
            var refused = left.Where(field => told.GetElementById(field + "-error").Text().Length > 0).ToList();
            findings.AddRange(Wrong(told, refused, typed));
            if (refused.Count == 0)
                return [.. findings, "refused with no sentence at a field"];
            left = [.. left.Except(refused)];
        }
        return findings;
    }

    private async Task<(IHtmlDocument Page, string Form, Dictionary<string, string> Typed)> OpenAsync(HttpClient editor, string form, string name)
    {
        switch (form.Split(' '))
        {
            case ["series"]:
                var series = await app.NewsletterAsync(name, 1);
                return (await editor.PageAsync($"/admin/series/{series}"), "#series", new() { ["Description"] = "Typed with care" });
            case ["paste"]:
                return (await editor.PageAsync("/admin/entries/paste"), "#pasted-list", []);
            case ["withdraw"]:
                var entry = await app.AddAsync(A.Publication(name).Issued("2016-05-05").Published());
                return (await editor.PageAsync($"/admin/entries/{entry.Id}/withdraw"), "main form", new() { ["Reason"] = "Typed with care" });
            case ["bulk", var act]:
                var chosen = await app.AddAsync(act == "schedule" ? A.Publication(name) : A.Publication(name).Issued("2016-05-05").Published());
                using (var asked = await editor.SubmitAsync(await editor.PageAsync("/admin/entries"), "#bulk", new Dictionary<string, string> { ["choose"] = act, ["ids"] = $"{chosen.Id}" }))
                    return (await asked.PageAsync(), "main form", []);
            default:
                return (await editor.PageAsync("/admin/" + form), "main form[method=post]", form == "series/new" ? [] : new() { [form == "authors/new" ? "Name" : "Label"] = name, ["Description"] = "Typed with care" });
        }
    }

    private static IEnumerable<string> Wrong(IHtmlDocument page, IEnumerable<string> refused, Dictionary<string, string> typed)
    {
        foreach (var sentence in page.QuerySelectorAll(".error-summary li").Select(li => li.Text()).Where(sentence => sentence.Length > 300))
            yield return $"a sentence of {sentence.Length} characters";
        foreach (var field in refused.Where(field => !page.QuerySelectorAll($".error-summary a[href='#{field}']").Any(a => a.Text() == page.GetElementById(field + "-error").Text())))
            yield return $"{field} is not in the summary";
        foreach (var (name, text) in typed.Where(t => !Choices.Contains(t.Key)))
        {
            if (page.GetElementById(name) is not null and not IHtmlSelectElement && page.ValueOf(name) is var there && there != HostileTexts.Kept(text))
                yield return $"{name} holds {there?.Length} characters and not {text.Length}, “{(there is { Length: < 200 } ? there : "…")}”";
        }
        foreach (var markup in HostileTexts.Markup(page))
            yield return markup;
    }
}
