using System.Globalization;

namespace PublicationsCatalogue.Core.Search;

/// <summary>Where in a text stands what a query asked for: whole words, or the letters of scripts that set words together.</summary>
public static class Marks
{
    /// <summary>From and to (exclusive), in order, not touching each other.</summary>
    public static IReadOnlyList<(int Start, int End)> In(string text, SearchQuery query)
    {
        var terms = query.Terms.Where(t => t.Field != SearchField.Facet).ToList();
        if (terms.Count == 0)
            return [];
        List<(string Key, int Start, int End)> keys = [.. SearchWords.In(text).SelectMany(word => Places(text, word))];
        List<(int Start, int End)> found = [];
        foreach (var term in terms)
        {
            for (var at = 0; at + term.Keys.Count <= keys.Count; at++)
            {
                if (Fits(keys, at, term))
                    found.Add((keys[at].Start, keys[at + term.Keys.Count - 1].End));
            }
        }
        return Joined(text, found);
    }

    private static bool Fits(List<(string Key, int Start, int End)> keys, int at, SearchTerm term)
    {
        var last = term.Keys.Count - 1;
        for (var i = 0; i < last; i++)
        {
            if (keys[at + i].Key != term.Keys[i])
                return false;
        }
        var (key, asked) = (keys[at + last].Key, term.Keys[last]);
        if (key == asked || (term.IsPrefix && asked.Length > 1 && key.StartsWith(asked, StringComparison.Ordinal)))
            return true;
        return last == 0 && !term.IsExact && LightStem.All(key).Intersect(LightStem.All(asked), StringComparer.Ordinal).Any();
    }

    // A pair of letters is marked by itself where a letter is one character, else the whole run: Arabic letters are joined.
    private static IEnumerable<(string Key, int Start, int End)> Places(string text, SearchWord word)
    {
        var letters = text.AsSpan(word.Start, word.Length).EnumerateRunes().GetEnumerator();
        List<int> starts = [];
        for (var at = word.Start; letters.MoveNext(); at += letters.Current.Utf16SequenceLength)
            starts.Add(at);
        var isApart = word.Keys.Count > 1 && starts.Count == word.Keys.Count && !PairedScripts.IsArabic(text[word.Start]);
        for (var i = 0; i < word.Keys.Count; i++)
        {
            yield return isApart
                ? (word.Keys[i], starts[i], i + 2 < starts.Count ? AfterMarks(text, starts[i + 2]) : word.Start + word.Length)
                : (word.Keys[i], word.Start, word.Start + word.Length);
        }
    }

    private static int AfterMarks(string text, int at)
    {
        while (at < text.Length && CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            at++;
        return at;
    }

    // "child labour" is one mark and not two.
    private static List<(int Start, int End)> Joined(string text, List<(int Start, int End)> found)
    {
        List<(int Start, int End)> joined = [];
        foreach (var (start, end) in found.OrderBy(f => f.Start))
        {
            if (joined is [.., var last] && (start <= last.End || string.IsNullOrWhiteSpace(text[last.End..start])))
                joined[^1] = (last.Start, Math.Max(last.End, end));
            else
                joined.Add((start, end));
        }
        return joined;
    }
}
