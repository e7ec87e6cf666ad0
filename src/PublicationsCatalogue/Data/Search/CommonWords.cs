using System.Collections.Concurrent;

namespace PublicationsCatalogue.Data.Search;

/// <summary>Which words are in very many entries, as far as it was asked since the last change: PostgreSQL reads a word's whole list to tell.</summary>
public sealed class CommonWords(CatalogueVersion version)
{
    /// <summary>So many are remembered; anyone may ask for any word.</summary>
    public const int Most = 10_000;
    private Known known = new("");

    /// <summary>True for a word in very many entries: as is remembered of it, else as <paramref name="ask"/> says, which is remembered until the catalogue changes.</summary>
    public async Task<bool> HasAsync(string word, Func<Task<bool>> ask)
    {
        // Before it is asked: what a change overtakes is remembered under the number that was.
        var now = Current();
        if (now.Words.TryGetValue(word, out var isCommon))
            return isCommon;
        return now.Words[word] = await ask();
    }

    private Known Current()
    {
        var (seen, name) = (Volatile.Read(ref known), version.Name);
        if (seen.Version == name && seen.Words.Count < Most)
            return seen;
        var next = new Known(name);
        Volatile.Write(ref known, next);
        return next;
    }

    private sealed record Known(string Version)
    {
        public ConcurrentDictionary<string, bool> Words { get; } = new(StringComparer.Ordinal);
    }
}
