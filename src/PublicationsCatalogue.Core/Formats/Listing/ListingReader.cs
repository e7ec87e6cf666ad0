using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.Listing;

/// <summary>Reads the text form of a hand-kept list. Never throws: what it can't read becomes a problem with its line.</summary>
public sealed class ListingReader
{
    private const int LongestHeading = 40;
    private readonly List<ListingEntry> entries = [];
    private readonly List<ListingProblem> problems = [];
    private readonly List<string> block = [];
    private string? heading;
    private MonthKey? month;
    private Draft? draft;
    private int blockLine;

    private ListingReader()
    {
    }

    public static ListingDocument Read(string text)
    {
        var reader = new ListingReader();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            reader.Take(Fold(line), number);
        }
        reader.EndBlock();
        reader.EndEntry();
        if (reader.entries.Count == 0)
            reader.problems.Add(new ListingProblem(1, "This is no listing: it has no numbered entries under month headings such as “October 2021”."));
        return new ListingDocument(reader.heading, reader.entries, reader.problems);
    }

    private void Take(string line, int number)
    {
        if (line.Length == 0)
        {
            EndBlock();
            return;
        }
        if (block.Count == 0)
            blockLine = number;
        block.Add(line);
    }

    private void EndBlock()
    {
        if (block.Count == 0)
            return;
        var text = string.Join(' ', block);
        block.Clear();
        if (IsMonth(text) is { } next)
        {
            EndEntry();
            month = next;
        }
        else if (StartOf(text) is var (number, title))
        {
            EndEntry();
            draft = new Draft(blockLine, number, title);
        }
        else if (draft is null)
        {
            if (heading is null && entries.Count == 0 && month is null)
                heading = text;
            else
                problems.Add(new ListingProblem(blockLine, "This text stands under no entry and was left out."));
        }
        else if (draft.Date is null && draft.Paragraphs.Count == 0 && DateText.TryRead(text, CultureInfo.InvariantCulture, out var date, out _))
        {
            draft.Date = date;
        }
        else
        {
            draft.Paragraphs.Add(text);
        }
    }

    private void EndEntry()
    {
        if (draft is null)
            return;
        var date = draft.Date;
        if (date is null)
        {
            date = month is { Year: { } year, Month: { } m } ? new PartialDate(year, m) : null;
            problems.Add(new ListingProblem(draft.Line, $"“{draft.Title}” has no date{(date is null ? "" : "; its month is kept")}."));
        }
        else if (month is { } listed && date.Value.Listing != listed)
        {
            problems.Add(new ListingProblem(draft.Line, $"“{draft.Title}” is dated {date.Value.Format(CultureInfo.InvariantCulture)} but stands under {listed.Format(CultureInfo.InvariantCulture)}; its own date is kept."));
        }
        entries.Add(new ListingEntry(draft.Line, month, draft.Number, draft.Title, date, draft.Paragraphs));
        draft = null;
    }

    // "1. Title". Inside a list of its own, a summary may hold numbered lines too: only the next number begins an entry.
    private (int Number, string Title)? StartOf(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot is < 1 or > 4 || dot + 2 >= text.Length || text[dot + 1] != ' '
            || !int.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var last = draft?.Number ?? (entries is [.., var previous] && previous.Month == month ? previous.Number : null);
        return number == (last ?? 0) + 1 || draft is null ? (number, text[(dot + 2)..]) : null;
    }

    private static MonthKey? IsMonth(string text) =>
        text.Length <= LongestHeading && DateText.TryRead(text, CultureInfo.InvariantCulture, out var date, out _) && date.Precision == DatePrecision.Month
            ? date.Listing : null;

    private static string Fold(ReadOnlySpan<char> line)
    {
        var text = new System.Text.StringBuilder(line.Length);
        foreach (var c in DirectionMarks.Paired(line.ToString()))
        {
            if (!char.IsWhiteSpace(c) && c != '\uFEFF')
                text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private sealed class Draft(int line, int number, string title)
    {
        public int Line { get; } = line;
        public int Number { get; } = number;
        public string Title { get; } = title;
        public PartialDate? Date { get; set; }
        public List<string> Paragraphs { get; } = [];
    }
}
