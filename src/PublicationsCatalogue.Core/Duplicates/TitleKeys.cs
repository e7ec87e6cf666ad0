namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>
/// Numbers by which a title that is like another can be found without reading all: two like titles share at least one.
/// They stand for neighbouring words, for the whole, for its first piece, in a long title for each third of its words, and in a short title for the whole
/// without one word and for its letters without spaces.
/// </summary>
public static class TitleKeys
{
    /// <summary>Counts up when keys are made in another way: then those that are stored must be made anew.</summary>
    public const int Version = 1;

    private const int MostNeighbours = 8;
    private const int ShortTitle = 5;

    // The words of a long title are dealt to so many shares, each word always to the same: a slip touches two at most.
    private const uint Shares = 3;

    public static IReadOnlySet<int> Of(string title) => Of(TitleWords.Read(title));

    /// <summary>The one of its keys that every title with the same words has; null for a title without words.</summary>
    public static int? OfAllWords(string title) =>
        TitleWords.Read(title).Where(w => w.Kind != WordKind.Small).Select(w => w.Key).ToList() is { Count: > 0 } words ? Whole(words) : null;

    public static IReadOnlySet<int> Of(IReadOnlyList<TitleWord> title)
    {
        var words = title.Where(w => w.Kind != WordKind.Small).ToList();
        var keys = new HashSet<int>();
        if (words.Count == 0)
            return keys;
        // Of a long title the lowest: a few are enough, and both titles choose the same.
        keys.UnionWith(words.Zip(words.Skip(1), (left, right) => Hash($"{left.Key} {right.Key}")).Distinct().Order().Take(MostNeighbours));
        keys.Add(Whole(words.Select(w => w.Key)));
        if (words.Where(w => w.Segment == 0).ToList() is { Count: >= 2 } first && first.Count < words.Count)
            keys.Add(Whole(first.Select(w => w.Key)));
        if (words.Count is > 1 and <= ShortTitle)
            keys.UnionWith(words.Select((_, i) => Whole(words.Where((_, j) => j != i).Select(w => w.Key))));
        if (words.Count > ShortTitle)
            keys.UnionWith(words.Select(w => w.Key).GroupBy(word => (uint)Hash(word) % Shares, (share, part) => Whole(part.Append(Named(share)))));
        if (words.Count <= ShortTitle)
            keys.Add(Hash("+ " + string.Concat(title.Select(w => w.Spelt))));
        if (words is [{ Spelt: { Length: >= 4 and <= 40 } only }])
            keys.UnionWith(Enumerable.Range(0, only.Length).Select(i => Whole([only.Remove(i, 1)])));
        return keys;
    }

    private static string Named(uint share) => $"share {share}";

    private static int Whole(IEnumerable<string> words) => Hash("= " + string.Join(' ', words.Order(StringComparer.Ordinal)));

    // FNV-1a: string.GetHashCode is another in each process.
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return unchecked((int)hash);
    }
}
