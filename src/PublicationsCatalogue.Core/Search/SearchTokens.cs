using System.Globalization;

namespace PublicationsCatalogue.Core.Search;

/// <summary>
/// The tokens of the index. A plain word stands for itself wherever it occurs; the same word in a title, a name, a series or a
/// subject has a second token that begins with a letter no folded word has. So each is looked up by itself, with no list of
/// places to read through.
/// </summary>
public static class SearchTokens
{
    /// <summary>Every entry has it: what is left when only something is excluded, or nothing is asked.</summary>
    public const string Every = "Ə";

    /// <summary>No entry has it.</summary>
    public const string Nothing = "ƏƏ";

    /// <summary>Entries without a date in one stretch.</summary>
    public const int StretchLength = 16_384;

    private const string Marks = "ŦŊŜĴŔ";

    public static string Title(string word) => 'Ŧ' + word;
    public static string Name(string word) => 'Ŋ' + word;
    public static string Series(string word) => 'Ŝ' + word;
    public static string Subject(string word) => 'Ĵ' + word;
    public static string Stem(string word) => 'Ŕ' + word;

    /// <summary>A whole title.</summary>
    public static string WholeTitle(IEnumerable<string> words) => 'Ŵ' + Digest(string.Join(' ', words));

    /// <summary>An identifier, whatever stands between its letters and digits.</summary>
    public static string Identifier(string value) => 'Ĩ' + Digest(string.Concat(SearchWords.Keys(value)));

    /// <summary>
    /// A stretch of the index: entries of one month (yyyymm), and of those without a date some thousands that came one after the other.
    /// What is looked for together with it is looked for there only.
    /// </summary>
    public static string Stretch(int month, long publicationId) =>
        string.Create(CultureInfo.InvariantCulture, $"Ɱ{month}{(month == 0 ? $"x{publicationId / StretchLength}" : "")}");

    /// <summary>A token without the letter that tells where its word stands, and that letter.</summary>
    public static (string Mark, string Word) Parted(string token) =>
        Marks.Contains(token[0], StringComparison.Ordinal) ? (token[..1], token[1..]) : ("", token);

    // FNV-1a, 64 bits: two titles of one digest would both be shown first, and nothing worse.
    private static string Digest(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash.ToString("x", CultureInfo.InvariantCulture);
    }
}
