using System.Globalization;
using System.Text;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>Cuts a title into folded words: small letters, no accents, no punctuation, and where its pieces begin.</summary>
internal sealed class Pieces
{
    private const string Special = "ß=ss ø=o æ=ae œ=oe ł=l đ=d ð=d þ=th ı=i ħ=h";
    private const string Elided = " l d qu j c n s m t ";
    private const int MostWords = 120;

    private static readonly Dictionary<char, string> Letters = Special.Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);
    private readonly List<(string Word, int Piece)> words = [];
    private readonly StringBuilder word = new();
    private readonly string text;
    private int piece;

    private Pieces(string title) => text = NoText.Parted(title);

    public static IReadOnlyList<(string Word, int Piece)> Of(string title)
    {
        var pieces = new Pieces(title);
        for (var i = 0; i < pieces.text.Length && pieces.words.Count < MostWords; i++)
            pieces.Take(i);
        pieces.End();
        return pieces.words;
    }

    private void Take(int i)
    {
        var c = text[i];
        if (IsApostrophe(c))
            TakeApostrophe(i);
        else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            TakeLetter(char.ToLowerInvariant(c));
        else if (c is '.' or ',' && IsDigitAt(i - 1) && IsDigitAt(i + 1))
            TakeInsideNumber(i);
        else if (!IsInsideInitials(i) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            TakeOther(i);
    }

    private void TakeLetter(char c)
    {
        // Scripts without spaces: each sign is a word.
        var isSign = c is >= '\u3040' and <= '\u9fff';
        if (isSign)
            End();
        if (Letters.TryGetValue(c, out var latin))
            word.Append(latin);
        else
            word.Append(c);
        if (isSign)
            End();
    }

    // "Africa's" is Africa, "l'économie" is économie, "O'Brien" is one word.
    private void TakeApostrophe(int i)
    {
        if (Elided.Contains($" {word} ", StringComparison.Ordinal) && IsLetterAt(i + 1))
            End();
        else if (i + 1 < text.Length && text[i + 1] is 's' or 'S' && !IsLetterAt(i + 2) && word.Length > 1)
            End();
    }

    // 1,000 is 1000; 2.0 stays.
    private void TakeInsideNumber(int i)
    {
        if (text[i] == '.')
            word.Append('.');
        else if (!(IsDigitAt(i + 2) && IsDigitAt(i + 3) && !IsDigitAt(i + 4)))
            End();
    }

    private void TakeOther(int i)
    {
        var before = word.Length;
        End();
        var spaced = i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]);
        var begins = text[i] switch
        {
            ':' or ';' or '(' or ')' or '[' or ']' or '|' or '—' or '?' or '!' => true,
            '-' or '–' or '/' => spaced && i > 0 && char.IsWhiteSpace(text[i - 1]),
            // "No. 20" and "St. Louis" go on.
            '.' => spaced && before > 3,
            _ => false,
        };
        if (begins && words.Count > 0)
            piece = words[^1].Piece + 1;
    }

    private void End()
    {
        // What is left of "'s".
        if (word.Length > 0)
            words.Add((word.ToString(), piece));
        word.Clear();
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '`' or '´';

    // "U.S." is one word, and so is "H.E.S.S".
    private bool IsInsideInitials(int i) => text[i] == '.' && IsLetterAt(i - 1) && !IsLetterAt(i - 2) && IsLetterAt(i + 1) && !IsLetterAt(i + 2);

    private bool IsLetterAt(int i) => i >= 0 && i < text.Length && char.IsLetter(text[i]);

    private bool IsDigitAt(int i) => i >= 0 && i < text.Length && char.IsAsciiDigit(text[i]);
}
