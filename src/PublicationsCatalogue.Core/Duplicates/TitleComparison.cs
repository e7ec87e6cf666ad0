namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>
/// Compares two titles by the words that differ, not by how many are the same: "Issue No. 20" and "Issue No. 21" share nearly
/// all and are two, "My.COOP Managing your agricultural cooperatives" and "Managing Your Agricultural Cooperative, My.COOP" are one.
/// </summary>
public static class TitleComparison
{
    private const int FewestForSubtitle = 3;
    private const int FewestForOneWord = 6;

    public static TitleLikeness Compare(string a, string b) => Compare(TitleWords.Read(a), TitleWords.Read(b));

    public static TitleLikeness Compare(IReadOnlyList<TitleWord> a, IReadOnlyList<TitleWord> b)
    {
        var pairing = WordPairing.Of(a, b);
        return new TitleLikeness(Judge(pairing));
    }

    private static LikenessReason Judge(WordPairing pairing)
    {
        var (a, b) = (pairing.OnlyInA, pairing.OnlyInB);
        if (a.Count > 0 && b.Count > 0)
            return pairing.IsMostlySame ? Other(a.Concat(b)) : LikenessReason.OtherWords;
        if (pairing.Paired.Count == 0)
            return LikenessReason.OtherWords;
        var (more, words) = a.Count > 0 ? (a, pairing.A) : (b, pairing.B);
        if (more.Count == 0)
            return pairing.Slips > 0 ? LikenessReason.Spelling : LikenessReason.SameWords;
        return OneSided(more, words, pairing);
    }

    // One title has all that the other has, and more.
    private static LikenessReason OneSided(IReadOnlyList<TitleWord> more, IReadOnlyList<TitleWord> words, WordPairing pairing)
    {
        if (more.All(w => w.Label == "edition" || (w.Kind == WordKind.Word && Lexicon.Editions.Contains(w.Spelt))))
            return LikenessReason.Edition;
        var rest = more.Where(w => !IsSeriesName(w.Segment, more, words)).ToList();
        if (rest.Count == 0)
            return LikenessReason.SeriesName;
        if (IsSubtitle(rest, words, pairing))
            return LikenessReason.Subtitle;
        if (rest is [{ Kind: WordKind.Word } one] && pairing.Paired.Count >= FewestForOneWord && one.Spelt.Length > 1 && !Lexicon.SeriesNames.Contains(one.Key))
            return LikenessReason.OneWord;
        return Other(rest);
    }

    // "Working Paper No. 12" before the title, or behind it; "progress report no. 2" behind it is another report.
    private static bool IsSeriesName(int segment, IReadOnlyList<TitleWord> more, IReadOnlyList<TitleWord> words)
    {
        var here = more.Where(w => w.Segment == segment).ToList();
        var elsewhere = words.Where(w => w.Kind != WordKind.Small && w.Segment != segment && !more.Contains(w)).ToList();
        var isFirst = segment == 0 || elsewhere.TrueForAll(w => w.Segment > segment);
        return here.Exists(w => w.Kind == WordKind.Number && w.Label is null or "number") && here.Exists(w => isFirst ? Lexicon.SeriesNames.Contains(w.Key) : w.Key == "paper")
            && here.TrueForAll(w => w.Kind is WordKind.Number or WordKind.Word && w.Label is null or "number") && here.Count <= 5
            && elsewhere.Count >= FewestForSubtitle;
    }

    // The title goes on behind a colon or a dash. A short piece that names a place, a number or a part is not that but another part.
    private static bool IsSubtitle(List<TitleWord> rest, IReadOnlyList<TitleWord> words, WordPairing pairing)
    {
        var first = rest.Min(w => w.Segment);
        var tail = words.Where(w => w.Segment >= first && w.Kind != WordKind.Small).ToList();
        if (first == 0 || tail.Count != rest.Count || pairing.Paired.Count < FewestForSubtitle || pairing.Slips > 1)
            return false;
        if (rest.Exists(w => w.Kind is WordKind.Part or WordKind.Time || w.Label is not null))
            return false;
        // "Title. II. Results" is a part, however long it goes on.
        if (tail[0].Kind == WordKind.Number)
            return false;
        var telling = rest.Count(w => w.Kind != WordKind.Word);
        return telling == 0 || (rest.Count >= 5 && telling * 4 <= rest.Count);
    }

    private static LikenessReason Other(IEnumerable<TitleWord> differing)
    {
        var kinds = differing.Select(w => w.Kind).ToHashSet();
        return kinds.Contains(WordKind.Number) ? LikenessReason.OtherNumber
            : kinds.Contains(WordKind.Time) ? LikenessReason.OtherTime
            : kinds.Contains(WordKind.Place) ? LikenessReason.OtherPlace
            : kinds.Contains(WordKind.Part) ? LikenessReason.OtherPart
            : LikenessReason.OtherWords;
    }
}
