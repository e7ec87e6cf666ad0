using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Search;

/// <summary>The whole state of a search page as its address, always in the same order, so that one search has one address.</summary>
public sealed record SearchAddress(string Q, YearSpan Years, IReadOnlyList<FacetName> Chosen, SearchOrder Order)
{
    public SearchAddress Without(FacetName value) => this with { Chosen = [.. Chosen.Where(c => c != value)] };

    public SearchAddress WithoutYears() => this with { Years = default };

    public SearchAddress WithoutFilters() => this with { Years = default, Chosen = [] };

    public SearchAddress By(SearchOrder order) => this with { Order = order };

    public SearchAddress For(string q) => this with { Q = q };

    public int Filters => Chosen.Count + (Years == default ? 0 : 1);

    public string Page(int page) => Write(page > 1 ? ("page", Text(page)) : null);

    public string After(long key) => Write(("after", key.ToString(CultureInfo.InvariantCulture)));

    public override string ToString() => Write(null);

    private string Write((string Name, string Value)? place)
    {
        List<KeyValuePair<string, string?>> values = [];
        if (Q.Length > 0)
            values.Add(new("q", Q));
        if (Years.First is { } first)
            values.Add(new("from", Text(first)));
        if (Years.Last is { } last)
            values.Add(new("to", Text(last)));
        values.AddRange(Chosen.OrderBy(c => c.Value.Facet).ThenBy(c => c.Slug, StringComparer.Ordinal).Select(c => new KeyValuePair<string, string?>(FacetFields.NameOf(c.Value.Facet), c.Slug)));
        if (Order != SearchOrder.Best)
            values.Add(new("sort", SearchForm.NameOf(Order)));
        if (place is { } at)
            values.Add(new(at.Name, at.Value));
        return QueryHelpers.AddQueryString("/search", values);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
