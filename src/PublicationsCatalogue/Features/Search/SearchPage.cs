using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Search;

/// <summary>What was found, what it can be narrowed by, and where to go when it was nothing.</summary>
public sealed record SearchPage(SearchQuery Query, SearchAddress Address, SearchCount Total, IReadOnlyList<SearchHit> Hits)
{
    public const int Length = 20;
    private const int LongestYear = 4;

    public int Page { get; init; } = 1;
    public IReadOnlyList<FacetGroup> Groups { get; init; } = [];
    public YearBars? Years { get; init; }

    /// <summary>Years as they came that could not be read.</summary>
    public (string From, string To)? UnreadYears { get; init; }

    /// <summary>Also without a choice of years, as long as some are chosen: a form without them would lose them.</summary>
    public bool HasYears => Years is not null || UnreadYears is not null || Address.Years != default;

    public bool HasFilters => Groups.Count > 0 || HasYears;

    /// <summary>Sentences on what could not be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is searched for, with its filters named.</summary>
    public string Title { get; init; } = "";

    /// <summary>By date: the address of what follows, or null.</summary>
    public string? Next { get; init; }

    /// <summary>A sentence on how far was searched, when it was not the whole catalogue.</summary>
    public string? Reached { get; init; }

    /// <summary>Where the search goes on that was not made through the whole catalogue, in the order of dates.</summary>
    public string? Further { get; init; }

    /// <summary>True when by date this is not the beginning.</summary>
    public bool IsLater { get; init; }

    public WayOut? WayOut { get; init; }

    /// <summary>Nothing was found, also not of what may have been meant by all that was typed.</summary>
    public bool IsMissed => Total.Value == 0 && WayOut?.Meant is not { LeavesOut: false };

    /// <summary>Pages of what is in order of fit or of titles; the rest is seen by date.</summary>
    public int Pages => (Math.Min(Total.Value, MostIn(Address.Order)) + Length - 1) / Length;

    public bool IsPaged => Address.Order is SearchOrder.Best or SearchOrder.Title;

    /// <summary>A page was asked for that these results don't have.</summary>
    public bool IsBeyond => IsPaged && Page > Pages && Total.Value > 0;

    public int First => ((Page - 1) * Length) + 1;

    /// <summary>More was found than is in this order.</summary>
    public bool IsOrderedInPart => IsPaged && Total.Value > MostIn(Address.Order);

    /// <summary>Results that are put in this order.</summary>
    public static int MostIn(SearchOrder order) => order == SearchOrder.Title ? CatalogueSearch.MostByTitle : CatalogueSearch.MostRanked;

    /// <summary>Crawlers follow one filter and no more, so that what they meet is finite.</summary>
    public string? Robots => Address.Q.Length > 0 || Address.Filters > 1 || Address.Order != SearchOrder.Best || Page > 1 || IsLater ? "noindex,nofollow" : null;

    public static async Task<SearchPage> LoadAsync(SearchParts parts, SearchForm form, CancellationToken ct)
    {
        var asked = await AskedSearch.ReadAsync(parts, form, ct);
        var (query, address, question) = (asked.Query, asked.Address, asked.Question);
        var (order, isPaged) = (question.Order, asked.IsPaged);
        var page = isPaged && int.TryParse(form.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostIn(order) / Length) : 1;
        // Counting by facets counts the whole too.
        var counts = await parts.Search.FacetsAsync(question, ct);
        var (keys, total, end) = await parts.Search.FindAsync(question, counts, (page - 1) * Length, isPaged ? Length : Length + 1, ct);
        var hits = await SearchHit.LoadAsync(parts.Catalogue, parts.Site, [.. keys.Take(Length)], query, order, ct);
        return new SearchPage(query, address, total, hits)
        {
            Page = page,
            Notes = asked.Notes,
            Title = asked.Title(),
            Groups = await FacetGroup.LoadAsync(parts.Names, counts, address.Chosen, ct),
            Years = YearBars.Of(counts),
            UnreadYears = asked.HasUnreadYears ? (Cut(form.From), Cut(form.To)) : null,
            Next = keys.Count > Length ? address.By(order).After(keys[Length - 1]) : end is { } last && !isPaged ? address.By(order).After(last) : null,
            Reached = end is { } reached ? ReachedBy(order, reached, parts.Site) : null,
            Further = end is { } from && isPaged ? address.By(SearchOrder.Newest).After(from) : null,
            IsLater = question.After is not null,
            WayOut = total.Value == 0 && !query.IsWithoutWords ? await WayOut.FindAsync(parts, question, address, ct) : null,
        };
    }

    private static string Cut(string? text) => text is { Length: > LongestYear } ? text[..LongestYear] : text ?? "";

    private static string ReachedBy(SearchOrder order, long key, Site site)
    {
        var month = MonthKey.FromValue(SearchEntry.DateOf(key) / 100);
        return $"Each of these words is in very many entries, so only those {(month == MonthKey.Undated ? "with a date" : $"{(order == SearchOrder.Oldest ? "up to" : "since")} {month.Format(site.Culture)}")} were searched.";
    }
}

/// <summary>What a search page is made with.</summary>
public sealed record SearchParts(CatalogueSearch Search, FacetNames Names, Spelling Spelling, PublicCatalogue Catalogue, Site Site);
