namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>Which words of two titles are the same word, and what is left on each side. Small words don't count.</summary>
internal sealed class WordPairing
{
    private readonly List<TitleWord> restA;
    private readonly List<TitleWord> restB;
    private readonly List<TitleWord> paired = [];

    private WordPairing(IReadOnlyList<TitleWord> a, IReadOnlyList<TitleWord> b)
    {
        (A, B) = (a, b);
        restA = [.. a.Where(w => w.Kind != WordKind.Small)];
        restB = [.. b.Where(w => w.Kind != WordKind.Small)];
    }

    public IReadOnlyList<TitleWord> A { get; }
    public IReadOnlyList<TitleWord> B { get; }
    public IReadOnlyList<TitleWord> OnlyInA => restA;
    public IReadOnlyList<TitleWord> OnlyInB => restB;

    /// <summary>The words that both have, each as one of the two has it.</summary>
    public IReadOnlyList<TitleWord> Paired => paired;

    /// <summary>How many of the paired words are spelt differently.</summary>
    public int Slips { get; private set; }

    /// <summary>Half of the shorter title or more is in the other: two of one series, perhaps, and not two works that both have a number.</summary>
    public bool IsMostlySame => paired.Count >= Math.Min(restA.Count, restB.Count);

    public static WordPairing Of(IReadOnlyList<TitleWord> a, IReadOnlyList<TitleWord> b)
    {
        var pairing = new WordPairing(a, b);
        pairing.PairSame();
        pairing.PairJoined(pairing.restA, pairing.restB, pairing.B);
        pairing.PairJoined(pairing.restB, pairing.restA, pairing.A);
        pairing.PairSlips();
        return pairing;
    }

    private void PairSame()
    {
        foreach (var word in restA.ToList())
        {
            var other = restB.Find(o => IsSame(word, o) && o.Label == word.Label) ?? restB.Find(o => IsSame(word, o));
            if (other is not null)
                Pair(word, other);
        }
    }

    // A number that counts volumes is not one that counts chapters; one of which nothing is said may be either.
    private static bool IsSame(TitleWord a, TitleWord b) => a.Kind == b.Kind && a.Key == b.Key && (a.Label == b.Label || a.Label is null || b.Label is null);

    // "CoopAFRICA" and "COOP Africa", "e-learning" and "elearning". Two numbers never make one: "1 2" is not 12.
    private void PairJoined(List<TitleWord> wholeSide, List<TitleWord> splitSide, IReadOnlyList<TitleWord> splitTitle)
    {
        foreach (var word in wholeSide.Where(w => !w.Spelt.All(char.IsAsciiDigit)).ToList())
        {
            for (var i = 0; i + 1 < splitTitle.Count; i++)
            {
                var (left, right) = (splitTitle[i], splitTitle[i + 1]);
                if (left.Spelt + right.Spelt != word.Spelt || !IsFree(left) || !IsFree(right))
                    continue;
                wholeSide.Remove(word);
                splitSide.Remove(left);
                splitSide.Remove(right);
                paired.Add(word);
                break;
            }
        }

        bool IsFree(TitleWord word) => word.Kind == WordKind.Small || splitSide.Contains(word);
    }

    private void PairSlips()
    {
        var most = Math.Max(1, (paired.Count + restA.Count) / 2);
        // What would be left on both sides all the same is another title.
        if (Math.Min(restA.Count, restB.Count) > most)
            return;
        foreach (var word in restA.ToList())
        {
            if (Slips >= most)
                break;
            if (restB.Find(other => MaySlip(word, other) && IsBelieved(word, other)) is not { } slip)
                continue;
            Pair(word, slip);
            Slips++;
        }
    }

    // In a short word a slip is only believed when much else is the same.
    private bool IsBelieved(TitleWord a, TitleWord b) => Math.Min(a.Spelt.Length, b.Spelt.Length) >= 6 || paired.Count >= 3;

    // Two names that are both known are two: Austria is no slip of Australia.
    private static bool MaySlip(TitleWord a, TitleWord b) =>
        (a.Kind == WordKind.Word || b.Kind == WordKind.Word) && !a.Spelt.Any(char.IsAsciiDigit) && !b.Spelt.Any(char.IsAsciiDigit) && Spelling.IsSlip(a.Spelt, b.Spelt);

    private void Pair(TitleWord a, TitleWord b)
    {
        restA.Remove(a);
        restB.Remove(b);
        paired.Add(a);
    }
}
