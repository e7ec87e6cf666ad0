using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Settings;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

/// <summary>Whatever way a search takes through the catalogue, it finds what going through all entries finds, in the same order.</summary>
public sealed class CatalogueSearchTests(CatalogueSearchTests.Shelf shelf) : IClassFixture<CatalogueSearchTests.Shelf>
{
    private static readonly string[] Typed =
    [
        "alpaca", "badger", "ermine", "ferret", "bad", "badge", "alpaca badger", "badger civet", "badger dormouse", "dormouse ermine", "civet ferret", "civet bad",
        "alpaca badger civet dormouse", "dormouse OR ermine", "ferret OR badger", "alpaca -badger", "alpaca -ferret", "\"badger civet\"", "alpaca -\"badger civet\"", "dormouse -ermine",
        "type:dataset", "type:dataset ermine", "type:dataset badger civet", "type:book ferret",
    ];

    [Theory]
    [InlineData(5, 10)]
    [InlineData(40, 50)]
    [InlineData(0, 1)]
    public async Task What_fits_is_found_in_order_and_counted_however_far_a_step_goes(int common, int fewest) => await shelf.App.InScopeAsync(async services =>
    {
        var (db, catalogue, random) = (services.GetRequiredService<CatalogueContext>(), services.GetRequiredService<PublicCatalogue>(), new Random(2021 + common));
        var search = new CatalogueSearch(db, new SearchReach(db, catalogue, new CommonWords(new CatalogueVersion())) { Common = common, Fewest = fewest }, services.GetRequiredService<Site>());
        var wrong = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var typed = Typed[random.Next(Typed.Length)];
            var years = random.Next(3) > 0 ? default : new YearSpan(random.Next(2) == 0 ? null : 1990 + random.Next(10), random.Next(2) == 0 ? null : 2000 + random.Next(12));
            var order = random.Next(2) == 0 ? SearchOrder.Newest : SearchOrder.Oldest;
            FacetValue[] chosen = random.Next(4) > 0 ? [] : [new(Facet.Type, "dataset")];
            var question = new SearchQuestion(SearchQueryReader.Read(typed), chosen, years, order);
            var fit = shelf.Fit(typed, years, chosen.Length > 0, order);
            var take = new[] { 1, 20, 100, 300, 2_000 }[random.Next(5)];
            var after = fit.Count > 1 && random.Next(2) == 0 ? random.Next(fit.Count - 1) : (int?)null;
            var next = await search.NextAsync(question with { After = after is { } one ? fit[one] : null }, take, default);
            var found = await search.FindAsync(question, 0, take, default);
            var (count, facets) = (await search.CountAsync(question, default), await search.FacetsAsync(question, default));
            var told = string.Create(CultureInfo.InvariantCulture, $"{typed} {years} {order} {string.Join(' ', chosen)} take {take} after {after}");
            if (!next.Keys.SequenceEqual(fit.Skip(after + 1 ?? 0).Take(take)))
                wrong.Add($"{told}: next");
            if (!found.Keys.SequenceEqual(fit.Take(take)) || found.Total.Value != fit.Count)
                wrong.Add($"{told}: found");
            if (count.Value != fit.Count || facets.Total.Value != fit.Count)
                wrong.Add($"{told}: {count.Value} and {facets.Total.Value} counted of {fit.Count}");
            var datasets = chosen.Length > 0 ? fit.Count : shelf.Fit(typed, years, true, order).Count;
            if (facets.Counts.GetValueOrDefault(new FacetValue(Facet.Type, "dataset")) != datasets)
                wrong.Add($"{told}: datasets");
        }
        Findings.AssertNone(wrong);
        return true;
    });

    /// <summary>Many in one year, some in each month before it and some of no date; some of them hidden until tomorrow, with the same words.</summary>
    public sealed class Shelf : IAsyncLifetime
    {
        private const int Size = 1_200;
        private readonly Dictionary<int, long> keys = [];

        public CatalogueApp App { get; } = new();

        public async Task InitializeAsync()
        {
            await ((IAsyncLifetime)App).InitializeAsync();
            await App.AddManyAsync(Size, Entry);
            await App.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<CatalogueContext>();
                var records = await db.SearchRecords.Join(db.Publications, r => r.PublicationId, p => p.Id, (r, p) => new { r.Key, p.Slug }).ToListAsync();
                foreach (var record in records.Where(r => r.Slug.ToString().StartsWith("way-", StringComparison.Ordinal)))
                    keys.Add(int.Parse(record.Slug.ToString()[4..], CultureInfo.InvariantCulture), record.Key);
                return true;
            });
        }

        Task IAsyncLifetime.DisposeAsync() => App.DisposeAsync().AsTask();

        /// <summary>Keys of those that fit, by going through all.</summary>
        public List<long> Fit(string typed, YearSpan years, bool mustBeDataset, SearchOrder order)
        {
            var fit = Enumerable.Range(0, Size).Where(i => !IsHidden(i) && (!mustBeDataset || IsDataset(i)) && IsIn(years, Year(i)) && Fits(typed, i)).Select(i => keys[i]);
            return [.. order == SearchOrder.Oldest ? fit.Order() : fit.OrderDescending()];
        }

        private static bool IsIn(YearSpan years, int? year) => (years.First is null || year >= years.First) && (years.Last is null || year <= years.Last);

        private static bool Fits(string typed, int i) => typed.Contains(" OR ", StringComparison.Ordinal) ? typed.Split(" OR ").Any(word => Has(word, i))
            : typed.Replace("badger civet\"", "badger_civet\"", StringComparison.Ordinal).Split(' ').All(word => word.StartsWith('-') ? !Has(word[1..], i) : Has(word, i));

        private static bool Has(string word, int i) => word switch
        {
            "type:dataset" => IsDataset(i),
            "type:book" => !IsDataset(i),
            "\"badger_civet\"" or "\"badger civet\"" => Title(i).Contains("badger civet", StringComparison.Ordinal),
            _ => Title(i).Split(' ').Any(w => w.StartsWith(word, StringComparison.Ordinal)),
        };

        private static string Title(int i) => "alpaca" + (i % 2 == 0 ? " badger" : "") + (i % 3 == 0 ? " civet" : "") + (i % 7 == 0 ? " badland" : "") + (i % 11 == 0 ? " dormouse" : "")
            + (i % 40 == 3 || i < 15 ? " ermine" : "") + (i % 200 == 7 ? " ferret" : "");

        private static bool IsDataset(int i) => i % 5 < 2;

        private static bool IsHidden(int i) => i % 17 == 0;

        // Many in the newest year, some in each month before, and some of no date.
        private static int? Year(int i) => i % 6 == 0 ? null : i < 200 ? 2015 : 1990 + (i / 60);

        private static A Entry(int i)
        {
            var entry = A.Publication(Title(i)).At(string.Create(CultureInfo.InvariantCulture, $"way-{i}")).With((p, _) => p.Type = IsDataset(i) ? "dataset" : "book");
            if (Year(i) is { } year)
                entry = entry.Issued(string.Create(CultureInfo.InvariantCulture, $"{year}-{(i % 12) + 1:00}"));
            return IsHidden(i) ? entry.With((p, now) => p.Publish(now.AddDays(1), now)) : entry.Published();
        }
    }
}
