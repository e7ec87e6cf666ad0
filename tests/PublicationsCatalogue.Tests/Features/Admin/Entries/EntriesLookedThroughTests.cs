using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Admin.Entries;
using PublicationsCatalogue.Settings;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What the desk's list finds by looking through entries, here four for a page and two at a time; many were changed at one instant, as by an import.</summary>
public sealed class EntriesLookedThroughTests(EntriesLookedThroughTests.Shelf shelf) : IClassFixture<EntriesLookedThroughTests.Shelf>
{
    private static readonly Dictionary<string, (EntriesQuery Asked, Func<Publication, bool> Fits)> Filters = new()
    {
        ["words"] = (new() { Q = "zébra" }, p => p.Original!.Title.StartsWith("Zebra", StringComparison.Ordinal)),
        ["language"] = (new() { Language = "fr" }, p => p.Texts.Exists(t => t.Language.ToString() == "fr")),
        ["words in a language"] = (new() { Language = "fr", Q = "1" }, p => p.Texts.Exists(t => t.Language.ToString() == "fr") && p.Original!.Title.Contains('1', StringComparison.Ordinal)),
        ["no link"] = (new() { Missing = "link" }, p => p.Links.Count == 0),
        ["nobody"] = (new() { By = "Nobody" }, _ => false),
    };

    public static TheoryData<string> Names => [.. Filters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Looking_further_back_finds_every_entry_once_the_last_changed_first(string name) => await shelf.App.InScopeAsync(async services =>
    {
        var (db, site) = (services.GetRequiredService<CatalogueContext>(), services.GetRequiredService<Site>());
        var (met, pages) = (new List<long>(), 0);
        for (string? after = ""; after is not null; pages++)
        {
            var page = await EntriesPage.LoadAsync(db, EntriesFilter.Read(Filters[name].Asked with { After = after }, site), shelf.App.Now, default, mostLookedThrough: 4, portion: 2);
            met.AddRange(page.Rows.Select(r => r.Id));
            Assert.Equal(page.Next is not null, page.IsCut);
            after = page.Next;
        }

        var all = await db.Publications.AsNoTracking().WithParts().ToListAsync();
        Assert.Equal(all.Where(Filters[name].Fits).OrderByDescending(p => p.ModifiedAt).ThenByDescending(p => p.Id).Select(p => p.Id), met);
        Assert.True(pages > 3);
        return true;
    });

    [Theory]
    [InlineData("q=zebra", "with all of this list, not only the ticked")]
    [InlineData("q=zebra&after=3155378975999999999-1", "with all that are found among the 20,000 entries changed last, not only the ticked")]
    [InlineData("after=3155378975999999999-1", "with all of this list, not only the ticked")]
    public async Task An_act_on_all_says_which_where_the_list_may_go_on_beyond_them(string asked, string told)
    {
        using var editor = await shelf.App.SignedInAsync();
        Assert.Equal(told, (await editor.PageAsync($"/admin/entries?{asked}")).QuerySelector("label:has([name=all])").Text());
    }

    public sealed class Shelf : IAsyncLifetime
    {
        public CatalogueApp App { get; } = new();

        public async Task InitializeAsync()
        {
            await ((IAsyncLifetime)App).InitializeAsync();
            for (var i = 0; i < 13; i++)
            {
                if (i == 8)
                    App.Clock.Advance(TimeSpan.FromMinutes(1));
                var hasLink = i % 4 == 1;
                await App.AddAsync(A.Publication(string.Create(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "Zebra" : "Gnu")} {i}")).In(i % 2 == 0 ? "fr" : "en").With((p, _) =>
                {
                    if (hasLink)
                        p.Links.Add(new PublicationLink { Url = "https://example.org/" });
                }));
            }
        }

        Task IAsyncLifetime.DisposeAsync() => App.DisposeAsync().AsTask();
    }
}
