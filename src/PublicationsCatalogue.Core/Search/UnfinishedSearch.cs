namespace PublicationsCatalogue.Core.Search;

/// <summary>A search that is still being typed.</summary>
/// <param name="Typed">The text, without what can't be typed.</param>
/// <param name="Whole">The folded words before the last.</param>
/// <param name="Last">The last one, which may go on.</param>
public sealed record UnfinishedSearch(string Typed, IReadOnlyList<string> Whole, string Last)
{
    private const int Shortest = 2;
    private const int MostWords = 8;
    private string? start;

    /// <summary>By what a title begins that begins as typed.</summary>
    public string Start => start ??= SearchWords.Start([.. Whole, Last]);

    /// <summary>Null while there are less than two letters.</summary>
    public static UnfinishedSearch? Read(string? text)
    {
        var typed = SearchQueryReader.Read(text).Typed;
        var words = SearchWords.In(typed).ToList();
        if (words.Count == 0)
            return null;
        List<string> keys = [.. words.SkipLast(1).SelectMany(w => w.Keys), .. SearchWords.Asked(words[^1])];
        return keys.Sum(k => k.Length) < Shortest ? null : new UnfinishedSearch(typed, keys[..^1], keys[^1]);
    }

    /// <summary>True for a text that begins as typed.</summary>
    public bool Begins(string text) =>
        string.Join(' ', SearchWords.Keys(text)).StartsWith(string.Join(' ', [.. Whole, Last]), StringComparison.Ordinal);

    /// <summary>True for a text that has every word, the last as the beginning of one.</summary>
    public bool IsIn(string text)
    {
        var keys = SearchWords.Keys(text);
        return Whole.All(keys.Contains) && keys.Any(k => k.StartsWith(Last, StringComparison.Ordinal));
    }

    /// <summary>What the index of an entry with these words must hold, the last word being one of <paramref name="endings"/>.</summary>
    public SearchNode Node(Func<string, string> token, IEnumerable<string> endings) =>
        SearchNode.And([.. Whole.Take(MostWords).Select(w => SearchNode.One(token(w))), SearchNode.Or([.. endings.Select(e => SearchNode.One(token(e)))])]);
}
