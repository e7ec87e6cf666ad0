using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

/// <summary>M-06 at the door of the search: what is not public is neither found nor counted, nor is its name told.</summary>
public sealed class SearchLeakTests(HiddenEntries hidden) : IClassFixture<HiddenEntries>
{
    private readonly CatalogueApp app = hidden.App;
    private static readonly string[] Fields = ["Title", "Subtitle", "Alternative", "Summary", "agent", "publisher", "Printed", "Series", "Number", "Identifier"];

    [Fact]
    public async Task M_06_A_word_that_only_hidden_entries_have_answers_as_one_that_nothing_has()
    {
        using var reader = app.Reader();
        foreach (var year in HiddenEntries.All.Select(h => h.Month[..4]))
        {
            foreach (var field in Fields)
            {
                var word = $"{HiddenEntries.Canary}{field}{year}";
                foreach (var form in new[] { "q={0}", "q=author:{0}", "q=series:{0}", "q=%22{0}%22", "q={0}&sort=newest", "q={0}&from=1980&to=1985" })
                {
                    var (told, never) = (await BodyAsync(reader, form, word), await BodyAsync(reader, form, new string('q', word.Length)));
                    Assert.Equal(never.Replace(new string('q', word.Length), "*", StringComparison.Ordinal), told.Replace(word, "*", StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [InlineData("series", "zzcanary-series-")]
    [InlineData("author", "zzcanary-agent-")]
    public async Task M_06_The_address_of_a_name_that_only_hidden_entries_carry_answers_as_one_that_never_was(string facet, string slug)
    {
        using var reader = app.Reader();
        var found = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.CountAsync(a => a.Name.StartsWith(HiddenEntries.Canary + "agent")));
        Assert.Equal(4, found);
        foreach (var year in HiddenEntries.All.Select(h => h.Month[..4]))
        {
            var (told, never) = (await BodyAsync(reader, $"{facet}={{0}}", slug + year), await BodyAsync(reader, $"{facet}={{0}}", new string('q', slug.Length + 4)));
            Assert.Equal(never.Replace(new string('q', slug.Length + 4), "*", StringComparison.Ordinal), told.Replace(slug + year, "*", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task M_06_Hidden_entries_are_in_no_count_and_no_bar()
    {
        using var reader = app.Reader();
        var all = await reader.PageAsync("/search");
        var years = await reader.PageAsync("/search?from=1981&to=1984");

        var open = await app.InScopeAsync(s => s.GetRequiredService<PublicCatalogue>().Publications.CountAsync());
        Assert.Equal(open, Searching.Count(all));
        Assert.Equal(0, Searching.Count(years));
        Assert.DoesNotContain("198", all.QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_entry_is_found_from_its_instant_on_and_no_job_is_needed()
    {
        await app.AddAsync(A.Publication("Okapi at noon").Issued("1977-01").PublishedAt(app.Now.AddMinutes(10)));
        Assert.Empty(await app.FoundForAsync("okapi"));

        app.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(["Okapi at noon"], await app.FoundForAsync("okapi"));
    }

    [Fact]
    public async Task An_entry_is_found_by_its_new_words_after_the_save_and_by_none_when_it_is_gone()
    {
        var entry = await app.AddAsync(A.Publication("Pangolin digest").Issued("1976-01").Published());
        Assert.Equal(["Pangolin digest"], await app.FoundForAsync("pangolin"));

        await ChangeAsync(entry.Id, p => p.Texts[0].Title = "Aardvark digest");
        Assert.Empty(await app.FoundForAsync("pangolin"));
        Assert.Equal(["Aardvark digest"], await app.FoundForAsync("aardvark"));

        await ChangeAsync(entry.Id, p => p.Issue(Core.Publications.PartialDate.Parse("1975-02-03")));
        Assert.Equal(["Aardvark digest"], await app.FoundForAsync("aardvark year:1975"));
        Assert.Empty(await app.FoundForAsync("aardvark year:1976"));

        await ChangeAsync(entry.Id, p => p.Withdraw("Wrong", null, app.Now));
        Assert.Empty(await app.FoundForAsync("aardvark"));
    }

    private Task<int> ChangeAsync(long id, Action<Core.Publications.Publication> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        change(await db.Publications.WithParts().SingleAsync(p => p.Id == id));
        return await db.SaveChangesAsync();
    });

    private static Task<string> BodyAsync(HttpClient reader, string form, string word) =>
        reader.GetStringAsync(new Uri("/search?" + form.Replace("{0}", word, StringComparison.Ordinal), UriKind.Relative));
}
