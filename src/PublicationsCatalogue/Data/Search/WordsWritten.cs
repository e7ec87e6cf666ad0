namespace PublicationsCatalogue.Data.Search;

/// <summary>Words that a long run has brought into the lists of words already, and need not bring again. Some of them: not so many that they fill the memory.</summary>
public sealed class WordsWritten
{
    private const int Most = 200_000;
    private readonly HashSet<string> indexed = new(StringComparer.Ordinal);
    private readonly HashSet<string> offered = new(StringComparer.Ordinal);

    /// <summary>Those of them that the index may not know.</summary>
    public IEnumerable<string> NotIndexed(IEnumerable<string> words) => New(indexed, words);

    /// <summary>Those of them that may not be offered yet for what is typed wrongly.</summary>
    public IEnumerable<string> NotOffered(IEnumerable<string> words) => New(offered, words);

    private static IEnumerable<string> New(HashSet<string> written, IEnumerable<string> words) =>
        words.Where(word => written.Count < Most ? written.Add(word) : !written.Contains(word)).Distinct(StringComparer.Ordinal);
}
