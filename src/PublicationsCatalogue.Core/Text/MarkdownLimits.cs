namespace PublicationsCatalogue.Core.Text;

/// <summary>Refuses, in one pass, text that costs Markdig more than linear time.</summary>
internal static class MarkdownLimits
{
    public const string TooDeep = "The summary has quotes or lists nested too deeply: keep to a few levels.";

    private const int MostLevels = 12;
    private const int WidestIndent = 60;
    private const int MostBrackets = 400;
    private const int MostMarks = 2_000;

    // A row that is shorter than the widest is filled up with empty cells: a few marks would make a million of them.
    private const int MostCells = 4_000;

    public static string Problem(string markdown)
    {
        var brackets = 0;
        var marks = 0;
        foreach (var c in markdown)
        {
            brackets += c == '[' ? 1 : 0;
            marks += c is '*' or '_' or '~' or '`' or '|' or '<' ? 1 : 0;
        }

        if (brackets > MostBrackets)
        {
            return "The summary has too many square brackets: shorten it or write it without links.";
        }

        if (marks > MostMarks)
        {
            return "The summary has too many formatting marks: write more of it as plain text.";
        }

        var widest = 0;
        var rows = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (IsTooDeep(line))
            {
                return TooDeep;
            }

            var bars = line.Count('|');
            widest = Math.Max(widest, bars);
            rows += bars > 0 ? 1 : 0;
        }

        return widest * rows > MostCells ? "The summary has a table with too many cells: make it narrower or shorter." : "";
    }

    private static bool IsTooDeep(ReadOnlySpan<char> line)
    {
        var levels = 0;
        var indent = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var ends = i + 1 == line.Length || line[i + 1] is ' ' or '\t';
            if (line[i] is ' ' or '\t')
            {
                indent += line[i] == '\t' ? 4 : 1;
            }
            else if (line[i] == '>' || (line[i] is '-' or '+' or '*' && ends) || (line[i] is '.' or ')' && ends && i > 0 && char.IsAsciiDigit(line[i - 1])))
            {
                levels++;
                if (levels > MostLevels || indent > WidestIndent)
                {
                    return true;
                }
            }
            else if (!char.IsAsciiDigit(line[i]))
            {
                break;
            }
        }

        return false;
    }
}
