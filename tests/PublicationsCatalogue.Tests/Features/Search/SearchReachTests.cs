using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Admin.Entries;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

/// <summary>Words that are in very many entries, which here are more than two; of these the newest four or more are looked at.</summary>
public sealed class SearchReachTests(SearchReachTests.Shelf shelf) : IClassFixture<SearchReachTests.Shelf>
{
    [Fact]
    public async Task Words_that_very_many_have_are_looked_for_in_the_newest_months_and_the_page_says_so()
    {
        using var reader = shelf.App.Reader();
        var page = await reader.PageAsync("/search?q=okapi+tapir");

        Assert.Equal(["Okapi tapir anew"], Searching.Titles(page));
        Assert.StartsWith("At least 1 result", page.QuerySelector("#found").Text(), StringComparison.Ordinal);
        Assert.Contains("Each of these words is in very many entries, so only those since May 2028 were searched.", page.QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=okapi+tapir", 4)]
    [InlineData("/search?q=okapi+tapir&sort=title", 4)]
    [InlineData("/search?q=okapi+tapir&sort=newest", 4)]
    [InlineData("/search?q=tapir+okapi&type=report", 4)]
    [InlineData("/search?q=\"okapi+tapir\"", 3)]
    public async Task The_way_further_back_leads_to_all_of_them_each_once(string address, int count)
    {
        using var reader = shelf.App.Reader();
        List<string> met = [];
        for (var next = address; next is not null && met.Count < 20;)
        {
            var page = await reader.PageAsync(next);
            met.AddRange(Searching.Titles(page));
            next = page.QuerySelectorAll("main a").FirstOrDefault(a => a.Text() is "Search further back" or "Next results")?.GetAttribute("href");
        }
        Assert.Equal(count, met.Count);
        Assert.Equal(["Okapi tapir anew", "Okapi tapir of old", "Okapi tapir at any time"], met.Where(title => title != "Okapi of tapir"));
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("oldest")]
    public async Task A_file_of_the_search_holds_all_of_them_wherever_the_search_would_rest(string sort)
    {
        using var reader = shelf.App.Reader();
        var file = await reader.GetStringAsync(new Uri($"/search.csv?q=okapi+tapir&sort={sort}", UriKind.Relative));

        Assert.Equal(4, file.Split('\n').Count(line => line.Contains("kapi", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Oldest_first_begins_at_the_other_end()
    {
        using var reader = shelf.App.Reader();
        var page = await reader.PageAsync("/search?q=okapi+tapir&sort=oldest&from=2024");

        Assert.Equal(["Okapi tapir of old", "Okapi of tapir"], Searching.Titles(page));
        Assert.Contains("only those up to May 2026 were searched", page.QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("okapi tapir old", "Okapi tapir of old")]
    [InlineData("Okapi tapir of old", "Okapi tapir of old")]
    [InlineData("Okapi of tapir", "Okapi of tapir")]
    [InlineData("okapi tapir year:2025", "Okapi tapir of old")]
    [InlineData("10.5555/okapi.15", "Okapi tapir of old")]
    public async Task One_rare_word_a_whole_title_an_identifier_or_a_year_reaches_through_the_whole_catalogue(string typed, string title) =>
        Assert.Equal(title, (await shelf.App.FoundForAsync(typed))[0]);

    [Theory]
    [InlineData("okapi")]
    [InlineData("oka")]
    [InlineData("okap")]
    [InlineData("title:okap")]
    public async Task One_word_alone_is_counted_in_all(string typed)
    {
        using var reader = shelf.App.Reader();
        Assert.Equal(9, Searching.Count(await reader.PageAsync("/search?q=" + Uri.EscapeDataString(typed))));
    }

    [Theory]
    [InlineData("quaggaland")]
    [InlineData("quagg")]
    [InlineData("mention quagg")]
    [InlineData("serial 20211")]
    [InlineData("合作社联")]
    [InlineData("\"serial 202117\"")]
    [InlineData("serial quagg*")]
    public async Task The_beginning_of_any_word_finds_it_wherever_it_stands(string typed) =>
        Assert.Equal(["Okapi 5"], await shelf.App.FoundForAsync(typed));

    [Theory]
    [InlineData("newest")]
    [InlineData("best")]
    public async Task Of_either_or_what_few_have_is_found_everywhere_and_what_many_have_in_the_newest(string sort) =>
        Assert.Equal(["Okapi tapir anew", "Okapi 5"], await shelf.App.FoundAsync($"q={Uri.EscapeDataString("\"okapi tapir\" OR quaggaland")}&sort={sort}"));

    [Fact]
    public async Task What_leaves_out_much_is_looked_for_in_the_newest_and_what_leaves_out_little_everywhere()
    {
        Assert.Equal(["Okapi 9", "Okapi 7"], await shelf.App.FoundForAsync("okapi -tapir"));
        Assert.Equal(8, (await shelf.App.FoundForAsync("okapi -old")).Count);
    }

    [Fact]
    public async Task A_word_that_few_have_left_reaches_through_the_whole_catalogue_at_once()
    {
        var own = new Shelf();
        await ((IAsyncLifetime)own).InitializeAsync();
        Assert.DoesNotContain("Okapi tapir of old", await own.App.FoundForAsync("okapi tapir"));

        await own.App.InScopeAsync(async s =>
        {
            var ids = await s.GetRequiredService<CatalogueContext>().Publications.Where(p => p.Texts.Any(t => EF.Functions.Like(t.Title, "Tapir%") || t.Title == "Okapi of tapir")).Select(p => p.Id).ToListAsync();
            return await s.GetRequiredService<Bulk>().DoAsync(BulkAct.Find("trash")!, new BulkValue(null, null, null), ids, default);
        });
        Assert.Contains("Okapi tapir of old", await own.App.FoundForAsync("okapi tapir"));
        await ((IAsyncLifetime)own).DisposeAsync();
    }

    public sealed class Shelf : IAsyncLifetime
    {
        public CatalogueApp App { get; } = new SmallReach();

        public async Task InitializeAsync()
        {
            await ((IAsyncLifetime)App).InitializeAsync();
            await App.AddAsync(Entry("Okapi tapir at any time"));
            await App.AddAsync(Entry("Okapi tapir of old").Issued("2025-05").With((p, _) => p.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.Doi, Value = "10.5555/okapi.15" })));
            await App.AddAsync(Entry("Okapi of tapir").Issued("2025-06"));
            for (var i = 0; i < 10; i++)
                await App.AddAsync(Entry($"{(i % 2 == 0 ? "Tapir" : "Okapi")} {i}", i == 5 ? "A mention of Quaggaland, serial 202117, 合作社联盟." : null).Issued($"{2026 + (i / 3)}-05"));
            await App.AddAsync(Entry("Okapi tapir anew").Issued("2030-05"));
        }

        Task IAsyncLifetime.DisposeAsync() => App.DisposeAsync().AsTask();

        private static A Entry(string title, string? summary = null) => A.Publication(title).Saying(summary ?? "").With((p, _) => p.Type = "report").Published();
    }

    private sealed class SmallReach : CatalogueApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped(s =>
                new SearchReach(s.GetRequiredService<CatalogueContext>(), s.GetRequiredService<PublicCatalogue>(), s.GetRequiredService<CommonWords>()) { Common = 3, Fewest = 4, Most = 0 }));
        }
    }
}
