namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>Which two spellings may be one word.</summary>
internal static class Spelling
{
    private const int LongestWord = 60;

    /// <summary>Without the ending of the plural, roughly: both spellings only need to come out alike.</summary>
    public static string Singular(string word) => word switch
    {
        { Length: <= 3 } => word,
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        _ when word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    /// <summary>
    /// One slip in a word of four letters or more, two in a long one. A slip at the front is rare and often makes another word:
    /// two are never taken there, nor an added a ("typical", "atypical").
    /// </summary>
    public static bool IsSlip(string a, string b) => IsSlipOf(a, b) || IsSlipOf(Singular(a), Singular(b));

    private static bool IsSlipOf(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length < 4 || longer.Length > LongestWord || longer.Length - shorter.Length > 2 || Lexicon.AreOpposites(a, b))
            return false;
        if (longer.Length == shorter.Length + 1 && longer[0] == 'a' && longer.EndsWith(shorter, StringComparison.Ordinal))
            return false;
        var most = longer.Length >= 8 && a[0] == b[0] ? 2 : 1;
        return Distance(a, b) <= most;
    }

    /// <summary>How many letters were added, left out, changed or swapped with the next (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        Span<int> beforeLast = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }
        return last[b.Length];
    }
}
