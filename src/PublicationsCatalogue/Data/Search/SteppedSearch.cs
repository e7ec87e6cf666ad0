using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>
/// The first entries that fit, where the database finds all of them before it puts any in order: it is asked for the newest months first,
/// and then for as many more as by then it seems to take. So the work does not grow with the number of entries that have a word.
/// </summary>
/// <param name="hidden">Keys that are left out.</param>
internal sealed class SteppedSearch(StepwiseIndex index, SearchReach reach, SearchQuestion question, IReadOnlyCollection<long> hidden)
{
    // How many times more the next step looks at while none fits, and how many entries one looks at: all of them may fit.
    private const int Growth = 4;
    private const int Most = 150_000;

    // Where one of so many fits, the entries are gone along.
    private const int OneOf = 5;
    private const int ManyClauses = 4;

    // So many are gone past first where few are wanted: for many words that is enough, and of others it tells how many there may be.
    private const int Near = 500;

    private KeyRange left = question.Keys;

    /// <summary>What <paramref name="read"/> makes of those that fit, step by step. It is given them in the order asked for.</summary>
    /// <param name="node">What must hold.</param>
    /// <param name="most">So many in all are enough; the last part may bring a few more.</param>
    /// <param name="known">How many fit in all, or more than fit, if that is known.</param>
    /// <param name="readFew">The same of all there are, where they seem to be few.</param>
    /// <param name="count">How many of them are in such a part.</param>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(SearchNode node, int most, int? known, Func<IQueryable<SearchRecord>, Task<T>> read, Func<IQueryable<SearchRecord>, Task<T>> readFew, Func<T, int> count, CancellationToken ct)
    {
        List<T> parts = [];
        // Words that are in many entries would be read in all of them, also in those outside these years.
        var isWhole = left == KeyRange.All;
        foreach (var leg in await reach.LegsAsync(question, node, ct))
        {
            var (before, whole) = (parts.Count, left);
            var (ahead, looked, found, size, mayBeFew) = (new Queue<SearchStretch>(leg.Stretches ?? []), 0, 0, (long)reach.Fewest, leg.MayLookEverywhere);
            var wanted = most - parts.Sum(count);
            if (wanted > 0 && (leg.Stretches is null || (isWhole && mayBeFew && known <= Math.Max(reach.Common, most))))
                return [.. parts, await read(InOrder(Everywhere(leg.Node, left)).Take(wanted))];
            var (seen, seenFit) = (0L, 0);
            if (wanted > 0 && wanted * OneOf <= Near && leg.Stretches is [.., var end])
            {
                var nearest = await read(InOrder(Along(left.Split(question.Order, end).Nearest, leg.Node, Near)).Take(wanted));
                (seen, seenFit) = (Math.Min(Near, leg.Stretches.Sum(s => (long)s.Count)), count(nearest));
                if (seenFit == wanted)
                    return [.. parts, nearest];
            }
            while (ahead.Count > 0 && found < wanted)
            {
                var few = isWhole ? Math.Max(reach.Common, 3 * (wanted - found)) : reach.Common;
                if (mayBeFew && seen > 0 && (seenFit + 1) * await reach.EntriesAsync(ct) / seen <= few)
                {
                    mayBeFew = false;
                    // Not put in order before it shows that they are few. What was found of them is found again.
                    if ((isWhole || await AreFewAsync(leg.Node, few, ct)) && await readFew(InOrder(Everywhere(leg.Node, whole).Take(few + found + 1))) is var all && count(all) <= few + found)
                        return [.. parts[..before], all];
                }
                List<SearchStretch> step = [];
                for (var reached = 0; reached < size && ahead.TryDequeue(out var next); reached += next.Count)
                    step.Add(next);
                var isFrequent = IsDear(leg.Node) || seenFit * OneOf > seen;
                (var nearer, left) = left.Split(question.Order, step[^1]);
                var part = await read(InOrder(isFrequent ? Along(nearer, leg.Node, int.MaxValue) : Shown(index.Within(leg.Node, nearer, step))).Take(wanted - found));
                parts.Add(part);
                (looked, found) = (looked + step.Sum(s => s.Count), found + count(part));
                (seen, seenFit) = (looked, found);
                size = Math.Min(found == 0 ? size * Growth : (wanted - found) * (long)looked * 5 / 4 / found, Most);
            }
        }
        return parts;
    }

    private IQueryable<SearchRecord> Along(KeyRange keys, SearchNode node, int most) => Shown(index.Along(node, keys, question.Order == SearchOrder.Oldest, most));

    private IQueryable<SearchRecord> Everywhere(SearchNode node, KeyRange keys) => Shown(index.Within(node, keys, null));

    private async Task<bool> AreFewAsync(SearchNode node, int few, CancellationToken ct) =>
        await index.Within(node, KeyRange.All, null).Take(few + 1).CountAsync(ct) <= few;

    private IQueryable<SearchRecord> Shown(IQueryable<SearchRecord> records) => hidden.Count == 0 ? records : records.Where(r => !hidden.Contains(r.Key));

    private IQueryable<SearchRecord> InOrder(IQueryable<SearchRecord> records) =>
        question.Order == SearchOrder.Oldest ? records.OrderBy(r => r.Key) : records.OrderByDescending(r => r.Key);

    // Of the beginning of a word the index would read all lists, and of many words it would look into each list for every entry.
    private static bool IsDear(SearchNode node) => node switch
    {
        SearchNode.Tokens tokens => tokens.IsPrefix,
        SearchNode.All all => all.Of.Count >= ManyClauses || all.Of.Any(IsDear),
        SearchNode.Any any => any.Of.Any(IsDear),
        SearchNode.Except except => IsDear(except.What) || IsDear(except.Not),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
