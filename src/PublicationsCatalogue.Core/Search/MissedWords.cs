using System.Text;
using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Core.Search;

/// <summary>What may be kept of a search that found nothing: its words, and nothing by which a person could be told.</summary>
public static partial class MissedWords
{
    public const int Longest = 80;

    /// <summary>The words in small letters, cut where they are long; null for what is better not kept.</summary>
    public static string? Of(SearchQuery query)
    {
        var words = query.Typed.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (!query.HasWords || Personal().IsMatch(words))
            return null;
        if (words.Length <= Longest)
            return words;
        return words[..(char.IsHighSurrogate(words[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
    }

    // An e-mail address; seven digits in a row, or nine with what people write between them, as in numbers of telephones and cards.
    [GeneratedRegex(@"\S\s?@\s?\S|\d{7}|\d([ ./()+\-–]{0,3}\d){8}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Personal();
}
