using System.Globalization;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Search;

/// <summary>Results by year as bars, from the first year to the last, those without any included.</summary>
public sealed record YearBars(int First, int Last, IReadOnlyList<(int Year, int Count)> Years)
{
    private const int MostBars = 120;

    public int Highest => Years.Max(y => y.Count);

    /// <summary>Null when there is only one year, or so many that no bar could be told from the next.</summary>
    public static YearBars? Of(FacetCounts counts)
    {
        var found = counts.Of(Facet.Year).ToDictionary(c => int.Parse(c.Value.Value, CultureInfo.InvariantCulture), c => c.Count);
        if (found.Count < 2)
            return null;
        var (first, last) = (found.Keys.Min(), found.Keys.Max());
        return new YearBars(first, last, last - first < MostBars ? [.. Enumerable.Range(first, last - first + 1).Select(y => (y, found.GetValueOrDefault(y)))] : [.. found.OrderBy(f => f.Key).Select(f => (f.Key, f.Value))]);
    }
}
