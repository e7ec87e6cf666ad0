using System.Text.Json;
using System.Web;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Publications;

public sealed class MetadataTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task The_media_type_of_the_JSON_stands_in_the_page_as_simple_readers_look_for_it()
    {
        var entry = await app.AddAsync(A.Publication("Read simply").Published());
        using var reader = app.Reader();

        Assert.Contains("<script type=\"application/ld+json\">", await reader.GetStringAsync(new Uri($"/publications/{entry.Slug}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DET_1_All_that_a_page_tells_programs_agrees_with_itself_with_the_files_and_with_what_readers_see()
    {
        await AddFullAsync("told-alike");
        using var reader = app.Reader();
        var page = await reader.PageAsync("/publications/told-alike");
        using var jsonLd = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        using var csl = JsonDocument.Parse(await reader.GetStringAsync(new Uri("/publications/told-alike.csl.json", UriKind.Relative)));
        var (data, cited, coins) = (jsonLd.RootElement, csl.RootElement[0], HttpUtility.ParseQueryString(page.QuerySelector(".Z3988")!.GetAttribute("title")!));

        var title = $"{page.QuerySelector("h1").Text()}: {page.QuerySelector("h1 + .lead").Text()}";
        Assert.All(
            [Meta(page, "citation_title"), Meta(page, "DC.title"), data.GetProperty("name").GetString(), coins["rft.btitle"], cited.GetProperty("title").GetString(), page.QuerySelector("meta[property='og:title']")!.GetAttribute("content")],
            said => Assert.Equal(title, said));
        var authors = page.QuerySelectorAll(".authors a").Select(a => a.Text()).ToList();
        Assert.All(
            [All(page, "citation_author"), All(page, "DC.creator"), data.GetProperty("author").EnumerateArray().Select(a => a.GetProperty("name").GetString()!), coins.GetValues("rft.au")!],
            (IEnumerable<string> said) => Assert.Equal(authors, said));
        Assert.Equal(["Ruiz", "Berg"], cited.GetProperty("author").EnumerateArray().Where(a => a.TryGetProperty("family", out _)).Select(a => a.GetProperty("family").GetString()));
        Assert.All(["2021-10-07", Meta(page, "DC.date"), data.GetProperty("datePublished").GetString(), coins["rft.date"], Meta(page, "citation_publication_date")?.Replace('/', '-')],
            said => Assert.Equal(page.QuerySelector(".dateline time")?.GetAttribute("datetime"), said));
        Assert.All(["10.1000/182", Meta(page, "citation_doi"), cited.GetProperty("DOI").GetString(), coins["rft_id"]?.Replace("info:doi/", "", StringComparison.Ordinal)],
            said => Assert.Contains(page.QuerySelectorAll("dd"), dd => dd.Text() == said));
        var address = page.QuerySelector("link[rel=canonical]")!.GetAttribute("href");
        Assert.All([All(page, "DC.identifier").First(), Meta(page, "citation_abstract_html_url"), data.GetProperty("url").GetString(), page.QuerySelector("meta[property='og:url']")!.GetAttribute("content")],
            said => Assert.Equal(address, said));
        Assert.Equal(page.QuerySelector(".summary").Text(), data.GetProperty("abstract").GetString());
        Assert.Equal(("75", "Metadata papers"), (data.GetProperty("position").GetString(), data.GetProperty("isPartOf")[0].GetProperty("name").GetString()));
        Assert.Equal(("https://creativecommons.org/licenses/by/4.0/", page.QuerySelector("a[rel~=license]")!.GetAttribute("href")), (data.GetProperty("license").GetString(), cited.GetProperty("license").GetString()));
        Assert.DoesNotContain(page.QuerySelectorAll("head meta"), m => m.GetAttribute("content") is { Length: 0 });
    }

    [Fact]
    public async Task A_name_is_told_so_that_no_program_parts_it_wrongly()
    {
        var entry = await app.AddCarryingAsync("Parted rightly", "Jan van der Berg; International Labour Organization", "Parted papers", "Metadata", "Our press");
        var page = await app.Reader().PageAsync($"/publications/{entry.Slug}");
        string[] names = ["van der Berg, Jan", "International Labour Organization"];
        Assert.Equal(names, All(page, "citation_author"));
        Assert.Equal(names, HttpUtility.ParseQueryString(page.QuerySelector(".Z3988")!.GetAttribute("title")!).GetValues("rft.creator"));
        Assert.Equal(["Jan van der Berg", names[1]], All(page, "DC.creator"));
    }

    [Theory]
    [InlineData("2021-10", "2021", "2021-10")]
    [InlineData("2021", "2021", "2021")]
    public async Task No_day_is_made_up_for_programs_either(string date, string highwire, string dublinCore)
    {
        await app.AddAsync(A.Publication("No day").At($"no-day-{date}").Issued(date).Published());
        var page = await app.Reader().PageAsync($"/publications/no-day-{date}");
        Assert.Equal((highwire, dublinCore), (Meta(page, "citation_publication_date"), Meta(page, "DC.date")));
    }

    [Fact]
    public async Task An_entry_leads_to_its_files_and_shows_five_styles_without_script()
    {
        await AddFullAsync("cited-alike");
        using var reader = app.Reader();
        var page = await reader.PageAsync("/publications/cited-alike");
        foreach (var link in page.QuerySelectorAll("head link[rel=alternate][type], main a[type]"))
        {
            using var answer = await reader.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
            Assert.Equal((System.Net.HttpStatusCode.OK, link.GetAttribute("type")), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }

        Assert.Equal(["BibTeX", "RIS", "CSL JSON"], page.QuerySelectorAll(".copy a").Select(a => a.Text()));
        Assert.Equal(["APA", "Harvard", "MLA", "Vancouver"], page.QuerySelectorAll(".styles dt").Select(d => d.Text()));
        Assert.StartsWith("Ruiz, Ana, Jan van der Berg, and International Labour Organization. Told alike: In every form.", page.QuerySelector("#citation").Text(), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".styles dd"), d => Assert.Contains("https://doi.org/10.1000/182", d.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_header_of_a_page_leads_to_its_forms_and_each_answers_with_the_type_it_says()
    {
        await AddFullAsync("signposted");
        using var reader = app.Reader();
        using var answer = await reader.GetAsync(new Uri("/publications/signposted", UriKind.Relative));
        var links = Assert.Single(answer.Headers.GetValues("Link")).Split(", ").Select(l => l.Split("; ")).ToList();

        Assert.Equal("<https://doi.org/10.1000/182>", Assert.Single(links, l => l[1] == "rel=\"cite-as\"")[0]);
        Assert.Equal(["<https://schema.org/AboutPage>", "<https://schema.org/Report>"], links.Where(l => l[1] == "rel=\"type\"").Select(l => l[0]));
        Assert.Single(links, l => l[1] == "rel=\"license\"");
        foreach (var link in links.Where(l => l[1] == "rel=\"describedby\""))
        {
            using var form = await reader.GetAsync(new Uri(link[0].Trim('<', '>')));
            Assert.Equal(link[2], $"type=\"{form.Content.Headers.ContentType?.MediaType}\"");
        }
        using var again = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/publications/signposted"));
        Assert.Equal(answer.Headers.GetValues("Link"), again.Headers.GetValues("Link"));
    }

    [Fact]
    public async Task The_link_set_tells_all_that_the_header_does_and_of_each_full_text_which_page_is_its()
    {
        await AddFullAsync("link-set");
        await app.AddAsync(A.Publication("Of very many").At("of-many").Issued("2021").Published().With((p, _) =>
        {
            for (var i = 0; i < 30; i++)
            {
                var agent = new Agent { Name = $"Many, {i}", NameKey = $"many, {i}", Slug = Slug.From($"many {i} of link set", "a") };
                agent.Identify(Orcid(i));
                p.Contributions.Add(new Contribution { Agent = agent, Position = i });
            }
            p.Links.Add(new PublicationLink { Url = "https://example.org/whole.pdf", Kind = LinkKind.FullText });
            p.Links.Add(new PublicationLink { Url = "https://example.org/about", Position = 1 });
        }));
        using var reader = app.Reader();
        foreach (var slug in new[] { "link-set", "of-many" })
        {
            using var page = await reader.GetAsync(new Uri($"/publications/{slug}", UriKind.Relative));
            var header = page.Headers.GetValues("Link").Single().Split(", ").Select(l => l.Split("; ")).ToList();
            var linkset = Assert.Single(header, l => l[1] == "rel=\"linkset\"");
            Assert.Equal("type=\"application/linkset+json\"", linkset[2]);
            using var answer = await reader.GetAsync(new Uri(linkset[0].Trim('<', '>')));
            Assert.Equal("application/linkset+json", answer.Content.Headers.ContentType?.MediaType);
            var told = (await answer.JsonAsync()).GetProperty("linkset");
            Assert.EndsWith($"/publications/{slug}", told[0].At("anchor"), StringComparison.Ordinal);
            Findings.AssertNone(header.Where(l => l != linkset && !told[0].GetProperty(l[1][5..^1]).EnumerateArray().Any(t => $"<{t.At("href")}>" == l[0] && (l.Length < 3 || $"type=\"{t.At("type")}\"" == l[2]))).Select(l => string.Join(' ', l)));
            if (slug != "of-many")
                continue;
            Assert.Equal((20, 30), (header.Count(l => l[1] == "rel=\"author\""), told[0].GetProperty("author").GetArrayLength()));
            Assert.Equal(["<https://example.org/whole.pdf>", "rel=\"item\"", "type=\"application/pdf\""], Assert.Single(header, l => l[1] == "rel=\"item\""));
            Assert.Equal(("https://example.org/whole.pdf", told[0].At("anchor")), (told[1].At("anchor"), told[1].At("collection.0.href")));
        }
    }

    [Fact]
    public async Task M_25_What_was_typed_closes_no_block_of_data_and_begins_no_tag()
    {
        const string Hostile = "</script><script>alert(1)</script><!-- \" ' & \u2028 --></head>";
        await app.AddAsync(A.Publication(Hostile).At("hostile-data").Issued("2001").Saying(Hostile).Published().With((p, _) =>
            p.Contributions.Add(new Contribution { Agent = new Agent { Name = Hostile, NameKey = "hostile-data", Slug = Slug.From("hostile-data-x", "a") } })));
        var page = await app.Reader().PageAsync("/publications/hostile-data");
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);

        Assert.Equal(page.QuerySelector("h1")!.TextContent, data.RootElement.GetProperty("name").GetString());
        Assert.All(page.Scripts, s => Assert.True(s.Source is not null || s.Type == "application/ld+json"));
    }

    // ISO 7064, MOD 11-2.
    private static string Orcid(int number)
    {
        var digits = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"00000002182{number:0000}");
        var check = (12 - (digits.Aggregate(0, (sum, digit) => (sum + digit - '0') * 2) % 11)) % 11;
        var whole = digits + (check == 10 ? "X" : check.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"{whole[..4]}-{whole[4..8]}-{whole[8..12]}-{whole[12..]}";
    }

    private static string? Meta(IHtmlDocument page, string name) => All(page, name).FirstOrDefault();

    private static IEnumerable<string> All(IHtmlDocument page, string name) => page.QuerySelectorAll($"meta[name='{name}']").Select(m => m.GetAttribute("content") ?? "");

    private async Task AddFullAsync(string slug)
    {
        var entry = await app.AddCarryingAsync("Told alike", "Ruiz, Ana; van der Berg, Jan; International Labour Organization", "Metadata papers", "Metadata", "Our press");
        await app.RenameAsync(entry.Id, slug);
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var p = db.Publications.WithParts().Single(p => p.Id == entry.Id);
            p.Issue(PartialDate.Parse("2021-10-07"));
            (p.Type, p.Licence, p.Texts[0].Subtitle) = ("working-paper", "CC-BY-4.0", "In every form");
            p.Texts[0].Summarise("Says it **once** & for all.");
            p.Series[0].NumberAs("75");
            p.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.Doi, Value = "10.1000/182" });
            return await db.SaveChangesAsync();
        });
    }
}
