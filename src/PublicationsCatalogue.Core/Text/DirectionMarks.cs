using System.Buffers;

namespace PublicationsCatalogue.Core.Text;

/// <summary>
/// Characters without a shape that say in which direction the text beside them is written (Unicode Standard Annex 9). The rule for
/// titles and all other text: an isolate (U+2066 to U+2068) or embedding (U+202A, U+202B) that is closed in its line stays, one that is
/// not closed goes, and so does a closing mark of none, because what follows the text would be turned too. Overrides (U+202D, U+202E)
/// always go: they show letters in another order than they are read and searched in. The small marks (U+061C, U+200E, U+200F) stay
/// within a line and go at its ends. A name, which must be found again, has none of these at all.
/// </summary>
public static class DirectionMarks
{
    private const char ClosesEmbedding = '\u202C';
    private const char ClosesIsolate = '\u2069';
    private static readonly SearchValues<char> All = SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    // At the ends of a line they say something of what stands beside it only.
    internal static readonly char[] AtEnds = [' ', '\u061C', '\u200E', '\u200F'];

    /// <summary>The text without those that would turn what stands round it.</summary>
    public static string Paired(string text)
    {
        if (!text.AsSpan().ContainsAny(All))
            return text;
        var stays = text.Select(c => !All.Contains(c) || IsSmall(c)).ToArray();
        // Where those began that are not closed yet, and how many of them are isolates.
        var open = new Stack<int>();
        var isolates = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\u2029')
                (open, isolates) = ([], 0);
            else if (IsIsolate(c) || IsEmbedding(c))
                open.Push(i);
            else if (c == ClosesEmbedding && open.TryPeek(out var last) && IsEmbedding(text[last]))
                stays[last] = stays[i] = !IsOverride(text[open.Pop()]);
            else if (c == ClosesIsolate && isolates > 0)
                stays[CloseIsolate()] = stays[i] = true;
            isolates += IsIsolate(c) ? 1 : 0;
        }
        return string.Concat(text.Where((_, i) => stays[i]));

        // It closes with all that was begun in it and not closed.
        int CloseIsolate()
        {
            while (!IsIsolate(text[open.Peek()]))
                open.Pop();
            isolates--;
            return open.Pop();
        }
    }

    internal static string LeftOut(string text) => text.AsSpan().ContainsAny(All) ? string.Concat(text.Where(c => !All.Contains(c))) : text;

    private static bool IsSmall(char c) => c is '\u061C' or '\u200E' or '\u200F';

    private static bool IsIsolate(char c) => c is >= '\u2066' and <= '\u2068';

    private static bool IsEmbedding(char c) => c is '\u202A' or '\u202B' || IsOverride(c);

    private static bool IsOverride(char c) => c is '\u202D' or '\u202E';
}
