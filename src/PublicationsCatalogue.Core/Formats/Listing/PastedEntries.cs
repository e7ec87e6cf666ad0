using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Listing;

/// <summary>One entry or several as copied from a page: a title, the line of its date, and perhaps paragraphs.</summary>
public static class PastedEntries
{
    /// <summary>Empty when the text has no such shape: then it is a title, however many lines it has.</summary>
    public static IReadOnlyList<PastedEntry> Read(string text)
    {
        var listing = ListingReader.Read(text);
        if (listing.Entries.Count > 0 && listing.Entries.Any(e => e.Date is not null))
            return [.. listing.Entries.Select(e => new PastedEntry(e.Title, e.Date, e.Summary))];
        var lines = PastedLine.Read(text);
        var dates = Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Where(i => lines[i].Date is not null && lines[i - 1].Date is null).ToList();
        var undated = UndatedTitles.Of(lines, dates).ToHashSet();
        var entries = new List<PastedEntry>();
        for (var k = 0; k < dates.Count; k++)
        {
            // Before the first date all is title, but for a heading above the number; between two dates the last line is the next one's.
            var title = k == 0 ? string.Join(' ', lines.Take(dates[0]).Skip(NumberedBefore(dates[0])).Where(line => line.Date is null).Select(line => line.Text)) : lines[dates[k] - 1].Text;
            var end = k + 1 < dates.Count ? dates[k + 1] - 1 : lines.Count;
            entries.Add(new PastedEntry(WithoutNumber(title), lines[dates[k]].Date, SummaryAfter(dates[k], end)));
            entries.AddRange(Enumerable.Range(dates[k], Math.Max(0, end - dates[k])).Where(undated.Contains)
                .Select(i => new PastedEntry(WithoutNumber(lines[i].Text), null, SummaryAfter(i, end))));
        }
        return entries;

        int NumberedBefore(int date) => Math.Max(0, lines.FindLastIndex(date - 1, line => line.Number is 1 || (line.Number is not null && line.IsAfterGap)));

        string? SummaryAfter(int line, int end)
        {
            var paragraphs = lines.Take(end).Skip(line + 1).TakeWhile((_, i) => !undated.Contains(line + 1 + i)).Select(l => l.Text).ToList();
            return paragraphs.Count == 0 ? null : string.Join("\n\n", paragraphs);
        }
    }

    private static string WithoutNumber(string title) => PastedLine.NumberOf(title) is not null ? title[(title.IndexOf(". ", StringComparison.Ordinal) + 2)..] : title;
}

/// <summary>An entry without a date line: only a title, and perhaps paragraphs.</summary>
public sealed record PastedEntry(string Title, PartialDate? Date, string? Summary);
