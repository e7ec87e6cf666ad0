using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Search;

/// <summary>From a search that found nothing: which word is to blame, what a slip may have been, and what would be found without a filter, a piece that narrows or one of the words.</summary>
public sealed record WayOut(IReadOnlyList<string> NowhereFound, IReadOnlyList<(string Label, string Address, SearchCount Count)> Without)
{
    /// <summary>The search as it may have been meant, with its best results; null when no other spelling finds anything.</summary>
    public Meant? Meant { get; init; }

    /// <summary>What was meant is only found without the filters.</summary>
    public bool LosesFilters { get; init; }

    /// <summary>The search for any of the words, where nothing else finds something; null when there are no two.</summary>
    public (string Address, SearchCount Count)? AnyOf { get; init; }

    private const int MostWords = 24;
    private const int MostFilters = 8;
    private const int MostWordsLeftOut = 6;

    public static async Task<WayOut> FindAsync(SearchParts parts, SearchQuestion question, SearchAddress address, CancellationToken ct)
    {
        List<string> nowhere = [];
        foreach (var word in question.Query.Words.Take(MostWords))
        {
            if ((await parts.Search.CountAsync(question with { Query = SearchQueryReader.Read(word), Chosen = [], Years = default, After = null }, ct)).Value == 0)
                nowhere.Add(word);
        }
        List<(string, string, SearchCount)> without = [];
        foreach (var (piece, rest) in question.Query.Narrowing.DistinctBy(n => n.Others).Take(MostFilters))
            await AddAsync(piece, address.For(rest), question with { Query = SearchQueryReader.Read(rest) });
        if (without.Count == 0 && question.Query.Narrowing.Skip(1).Any())
            await AddAsync(string.Join(" and ", question.Query.Narrowing.Select(n => n.Piece)), address.For(question.Query.Unnarrowed), question with { Query = SearchQueryReader.Read(question.Query.Unnarrowed) });
        foreach (var filter in address.Chosen.Take(MostFilters))
            await AddAsync(filter.Label, address.Without(filter), question.Without(filter.Value));
        if (address.Years != default)
            await AddAsync("the years", address.WithoutYears(), question.Without(Facet.Year));
        if (address.Filters > 1)
            await AddAsync("any filter", address.WithoutFilters(), question with { Chosen = [], Years = default });
        var meant = await MeantAsync(parts, question, address, ct);
        if (meant is null && without.Count == 0)
        {
            foreach (var (piece, rest) in question.Query.Demanded.DistinctBy(d => d.Others).Take(MostWordsLeftOut))
                await AddAsync(piece, address.For(rest), question with { Query = SearchQueryReader.Read(rest) });
        }
        var losesFilters = meant is null && without.Count == 0 && address.Filters > 0;
        if (losesFilters)
            meant = await MeantAsync(parts, question with { Chosen = [], Years = default }, address.WithoutFilters(), ct);
        var any = meant is null && without.Count == 0 ? question.Query.AnyDemanded : "";
        var ofAny = any.Length == 0 ? default : await parts.Search.CountAsync(question with { Query = SearchQueryReader.Read(any), Chosen = [], Years = default, After = null }, ct);
        return new WayOut(nowhere, without) { Meant = meant, LosesFilters = losesFilters, AnyOf = ofAny is { Value: > 0 } ? (address.WithoutFilters().For(any).ToString(), ofAny) : null };

        async Task AddAsync(string label, SearchAddress other, SearchQuestion less)
        {
            if (await parts.Search.CountAsync(less with { After = null }, ct) is { Value: > 0 } count)
                without.Add((label, other.ToString(), count));
        }
    }

    private static async Task<Meant?> MeantAsync(SearchParts parts, SearchQuestion question, SearchAddress address, CancellationToken ct)
    {
        if (await parts.Spelling.MendAsync(question, ct) is not { } mended)
            return null;
        var (keys, _, _) = await parts.Search.FindAsync(mended.Question, 0, SearchPage.Length, ct);
        var hits = await SearchHit.LoadAsync(parts.Catalogue, parts.Site, keys, mended.Question.Query, mended.Question.Order, ct);
        return new Meant(mended.Question.Query.Typed, mended.Question.Query.Spelt.Count() < question.Query.Spelt.Count(), address.For(mended.Question.Query.Typed).ToString(), mended.Count, hits);
    }
}

/// <summary>Another spelling of the search, and what it finds.</summary>
/// <param name="LeavesOut">True when a word that is nowhere is left out of it.</param>
public sealed record Meant(string Typed, bool LeavesOut, string Address, SearchCount Count, IReadOnlyList<SearchHit> Hits);
