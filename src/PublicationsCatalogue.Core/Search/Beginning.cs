using System.Text;

namespace PublicationsCatalogue.Core.Search;

/// <summary>
/// The beginning of a word. Of two or three letters the index keeps a list of what begins so; for longer ones it would gather all
/// entries of all such words before it gave the first, so these are told in whole words.
/// </summary>
public static class Beginning
{
    private const int Longest = 3;

    /// <summary>True when the index has a list for it.</summary>
    public static bool IsListed(string token) => token.EnumerateRunes().Count() is > 1 and <= Longest;

    /// <summary>True for words that are kept so that the beginning of one can be told in whole words.</summary>
    public static bool IsToldIn(string word) => word.Length > Longest || PairedScripts.Have(word[0]);
}
