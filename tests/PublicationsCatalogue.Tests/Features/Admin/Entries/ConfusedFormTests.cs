using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>M-14: numbers, keys and tokens that are something else.</summary>
public sealed class ConfusedFormTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string Megabyte = new('7', 1_000_000);

    [Fact]
    public async Task M_14_An_entry_is_asked_for_by_a_number_and_nothing_else()
    {
        using var editor = await app.SignedInAsync();
        var fields = Fields(await editor.PageAsync("/admin/entries/new"), "Sent to nobody");
        var findings = new List<string>();
        foreach (var id in new[] { "null", "1abc", "%5B1%5D", "1,2", "-1", "0", "1.0", "99999999999999999999", "%EF%BC%91" })
        {
            foreach (var act in new[] { "", "/preview", "/history", "/withdraw", "/trash" })
            {
                var address = new Uri($"/admin/entries/{id}{act}", UriKind.Relative);
                using var read = await editor.GetAsync(address);
                using var sent = await editor.PostAsync(address, new FormUrlEncodedContent(fields));
                if ((int)read.StatusCode is not (400 or 404 or 405) || (int)sent.StatusCode is not (400 or 404 or 405))
                    findings.Add($"{address}: {read.StatusCode}, {sent.StatusCode}");
            }
        }

        Findings.AssertNone(findings);
        Assert.Equal(0, await CountAsync("Sent to nobody"));
    }

    [Fact]
    public async Task M_14_A_form_whose_hidden_field_is_something_else_changes_nothing()
    {
        var entry = await app.AddAsync(A.Publication("As it was").Issued("2003-03-03"));
        using var editor = await app.SignedInAsync();
        var findings = new List<string>();
        foreach (var name in new[] { "Revision", "Key", "__RequestVerificationToken" })
        {
            var address = name == "Key" ? "/admin/entries/new" : $"/admin/entries/{entry.Id}";
            var fields = Fields(await editor.PageAsync(address), "Confused");
            foreach (var how in new[] { "array", "object", "duplicate", "missing", "empty", "null", "1abc", "megabyte" })
            {
                using var answer = await editor.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(Confuse(fields, name, how)));
                if (answer.StatusCode != HttpStatusCode.BadRequest)
                    findings.Add($"{name}, {how}: {answer.StatusCode}");
            }
        }

        Findings.AssertNone(findings);
        Assert.Equal(0, await CountAsync("Confused"));
    }

    [Fact]
    public async Task M_14_The_entry_that_is_changed_is_the_one_in_the_address()
    {
        var (meant, other) = (await app.AddAsync(A.Publication("Meant")), await app.AddAsync(A.Publication("Other")));
        using var editor = await app.SignedInAsync();
        var address = $"/admin/entries/{meant.Id}";
        var fields = Fields(await editor.PageAsync(address), "Changed as meant");
        fields.Add(new("id", $"{other.Id}"));

        using var saved = await editor.PostAsync(new Uri($"{address}?id={other.Id}", UriKind.Relative), new FormUrlEncodedContent(fields));
        using var trashed = await editor.PostAsync(new Uri($"{address}/trash", UriKind.Relative), new FormUrlEncodedContent(fields));

        var titles = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.Where(p => p.Id == meant.Id || p.Id == other.Id)
            .OrderBy(p => p.Id).Select(p => new { p.Texts[0].Title, p.State }).ToListAsync());
        Assert.Equal([("Changed as meant", PublicationState.Trashed), ("Other", PublicationState.Draft)], titles.Select(t => (t.Title, t.State)));
    }

    private static List<KeyValuePair<string, string>> Fields(IHtmlDocument page, string title) =>
        [.. page.QuerySelectorAll("#entry input[type=hidden]").Cast<IHtmlInputElement>().Select(i => new KeyValuePair<string, string>(i.Name!, i.Value)), new("Title", title), new("act", "save")];

    /// <summary>The form's fields with this one sent otherwise.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Confuse(List<KeyValuePair<string, string>> fields, string name, string how)
    {
        var right = fields.Single(f => f.Key == name).Value;
        return fields.Where(f => f.Key != name).Concat(how switch
        {
            "array" => [new($"{name}[]", right)],
            "object" => [new($"{name}[a]", right), new($"{name}.b", right)],
            "duplicate" => [new(name, right), new(name, "2")],
            "missing" => [],
            "empty" => [new(name, "")],
            "megabyte" => [new(name, Megabyte)],
            _ => [new(name, how)],
        });
    }

    private Task<int> CountAsync(string title) => app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.CountAsync(p => p.Texts.Any(t => t.Title == title)));
}
