namespace PublicationsCatalogue.Core.Search;

/// <summary>
/// Finds words that are one slip of the keyboard from each other: a letter too many, too few, another, or two exchanged. Two such words
/// share a key: each word's keys stand for itself and for itself without one of its letters (W. Garbe's symmetric deletes).
/// </summary>
public static class Misspelling
{
    public const int Shortest = 4;
    public const int Longest = 30;

    /// <summary>True for words that are offered: letters of an alphabet, neither too short to tell nor too long to type.</summary>
    public static bool IsOffered(string word) =>
        word.Length is >= Shortest and <= Longest && word.All(char.IsLetter) && !PairedScripts.Have(word[0]);

    /// <summary>The key of the word itself.</summary>
    public static int KeyOf(string word) => Hash(word);

    public static IEnumerable<int> Keys(string word) =>
        Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Prepend(word).Select(Hash).Distinct();

    /// <summary>True when one slip leads from one word to the other; false for equal words.</summary>
    public static bool IsNear(string typed, string word)
    {
        if (typed == word || Math.Abs(typed.Length - word.Length) > 1)
            return false;
        var start = 0;
        while (start < typed.Length && start < word.Length && typed[start] == word[start])
            start++;
        var restTyped = typed.AsSpan(start);
        var restWord = word.AsSpan(start);
        return typed.Length != word.Length
            ? typed.Length > word.Length ? restTyped[1..].SequenceEqual(restWord) : restWord[1..].SequenceEqual(restTyped)
            : restTyped[1..].SequenceEqual(restWord[1..])
                || (restTyped.Length > 1 && restTyped[0] == restWord[1] && restTyped[1] == restWord[0] && restTyped[2..].SequenceEqual(restWord[2..]));
    }

    // FNV-1a: string.GetHashCode is another in each process.
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return unchecked((int)hash);
    }
}
