using System.Net;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Shared;

/// <summary>The pages of series, subjects, authors, types and languages.</summary>
public sealed class TermPageTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task An_entrys_series_subjects_authors_type_and_language_lead_to_their_pages_and_these_lead_back()
    {
        var slug = await AddAsync("Caracal report", "2005-06", "Caracal papers", "Carla Caracal", "Wild cats");
        using var reader = app.Reader();
        var detail = await reader.PageAsync($"/publications/{slug}");

        foreach (var (address, heading) in new[] { ("/series/caracal-papers", "Caracal papers"), ("/subjects/wild-cats", "Wild cats"), ("/authors/carla-caracal", "Carla Caracal"), ("/types/report", "Report"), ("/languages/fr", "French") })
        {
            Assert.NotNull(detail.QuerySelector($"main a[href='{address}']"));
            var page = await reader.PageAsync(address);
            Assert.Equal(heading, page.QuerySelector("h1").Text());
            Assert.NotNull(page.QuerySelector($".month a[href='/publications/{slug}']"));
            Assert.Equal("June 2005 1 item", page.QuerySelector(".month h2[id='2005-06']").Text());
        }
        Assert.StartsWith("1 item, 2005", (await reader.PageAsync("/series/caracal-papers")).QuerySelector(".facts-line").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_page_of_its_series_an_entry_does_not_name_it_again_and_elsewhere_it_does()
    {
        await AddAsync("Serval report", "1987-03", "Serval papers", "Carla Serval", null);
        using var reader = app.Reader();
        Assert.Null((await reader.PageAsync("/series/serval-papers")).QuerySelector(".items a[href='/series/serval-papers']"));
        Assert.NotNull((await reader.PageAsync("/authors/carla-serval")).QuerySelector(".items a[href='/series/serval-papers']"));
    }

    [Fact]
    public async Task TAX_3_What_no_public_entry_carries_is_not_found_and_in_no_list()
    {
        await AddAsync("Ocelot draft", "2005-06", "Ocelot papers", "Oscar Ocelot", "Ocelots", (_, _) => { });
        using var reader = app.Reader();
        foreach (var address in new[] { "/series/ocelot-papers", "/subjects/ocelots", "/authors/oscar-ocelot", "/types/chapter", "/languages/sw", "/series/never-was", "/types/x", "/languages/12345" })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        foreach (var address in new[] { "/series?q=ocel", "/subjects?from=o", "/authors?q=osc", "/types", "/languages" })
            Assert.DoesNotContain("celot", (await reader.PageAsync(address)).QuerySelector("ul.terms").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_authors_goes_from_A_to_Z_and_each_is_met_once_also_two_of_one_name()
    {
        for (var i = 0; i < 104; i++)
            await AddAsync($"Margay {i}", "2006-01", null, $"Margay {i / 2:00}", null, orcid: OrcidOf(i));
        using var reader = app.Reader();
        List<string> met = [];
        for (var next = "/authors?from=m"; next is not null;)
        {
            var page = await reader.PageAsync(next);
            met.AddRange(page.QuerySelectorAll("ul.terms a").Select(a => a.GetAttribute("href") ?? "").Where(href => href.StartsWith("/authors/margay", StringComparison.Ordinal)));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(104, met.Distinct().Count());
        Assert.Equal(104, met.Count);
    }

    [Fact]
    public async Task A_person_and_an_organisation_of_one_name_are_told_apart_where_readers_meet_both()
    {
        await app.AddCarryingAsync("Lynx and lynx", "Lynx Pardina; Lynx Rufus");
        await app.AddOrganisationAsync("Lynx limited", "Lynx Pardina");
        await app.AddOrganisationAsync("Lynx alone", "Lynx Alone");
        await app.AddCarryingAsync("Lynx draft", "Lynx Alone", isDraft: true);
        using var reader = app.Reader();

        Assert.Equal(["Lynx Alone", "Lynx Pardina", "Lynx Pardina (organisation)", "Lynx Rufus"], (await reader.PageAsync("/authors?q=lynx")).QuerySelectorAll("ul.terms a").Select(a => a.Text()).Order(StringComparer.Ordinal));
        Assert.Equal(["Lynx Alone", "Lynx Pardina", "Lynx Pardina (organisation)", "Lynx Rufus"],
            (await reader.PageAsync("/authors?from=lynx")).QuerySelectorAll("ul.terms a").Select(a => a.Text()).Where(name => name.StartsWith("Lynx", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var facet = (await reader.PageAsync("/search?q=lynx")).QuerySelectorAll("fieldset:has(input[name=author]) label").Select(l => l.Text());
        Assert.Single(facet, label => label.Contains("(organisation)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_without_a_date_are_of_no_year()
    {
        await app.AddAsync(A.Publication("Undated oribi").With((p, now) => { p.Type = "dataset"; p.Publish(now, now); }));
        using var reader = app.Reader();
        Assert.StartsWith("1 item ·", (await reader.PageAsync("/types/dataset")).QuerySelector(".facts-line").Text(), StringComparison.Ordinal);
        await app.AddAsync(A.Publication("Dated oribi").Issued("1988-02").With((p, now) => { p.Type = "dataset"; p.Publish(now, now); }));
        Assert.StartsWith("2 items, 1988 ·", (await reader.PageAsync("/types/dataset")).QuerySelector(".facts-line").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_more_entries_goes_on_to_older_ones_and_each_is_met_once()
    {
        for (var i = 0; i < 70; i++)
            await AddAsync($"Jaguarundi {i}", $"200{i % 5}-0{(i % 3) + 1}", "Jaguarundi letters", null, null);
        using var reader = app.Reader();
        List<string> met = [];
        for (var next = "/series/jaguarundi-letters"; next is not null;)
        {
            var page = await reader.PageAsync(next);
            Assert.StartsWith("70 items, 2000–2004", page.QuerySelector(".facts-line").Text(), StringComparison.Ordinal);
            met.AddRange(page.QuerySelectorAll(".month h3").Select(h => h.Text()));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal((70, 70), (met.Count, met.Distinct().Count()));
    }

    [Theory]
    [InlineData("/series?from=%00%FF&id=-5")]
    [InlineData("/authors?q=%22%27%3B--&id=x")]
    [InlineData("/subjects?from=" + "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("/series/caracal-papers?after=x")]
    [InlineData("/languages/en?after=-1")]
    public async Task What_makes_no_sense_gives_a_page(string address)
    {
        using var answer = await app.Reader().GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode}");
    }

    private Task<string> AddAsync(string title, string date, string? series, string? author, string? subject, Action<Publication, DateTime>? state = null, string? orcid = null) =>
        app.AddReportAsync(title, date, series, author, subject, state, orcid);

    // Fifteen digits and the check digit of ISO 7064, 11-2.
    private static string OrcidOf(int number)
    {
        var digits = $"0000000{number:00000000}";
        var total = digits.Aggregate(0, (sum, c) => (sum + (c - '0')) * 2);
        var check = (12 - (total % 11)) % 11;
        var all = digits + (check == 10 ? "X" : check.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return string.Join('-', Enumerable.Range(0, 4).Select(i => all.Substring(i * 4, 4)));
    }
}
