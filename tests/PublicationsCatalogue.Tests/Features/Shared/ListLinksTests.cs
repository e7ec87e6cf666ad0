using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Shared;

/// <summary>Wherever an entry is listed, what is told of it leads on.</summary>
public sealed class ListLinksTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task The_address_of_all_results_is_right_also_where_no_comment_can_hold_it_as_typed()
    {
        using var reader = app.Reader();
        var xml = await reader.GetStringAsync(new Uri("/search.dc.xml?q=cooperatives--qq", UriKind.Relative));
        Assert.NotNull(System.Xml.Linq.XDocument.Parse(xml).Root);
        Assert.Contains("/search.dc.xml?q=cooperatives%2D%2Dqq&sort=newest", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_every_list_an_entrys_type_language_and_series_lead_to_their_pages()
    {
        var slug = await AddAsync();
        using var reader = app.Reader();
        foreach (var list in new[] { "/", "/2031/06", "/2031?summaries=1", "/search?q=nilgai", "/types/report", "/languages/fr", "/authors/nils-nilgai" })
        {
            var item = (await reader.PageAsync(list)).QuerySelector($"h3:has(a[href='/publications/{slug}']) + .dateline");
            Assert.Equal("01 June 2031 Report French Nilgai papers, No. 7", item.Text().Replace("Report", " Report ", StringComparison.Ordinal).Replace("French", " French ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal));
            Assert.Equal(["/types/report", "/languages/fr", "/series/nilgai-papers"], item?.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        }
        foreach (var target in new[] { "/types/report", "/languages/fr", "/series/nilgai-papers", "/authors/elsa-editor" })
            Assert.NotNull((await reader.PageAsync(target)).QuerySelector($"h3 a[href='/publications/{slug}']"));
    }

    [Fact]
    public async Task On_its_own_page_editors_lead_to_what_they_have_made_as_authors_do()
    {
        var slug = await AddAsync();
        var facts = (await app.Reader().PageAsync($"/publications/{slug}")).QuerySelector(".about-item");

        Assert.Equal("Elsa Editor", facts?.QuerySelector("a[href='/authors/elsa-editor']").Text());
    }

    private Task<Slug> AddAsync() => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var vocabulary = new Vocabulary(db);
        var entry = A.Publication("Les nilgauts").In("fr").Issued("2031-06-01").With((p, _) => p.Type = "report").Saying("The nilgai.").Published().Build(app.Now);
        var membership = new SeriesMembership { Series = await vocabulary.SeriesAsync("Nilgai papers", entry.Texts[0].Language, default) };
        membership.NumberAs("7");
        entry.Series.Add(membership);
        var people = await vocabulary.AgentsAsync([new AgentName("Nils Nilgai"), new AgentName("Elsa Editor")], AgentKind.Person, default);
        entry.Contributions.Add(new Contribution { Agent = people[0] });
        entry.Contributions.Add(new Contribution { Agent = people[1], Role = ContributorRole.Editor });
        db.Publications.Add(entry);
        await db.SaveChangesAsync();
        return entry.Slug;
    });
}
