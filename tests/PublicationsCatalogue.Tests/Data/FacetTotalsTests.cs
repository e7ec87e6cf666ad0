using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

/// <summary>How many entries a series, subject, author, type or language has is kept and not counted.</summary>
public sealed class FacetTotalsTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task However_an_entry_comes_changes_and_goes_the_totals_are_those_of_the_index()
    {
        var all = new List<Publication>();
        foreach (var (number, type) in new[] { "report", "report", "training-guide", "report" }.Index())
            all.Add(await app.AddAsync(A.Publication($"Counted {number}").In("fr").Issued("1977-03").With((p, _) => p.Type = type).Published()));
        await app.AddAsync(A.Publication("Counted draft").In("fr").With((p, _) => p.Type = "report"));
        var (report, french) = (new FacetValue(Facet.Type, "report"), new FacetValue(Facet.Language, "fr"));
        var before = await CountAsync(report);
        Assert.Equal(4, await CountAsync(french));

        await app.ChangeAsync(all[0].Id, p => p.Type = "training-guide");
        await app.ChangeAsync(all[1].Id, p => p.Withdraw("Wrong figures", null, app.Now));
        await app.ChangeAsync(all[2].Id, p => p.Trash(app.Now));
        await app.ChangeAsync(all[3].Id, p => p.Texts[0].Title = "Counted and renamed");

        Assert.Equal(before - 2, await CountAsync(report));
        Assert.Equal(2, await CountAsync(french));
        await app.ChangeAsync(all[2].Id, p => p.Restore());
        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task M_06_A_scheduled_entry_is_counted_from_its_instant_on()
    {
        var slovak = new FacetValue(Facet.Language, "sk");
        await app.AddAsync(A.Publication("Later").In("sk").PublishedAt(app.Now.AddMinutes(10)));
        Assert.Equal(0, await CountAsync(slovak));

        await app.AddAsync(A.Publication("Now").In("sk").Published());
        Assert.Equal(1, await CountAsync(slovak));

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(2, await CountAsync(slovak));
        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task A_total_is_told_whole_one_that_is_wrong_is_named_and_a_rebuilt_index_has_it_right()
    {
        await app.AddAsync(A.Publication("Miscounted").In("cs").Published());
        await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().FacetTotals.Where(t => t.Token == new FacetValue(Facet.Language, "cs").Token).ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, 12_345)));
        await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().FacetTotals.Where(t => t.Token == new FacetValue(Facet.Language, "en").Token).ExecuteDeleteAsync());

        using var reader = app.Reader();
        Assert.StartsWith("12,345 items", (await reader.PageAsync("/languages/cs")).QuerySelector(".facts-line").Text(), StringComparison.Ordinal);
        Assert.Contains("\"count\": 12345", await reader.GetStringAsync(new Uri("/api/v1/languages", UriKind.Relative)), StringComparison.Ordinal);
        var told = await FaultsAsync();
        Assert.Equal(2, told.Count);
        Assert.Contains("language cs: the count says 12345, in the search index are 1: run reindex", told);

        await app.InScopeAsync(s => SearchIndexer.RebuildAsync(s.GetRequiredService<CatalogueContext>(), null, default));
        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public void A_kept_count_is_told_whole_and_one_that_ended_at_the_limit_is_not()
    {
        Assert.Equal("123,456", new SearchCount(123_456) { IsWhole = true }.ToString());
        Assert.Equal("more than 10,000", new SearchCount(10_001).ToString());
    }

    private async Task<int> CountAsync(FacetValue value) => await app.InScopeAsync(async s =>
        (await s.GetRequiredService<CatalogueSearch>().CountsAsync([value], default)).GetValueOrDefault(value).Value);

    private Task<IReadOnlyList<string>> FaultsAsync() => app.InScopeAsync(s => SearchFaults.FindAsync(s.GetRequiredService<CatalogueContext>(), 20, default));
}
