using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>
/// How far a search looks. Words that are in very many entries each may be in none together, and the database would read all their
/// lists to tell; so of these only the newest months are looked through, as many as can be compared in the work that is allowed.
/// One word that few entries have is enough for the whole catalogue.
/// </summary>
public sealed class SearchReach(CatalogueContext db, PublicCatalogue catalogue, CommonWords common)
{
    private const int QuickPart = 20;
    private const int MostEndings = 40;
    private const int WordsLookedAt = 200;

    // No word has it.
    private const string AfterAll = "\U0010FFFF";
    private readonly Dictionary<SearchQuestion, (SearchNode? Months, long? End)> windows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, IReadOnlyList<string>> endings = new(StringComparer.Ordinal);
    private List<SearchStretch>? newestFirst;
    private MonthCounts? counts;

    /// <summary>A word is rare that fewer entries have; those are found at once.</summary>
    public int Common { get; init; } = 2_000;

    /// <summary>Entries that are looked at whatever is asked, and first.</summary>
    public int Fewest { get; init; } = 5_000;

    /// <summary>Entries whose words are compared, divided by the number of words.</summary>
    public int Most { get; init; } = 400_000;

    /// <summary>The key of the last place that was looked at for this question; null when the whole catalogue was.</summary>
    public long? EndOf(SearchQuestion question) => windows.GetValueOrDefault(question).End;

    /// <summary>The same as <paramref name="node"/> in a form that the database finds in bounded work, perhaps within the newest months.</summary>
    public async Task<SearchNode> BoundAsync(SearchQuestion question, SearchNode node, CancellationToken ct) =>
        await WithinAsync(question, await WordedAsync(node, ct), ct);

    /// <summary>The same for where one stretch is asked after the other: in those that are looked through for everything, and beyond them.</summary>
    public async Task<IReadOnlyList<SearchLeg>> LegsAsync(SearchQuestion question, SearchNode node, CancellationToken ct)
    {
        var bounded = await BoundAsync(question, node, ct);
        if (windows.GetValueOrDefault(question).Months is not { } months || Free(bounded, months) is not { HasMonths: true } free)
        {
            var isRare = bounded is not (SearchNode.Any or SearchNode.Tokens { InOrder.Count: 1 }) && await IsRareAsync(bounded, ct);
            return [new(bounded, isRare || await EntriesAsync(ct) <= Fewest ? null : [.. await StretchesAsync(question, ct)], true)];
        }
        List<SearchStretch> stretches = [.. await StretchesAsync(question, ct)];
        var within = stretches.FindIndex(s => question.Order == SearchOrder.Oldest ? s.Last > EndOf(question) : s.First < EndOf(question)) is var first and >= 0 ? first : stretches.Count;
        var inside = new SearchLeg(free.Node, stretches[..within], false);
        return free.Everywhere is { } beyond ? [inside, new(beyond, stretches[within..], true)] : [inside];
    }

    // The same without the months, and what of it is looked for beyond them.
    private static (SearchNode Node, SearchNode? Everywhere, bool HasMonths) Free(SearchNode bounded, SearchNode months)
    {
        switch (bounded)
        {
            case SearchNode.All { Of: [var node, var last] } when ReferenceEquals(last, months):
                return (node, null, true);
            case SearchNode.Except except:
                var what = Free(except.What, months);
                return (new SearchNode.Except(what.Node, except.Not), what.Everywhere is null ? null : new SearchNode.Except(what.Everywhere, except.Not), what.HasMonths);
            case SearchNode.Any any:
                var each = any.Of.Select(one => Free(one, months)).ToList();
                var beyond = each.Select(e => e.Everywhere).OfType<SearchNode>().ToList();
                return (SearchNode.Or([.. each.Select(e => e.Node)]), beyond.Count == 0 ? null : SearchNode.Or(beyond), each.Exists(e => e.HasMonths));
            default:
                return (bounded, bounded, false);
        }
    }

    private async Task<SearchNode> WithinAsync(SearchQuestion question, SearchNode node, CancellationToken ct)
    {
        switch (node)
        {
            case SearchNode.Tokens { InOrder.Count: 1 }:
                return node;
            case SearchNode.Any any:
                List<SearchNode> each = [];
                foreach (var one in any.Of)
                    each.Add(await WithinAsync(question, one, ct));
                return SearchNode.Or(each);
            // Where little is left out, nearly all that is read is found.
            case SearchNode.Except { Not: var not } except when await IsRareAsync(not, ct):
                return new SearchNode.Except(await WithinAsync(question, except.What, ct), not);
            default:
                return await IsRareAsync(node, ct) || await MonthsAsync(question, Leaves(node), ct) is not { } months ? node
                    : node is SearchNode.Except both ? new SearchNode.Except(SearchNode.And([both.What, months]), both.Not) : SearchNode.And([node, months]);
        }
    }

    // The beginnings of words for which there is no list, in whole words.
    private async Task<SearchNode> WordedAsync(SearchNode node, CancellationToken ct)
    {
        switch (node)
        {
            case SearchNode.Tokens { IsPrefix: true } beginning when !Beginning.IsListed(beginning.InOrder[^1]):
                var (mark, word) = SearchTokens.Parted(beginning.InOrder[^1]);
                return SearchNode.Or([.. (await EndingsAsync(word, ct)).Select(end => new SearchNode.Tokens([.. beginning.InOrder.SkipLast(1), mark + end]))]);
            case SearchNode.All all:
                return SearchNode.And(await WordedAsync(all.Of, ct));
            case SearchNode.Any any:
                return SearchNode.Or(await WordedAsync(any.Of, ct));
            case SearchNode.Except except:
                return new SearchNode.Except(await WordedAsync(except.What, ct), await WordedAsync(except.Not, ct));
            default:
                return node;
        }
    }

    private async Task<List<SearchNode>> WordedAsync(IReadOnlyList<SearchNode> nodes, CancellationToken ct)
    {
        List<SearchNode> worded = [];
        foreach (var node in nodes)
            worded.Add(await WordedAsync(node, ct));
        return worded;
    }

    /// <summary>The word itself and those it may become, the shorter first.</summary>
    private async Task<IReadOnlyList<string>> EndingsAsync(string beginning, CancellationToken ct)
    {
        if (endings.TryGetValue(beginning, out var known))
            return known;
        var before = beginning + AfterAll;
#pragma warning disable CA1309 // It is the database that compares, as its index is ordered.
        var words = await db.IndexedWords.AsNoTracking().Where(w => string.Compare(w.Word, beginning) >= 0 && string.Compare(w.Word, before) < 0).OrderBy(w => w.Word).Select(w => w.Word).Take(WordsLookedAt).ToListAsync(ct);
#pragma warning restore CA1309
        return endings[beginning] = [.. words.Prepend(beginning).Distinct().OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Take(MostEndings)];
    }

    private async Task<bool> IsRareAsync(SearchNode node, CancellationToken ct)
    {
        switch (node)
        {
            case SearchNode.Tokens { InOrder: [var only], IsPrefix: var isPrefix }:
                return !await common.HasAsync(isPrefix ? only + '*' : only, () => db.SearchKeys(node).Skip(Common).AnyAsync(ct));
            case SearchNode.Tokens phrase:
                return await AnyIsRareAsync(phrase.InOrder.Select(SearchNode.One), ct);
            case SearchNode.All all:
                return await AnyIsRareAsync(all.Of, ct);
            case SearchNode.Except except:
                return await IsRareAsync(except.What, ct);
            case SearchNode.Any any:
                foreach (var one in any.Of)
                {
                    if (!await IsRareAsync(one, ct))
                        return false;
                }
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    private async Task<bool> AnyIsRareAsync(IEnumerable<SearchNode> nodes, CancellationToken ct)
    {
        foreach (var node in nodes)
        {
            if (await IsRareAsync(node, ct))
                return true;
        }
        return false;
    }

    // The months that are looked through for a question, always the same; null when that is all there is.
    private async Task<SearchNode?> MonthsAsync(SearchQuestion question, int leaves, CancellationToken ct)
    {
        if (windows.TryGetValue(question, out var window))
            return window.Months;
        var (isOldest, left) = (question.Order == SearchOrder.Oldest, Math.Max(Fewest, Most / leaves / (question.IsQuick ? QuickPart : 1)));
        List<SearchNode> months = [];
        long? end = null;
        foreach (var (token, first, last, count) in await StretchesAsync(question, ct))
        {
            if (left <= 0)
            {
                windows[question] = (SearchNode.Or(months), end);
                return windows[question].Months;
            }
            months.Add(SearchNode.One(token));
            (left, end) = (left - count, isOldest ? last : first);
        }
        windows[question] = (null, null);
        return null;
    }

    // Where results of a question can be by their date, in the order asked for.
    private async Task<IEnumerable<SearchStretch>> StretchesAsync(SearchQuestion question, CancellationToken ct)
    {
        var reached = (await NewestFirstAsync(ct)).Where(s => question.Reaches(s.First, s.Last));
        return question.Order == SearchOrder.Oldest ? reached.Reverse() : reached;
    }

    /// <summary>The entries that the index holds though they wait for their instant.</summary>
    /// <param name="alsoMonths">True where the months will be looked at too: both are one question then.</param>
    public async Task<IReadOnlyList<long>> WaitingAsync(bool alsoMonths, CancellationToken ct)
    {
        if (!alsoMonths || counts is not null)
            return await catalogue.WaitingAsync(ct);
        (counts, var waiting) = await catalogue.MonthsAndWaitingAsync(ct);
        return waiting;
    }

    /// <summary>How many entries the catalogue has, at most.</summary>
    public async Task<long> EntriesAsync(CancellationToken ct) => (await NewestFirstAsync(ct)).Sum(s => (long)s.Count);

    private async Task<List<SearchStretch>> NewestFirstAsync(CancellationToken ct)
    {
        if (newestFirst is not null)
            return newestFirst;
        counts ??= await catalogue.MonthsAsync(ct);
        List<SearchStretch> stretches = [.. counts.NewestFirst.Where(m => m.Month != MonthKey.Undated).Select(m => new SearchStretch(
            SearchTokens.Stretch(m.Month.Value, 0), SearchEntry.KeyOf(m.Month.Value * 100, 0), SearchEntry.KeyOf((m.Month.Value + 1) * 100, 0) - 1, m.Count))];
        if (counts[MonthKey.Undated] > 0)
        {
            var undated = SearchEntry.FirstKeyOf(1);
            var last = await db.SearchRecords.Where(r => r.Key < undated).MaxAsync(r => (long?)r.Key, ct) ?? 0;
            for (var first = last / SearchTokens.StretchLength * SearchTokens.StretchLength; first >= 0; first -= SearchTokens.StretchLength)
                stretches.Add(new(SearchTokens.Stretch(0, first), first, first + SearchTokens.StretchLength - 1, SearchTokens.StretchLength));
        }
        return newestFirst = stretches;
    }

    private static int Leaves(SearchNode node) => node switch
    {
        SearchNode.Tokens tokens => tokens.InOrder.Count,
        SearchNode.All all => all.Of.Sum(Leaves),
        SearchNode.Any any => any.Of.Sum(Leaves),
        SearchNode.Except except => Leaves(except.What) + Leaves(except.Not),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
