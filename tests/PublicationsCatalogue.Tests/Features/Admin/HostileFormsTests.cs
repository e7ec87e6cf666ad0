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

    public static TheoryData<string, string> Fields()
    {
        var all = new TheoryData<string, string> { { "series/new", "Title" }, { "withdraw", "Reason" }, { "withdraw", "Replacement" }, { "paste", "text" } };
        foreach (var (form, names) in new[] { ("series", SeriesForm.Order), ("authors/new", AuthorForm.Order), ("subjects/new", SubjectForm.Order) })
        {
            foreach (var name in names)
                all.Add(form, name);
        }
        foreach (var act in BulkAct.All.Where(act => act.Asks is not null))
            all.Add("bulk " + act.Name, "Value");
        return all;
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task M_24_M_25_M_26_Hostile_text_is_kept_or_refused_at_its_field_and_is_markup_on_no_page(string form, string field)
    {
        using var editor = await app.SignedInAsync();
        var findings = new List<string>();
        foreach (var (what, text) in HostileTexts.All)
        {
            var (page, selector, typed) = await OpenAsync(editor, form, $"{form} {field} {what}");
            typed[field] = text;
            using var answer = await editor.SubmitAsync(page, selector, typed);
            findings.AddRange((answer.StatusCode switch
            {
                HttpStatusCode.Redirect => HostileTexts.Markup(await editor.PageAsync(answer.Headers.Location!.OriginalString)),
                HttpStatusCode.OK when form == "paste" => HostileTexts.Markup(await answer.PageAsync()),
                HttpStatusCode.BadRequest => Refused(await answer.PageAsync(), field, typed),
                var status => [$"{status}"],
            }).Select(w => $"{what}: {w}"));
        }
        foreach (var other in new[] { "/admin", "/admin/entries", "/admin/series", "/admin/authors", "/admin/subjects", "/series", "/authors", "/subjects", "/changes", "/archive" })
            findings.AddRange(HostileTexts.Markup(await editor.PageAsync(other)).Select(m => $"{other}: {m}"));
        foreach (var feed in new[] { "/publications.atom", "/changes.atom", "/oai?verb=ListRecords&metadataPrefix=oai_dc" })
            XDocument.Parse(await editor.GetStringAsync(new Uri(feed, UriKind.Relative)));

        Findings.AssertNone(findings);
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

    private static IEnumerable<string> Refused(IHtmlDocument page, string field, Dictionary<string, string> typed)
    {
        var told = page.GetElementById(field + "-error").Text();
        if (told.Length == 0)
            yield return "no sentence at the field";
        foreach (var sentence in page.QuerySelectorAll(".error-summary li").Select(li => li.Text()).Where(sentence => sentence.Length > 300))
            yield return $"a sentence of {sentence.Length} characters";
        if (!page.QuerySelectorAll($".error-summary a[href='#{field}']").Any(a => a.Text() == told))
            yield return "not in the summary";
        foreach (var (name, text) in typed.Where(t => !Choices.Contains(t.Key)))
        {
            if (page.GetElementById(name) is not null and not IHtmlSelectElement && page.ValueOf(name) is var there && there != HostileTexts.Kept(text))
                yield return $"{name} holds {there?.Length} characters and not {text.Length}, “{(there is { Length: < 200 } ? there : "…")}”";
        }
        foreach (var markup in HostileTexts.Markup(page))
            yield return markup;
    }
}
