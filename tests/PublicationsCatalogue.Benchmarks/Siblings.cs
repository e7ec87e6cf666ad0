using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// Real pairs that differ only in number, time, place or part, found without the product's own comparison: titles that are the
/// same but for up to three neighbouring words, all of them numbers, letters, months or names written large inside a title
/// written small; or the same up to a last piece that says which part it is.
/// </summary>
internal static partial class Siblings
{
    private const int LongestRun = 3;
    private const int ShortestMain = 20;
    private const int MostOfOneFamily = 3;

    public static IReadOnlyList<(string A, string B, string Kind)> Find(IReadOnlyList<string> titles)
    {
        var families = new Dictionary<string, List<(string Title, string Told, string Kind)>>(StringComparer.Ordinal);
        foreach (var title in titles)
        {
            foreach (var (frame, told, kind) in Views(title))
            {
                if (!families.TryGetValue(frame, out var family))
                    families[frame] = family = [];
                family.Add((title, told, kind));
            }
        }
        var pairs = new Dictionary<(string, string), string>();
        foreach (var family in families.Values)
        {
            for (var i = 0; i + 1 < Math.Min(family.Count, MostOfOneFamily + 1); i++)
            {
                var (a, b) = (family[i], family[i + 1]);
                if (a.Kind == b.Kind && Letters(a.Title) != Letters(b.Title))
                    pairs.TryAdd((a.Title, b.Title), a.Kind);
            }
        }
        return [.. pairs.Select(p => (p.Key.Item1, p.Key.Item2, p.Value))];
    }

    /// <summary>The title without what it tells, each way to see it.</summary>
    private static IEnumerable<(string Frame, string Told, string Kind)> Views(string title)
    {
        if (Part().Match(title) is { Success: true } part && part.Index >= ShortestMain)
            yield return (title[..part.Index] + "|part", part.Groups["part"].Value, "part");
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 4 or > 40)
            yield break;
        var kinds = words.Select(w => KindOf(w.Trim(',', '.', ':', ';', '(', ')', '"'), words)).ToList();
        for (var start = 1; start < words.Length; start++)
        {
            for (var end = start + 1; end <= Math.Min(words.Length, start + LongestRun) && kinds[end - 1] is not null; end++)
                yield return ($"{string.Join(' ', words[..start])}|{string.Join(' ', words[end..])}", string.Join(' ', words[start..end]).Trim(',', '.', ':', ';'), string.Join(' ', kinds[start..end].Distinct().Order()));
        }
    }

    // "Phase I- tests" and "Phase I - tests" differ in nothing.
    private static string Letters(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string? KindOf(string word, IReadOnlyList<string> title) => word switch
    {
        _ when Number().IsMatch(word) => "number",
        _ when Month().IsMatch(word) => "month",
        _ when Name().IsMatch(word) && title.Count(w => w.Length > 3 && char.IsLower(w[0])) * 2 > title.Count(w => w.Length > 3) => "name",
        _ => null,
    };

    [GeneratedRegex("^([0-9][0-9A-Za-z./-]*|[IVX]+|[B-Z]|(?i:one|two|three|four|five|six|first|second|third|fourth|fifth))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex("^(January|February|March|April|May|June|July|August|September|October|November|December)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();

    [GeneratedRegex("^[A-Z][a-z]{3,}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex("[:,;.—–-] (?<part>(part|volume|vol\\.|chapter|section|amendment|appendix|annex|supplement|phase|executive summary|summary|final report|interim report|progress report|addendum|corrigendum|technical corrigendum)\\b.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
