using AngleSharp.Dom;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Publications;

public sealed class HostileSummaryTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task M_24_No_summary_runs_anything_on_its_page_in_the_list_or_in_the_preview()
    {
        Assert.InRange(Payloads.All.Count, 300, int.MaxValue);
        using var editor = await app.SignedInAsync();
        var form = await editor.PageAsync("/admin/entries/new");
        using var reader = app.CreateClient();
        var findings = new List<string>();
        var (detailed, previewed, listed) = (0, 0, 0);
        foreach (var payload in Payloads.All)
        {
            var entry = await app.AddAsync(A.Publication("Hostile").Issued("2013-03-03").Saying(payload).Published());
            var detail = await reader.PageAsync($"/publications/{entry.Slug}");
            detailed += Summaries(detail);
            findings.AddRange(Harm(detail).Select(harm => $"{payload}: {harm}"));
            form.QuerySelector("#entry")!.SetAttribute("action", "/admin/entries/new/preview");
            using var answer = await editor.SubmitAsync(form, "#entry", new Dictionary<string, string> { ["Title"] = "Hostile", ["Summary"] = payload, ["page"] = "true" });
            var preview = await answer.PageAsync();
            previewed += Summaries(preview);
            findings.AddRange(Harm(preview).Select(harm => $"{payload}, previewed: {harm}"));
        }
        for (var address = "/2013/03"; address is not null;)
        {
            var page = await reader.PageAsync(address);
            findings.AddRange(Harm(page).Select(harm => $"{address}: {harm}"));
            listed += Summaries(page);
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Findings.AssertNone(findings);
        Assert.All([detailed, previewed, listed], shown => Assert.InRange(shown, 300, int.MaxValue));
    }

    private static int Summaries(IDocument page) => page.QuerySelectorAll("main .summary").Length;

    // On the whole page and not in the summary alone: a text that ends its own element has left it.
    private static IEnumerable<string> Harm(IDocument page) => page.All
        .Where(e => e.LocalName is "iframe" or "math" or "object" || (e.LocalName is "script" or "style" or "svg" or "template" && !IsData(e) && e.InnerHtml.Contains("alert", StringComparison.Ordinal))
            || e.HasAttribute("http-equiv") || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))
            || SchemeOf(e.GetAttribute("href")) is not ("" or "http:" or "https:" or "mailto:"))
        .Concat(page.QuerySelectorAll(".summary :is(script, style, svg, template, img, form, meta)"))
        .Select(e => e.OuterHtml);

    // What the page says of itself to programs: whole JSON, of which browsers run nothing.
    private static bool IsData(IElement e)
    {
        if (e.GetAttribute("type") != "application/ld+json")
            return false;
        using var data = System.Text.Json.JsonDocument.Parse(e.TextContent);
        return data.RootElement.TryGetProperty("name", out _);
    }

    // As a browser reads it, which passes over white space and control characters.
    private static string SchemeOf(string? href)
    {
        var start = new string([.. (href ?? "").Where(c => c > ' ')]).Split('/', '?', '#')[0];
        return start[..(start.IndexOf(':', StringComparison.Ordinal) + 1)].ToLowerInvariant();
    }
}
