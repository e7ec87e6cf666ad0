using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.Listing;

/// <summary>A line that is not empty, and whether an empty one stands before it.</summary>
internal sealed record PastedLine(string Text, bool IsAfterGap, PartialDate? Date)
{
    private const string EndsOfSentence = ".!?…:;。！？؟";
    private const int LongestTitle = 200;
    private const string Marks = ".)";
    private const string Bullets = "•·‣▪-–—*";

    /// <summary>The number of a list, as in "12. Title".</summary>
    public int? Number => NumberOf(Text);

    public bool EndsSentence => Text.TrimEnd('"', '”', '»', '’', ')') is [.., var last] && EndsOfSentence.Contains(last, StringComparison.Ordinal);

    /// <summary>Short, and no sentence: what a title looks like that no date follows.</summary>
    public bool IsLikeTitle => Date is null && Text.Length <= LongestTitle && !EndsSentence && !IsField;

    /// <summary>No text, but a web address or an identifier alone.</summary>
    public bool IsField => LinkOf(Text) is not null || IdentifierOf(Text) is not null;

    public static List<PastedLine> Read(string text)
    {
        var lines = new List<PastedLine>();
        var isAfterGap = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var words = OneLine.Of(line.ToString());
            if (words.Length > 0)
                lines.Add(new PastedLine(words, isAfterGap, DateText.TryRead(words, CultureInfo.InvariantCulture, out var date, out _) ? date : null));
            isAfterGap = words.Length == 0;
        }
        // What stands between a title and its date belongs to the entry, and not to its title.
        for (var i = 2; i < lines.Count; i++)
        {
            if (lines[i].Date is not null && lines.FindLastIndex(i - 1, line => !line.IsField) is >= 0 and var title && title < i - 1 && lines[title].Date is null)
                (lines[title + 1], lines[i]) = (lines[i], lines[title + 1]);
        }
        return [.. lines.Where((_, i) => !IsHeading(lines, i))];
    }

    /// <summary>The web address that a line is, unless it is that of an identifier.</summary>
    public static WebAddress? LinkOf(string line) => (line.StartsWith("http", StringComparison.OrdinalIgnoreCase) || line.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        && IdentifierOf(line) is null && WebAddress.TryParse(line, out var address, out _) ? address : null;

    /// <summary>The identifier of a publication that a line is.</summary>
    public static Identifier? IdentifierOf(string line) =>
        Identifier.Read(line) is { Scheme: IdentifierScheme.Doi or IdentifierScheme.Isbn or IdentifierScheme.Issn or IdentifierScheme.Handle or IdentifierScheme.ReportNumber } id ? id : null;

    public static int? NumberOf(string text) => text.AsSpan().IndexOfAny(Marks) is >= 1 and <= 3 and var mark && mark + 1 < text.Length && text[mark + 1] == ' '
        && int.TryParse(text.AsSpan(0, mark), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The line without what makes it one of a list: "12. ", "3) ", "• ".</summary>
    public static string Unmarked(string text) => NumberOf(text) is not null ? text[(text.AsSpan().IndexOfAny(Marks) + 2)..]
        : text is [var mark, ' ', ..] && Bullets.Contains(mark, StringComparison.Ordinal) ? text[2..] : text;

    // "October 2021" above the entries of that month, as hand-kept pages have it.
    private static bool IsHeading(List<PastedLine> lines, int i)
    {
        if (lines[i].Date is not { Precision: DatePrecision.Month } month || i + 2 >= lines.Count || lines[i + 1].Date is not null)
            return false;
        var isAfterEntry = i == 0 || lines[i - 1].Date is not null || lines[i - 1].EndsSentence || lines[i - 1].IsField;
        return isAfterEntry && (lines[i + 1].Number is 1 || (lines[i + 2].Date is { Precision: DatePrecision.Day } day && day.Year == month.Year && day.Listing == month.Listing));
    }
}
