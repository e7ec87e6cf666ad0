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

    /// <summary>The words that both have, as the first has them.</summary>
    public IReadOnlyList<TitleWord> Paired => paired;

    /// <summary>How many of them are spelt differently.</summary>
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
    private void PairJoined(List<TitleWord> joined, List<TitleWord> parted, IReadOnlyList<TitleWord> order)
    {
        foreach (var word in joined.ToList())
        {
            for (var i = 0; i + 1 < order.Count; i++)
            {
                var (left, right) = (order[i], order[i + 1]);
                if (left.Spelt.Length + right.Spelt.Length != word.Spelt.Length || left.Spelt + right.Spelt != word.Spelt || word.Spelt.All(char.IsAsciiDigit))
                    continue;
                if ((left.Kind != WordKind.Small && !parted.Contains(left)) || (right.Kind != WordKind.Small && !parted.Contains(right)))
                    continue;
                joined.Remove(word);
                parted.Remove(left);
                parted.Remove(right);
                paired.Add(word);
                break;
            }
        }
    }

    private void PairSlips()
    {
        var most = Math.Max(1, (paired.Count + restA.Count) / 2);
        // What would be left on both sides all the same is another title.
        if (Math.Min(restA.Count, restB.Count) > most)
            return;
        foreach (var word in restA.ToList())
        {
            // In a short word a slip is only believed when much else is the same.
            if (restB.Find(o => MaySlip(word, o) && (Math.Min(word.Spelt.Length, o.Spelt.Length) >= 6 || paired.Count >= 3)) is { } other && Slips < most)
            {
                Pair(word, other);
                Slips++;
            }
        }
    }

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
