namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>Reads a title as words that tell something.</summary>
public static class TitleWords
{
    public static IReadOnlyList<TitleWord> Read(string title)
    {
        var pieces = Pieces.Of(title);
        var words = new List<TitleWord>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (spelt, piece) = pieces[i];
            words.Add(IsLabel(i) || (IsEdition(spelt) && Value(At(i - 1)) is not null)
                ? new TitleWord(spelt, spelt, WordKind.Small, piece)
                : Read(spelt, At(i - 1), At(i + 1), piece, LabelOf(i)));
        }
        return words;

        string At(int i) => i >= 0 && i < pieces.Count ? pieces[i].Word : "";

        // "Issue No. 20": both words only say what 20 is.
        bool IsLabel(int i) => Lexicon.Label(At(i)) is not null && (Value(At(i + 1)) is not null || (Lexicon.Label(At(i + 1)) is not null && Value(At(i + 2)) is not null));

        string? LabelOf(int i) => Lexicon.Label(At(i - 1)) is "number" && Lexicon.Label(At(i - 2)) is { } stronger ? stronger : Lexicon.Label(At(i - 1));
    }

    private static TitleWord Read(string spelt, string before, string after, int piece, string? label)
    {
        if (spelt.Length == 1 && label is not null && char.IsAsciiLetter(spelt[0]))
            return new(Value(spelt) ?? spelt, spelt, WordKind.Number, piece, label);
        if (Lexicon.Small.Contains(spelt))
            return new(spelt, spelt, WordKind.Small, piece);
        if (Lexicon.Time(spelt, HasDigit(before) || HasDigit(after)) is { } time)
            return new("time " + time, spelt, WordKind.Time, piece);
        if (Value(spelt) is { } number)
            return new(number, spelt, WordKind.Number, piece, label ?? (IsEdition(after) ? "edition" : null));
        var singular = Spelling.Singular(spelt);
        if ((Places.Find(spelt) ?? Places.Find(singular)) is { } place)
            return new("place " + place, spelt, WordKind.Place, piece);
        return new(singular, spelt, Lexicon.Parts.Contains(singular) || Lexicon.Parts.Contains(spelt) ? WordKind.Part : WordKind.Word, piece);
    }

    /// <summary>A number, a word with a digit in it, or a single letter, in one form; else null.</summary>
    private static string? Value(string word) => word switch
    {
        "" => null,
        _ when HasDigit(word) => Ordinal(word).TrimStart('0') is { Length: > 0 } digits ? digits : "0",
        _ when Lexicon.Number(word) is { } number => number,
        { Length: 1 } when char.IsLetter(word[0]) && word[0] < '\u3040' => word,
        _ => null,
    };

    // 1st, 2nd, 3rd, 4th, 1er: the number alone.
    private static string Ordinal(string word)
    {
        var isOrdinal = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" or "er";
        return isOrdinal && word[..^2].All(char.IsAsciiDigit) ? word[..^2] : word;
    }

    private static bool IsEdition(string word) => word is "edition" or "ed" or "edicion";

    private static bool HasDigit(string word) => word.Any(char.IsAsciiDigit);
}
