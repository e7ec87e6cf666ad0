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

    private static IEnumerable<string> Harm(IDocument page) => page.QuerySelectorAll("main .summary *")
        .Where(e => e.LocalName is "script" or "iframe" or "style" or "svg" or "math" or "template" or "object" or "img" or "form" or "meta"
            || e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal))
            || (e.GetAttribute("href") is { } href && Uri.TryCreate(href, UriKind.Absolute, out var address) && address.Scheme is not ("http" or "https" or "mailto" or "file")))
        .Select(e => e.OuterHtml);
}
