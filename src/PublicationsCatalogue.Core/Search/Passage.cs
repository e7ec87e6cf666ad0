namespace PublicationsCatalogue.Core.Search;

/// <summary>A piece of text, as typed and not encoded; marked when it is what was looked for.</summary>
public readonly record struct PassagePiece(string Text, bool IsMarked);

/// <summary>A text, or the part of it around what was looked for, cut at words.</summary>
public sealed record Passage(IReadOnlyList<PassagePiece> Pieces)
{
    private const int Length = 190;
    private const int Before = 60;

    public bool HasMarks => Pieces.Any(piece => piece.IsMarked);

    /// <summary>The whole text with marks.</summary>
    public static Passage Whole(string text, SearchQuery query) => new(Split(text, 0, text.Length, Marks.In(text, query)));

    /// <summary>Some two lines of it where most of what was looked for stands; its beginning when nothing does.</summary>
    public static Passage Around(string text, SearchQuery query)
    {
        var marks = Marks.In(text, query);
        if (text.Length <= Length)
            return new Passage(Split(text, 0, text.Length, marks));
        var (first, most) = (0, 0);
        foreach (var (start, _) in marks)
        {
            var within = marks.Count(m => m.Start >= start && m.End <= start + Length - Before);
            (first, most) = within > most ? (start, within) : (first, most);
        }
        var from = WordStart(text, Math.Max(0, Math.Min(first - Before, text.Length - Length)));
        var to = WordEnd(text, Math.Min(text.Length, from + Length));
        List<PassagePiece> pieces = [.. Split(text, from, to, marks)];
        if (from > 0)
            pieces.Insert(0, new PassagePiece("… ", false));
        if (to < text.Length)
            pieces.Add(new PassagePiece(" …", false));
        return new Passage(pieces);
    }

    private static List<PassagePiece> Split(string text, int from, int to, IReadOnlyList<(int Start, int End)> marks)
    {
        List<PassagePiece> pieces = [];
        var at = from;
        foreach (var (start, end) in marks.Where(m => m.Start >= from && m.End <= to))
        {
            if (start > at)
                pieces.Add(new PassagePiece(text[at..start], false));
            pieces.Add(new PassagePiece(text[start..end], true));
            at = end;
        }
        if (at < to)
            pieces.Add(new PassagePiece(text[at..to], false));
        return pieces;
    }

    // Within 30 characters; a script without spaces is cut between letters.
    private static int WordStart(string text, int at)
    {
        for (var i = at; i > 0 && i > at - 30; i--)
        {
            if (text[i - 1] == ' ')
                return i;
        }
        return Whole(text, at);
    }

    private static int WordEnd(string text, int at)
    {
        for (var i = at; i > at - 30 && i > 0; i--)
        {
            if (i == text.Length || text[i] == ' ')
                return i;
        }
        return Whole(text, at);
    }

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
