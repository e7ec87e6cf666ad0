using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Listing;

/// <summary>One entry or several as copied from a page: a title, the line of its date, and perhaps paragraphs, a web address and identifiers.</summary>
public static class PastedEntries
{
    /// <summary>Empty when the text has no such shape: then it is a title, however many lines it has.</summary>
    public static IReadOnlyList<PastedEntry> Read(string text)
    {
        var listing = ListingReader.Read(text);
        if (listing.Entries.Count > 0 && listing.Entries.Any(e => e.Date is not null))
            return [.. listing.Entries.Select(e => Entry(e.Title, e.Date, e.Summary?.Split("\n\n") ?? []))];
        var lines = PastedLine.Read(text);
        var dates = Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Where(i => lines[i].Date is not null && lines[i - 1] is { Date: null, IsField: false }).ToList();
        var undated = UndatedTitles.Of(lines, dates).ToHashSet();
        var entries = new List<PastedEntry>();
        for (var k = 0; k < dates.Count; k++)
        {
            // Before the first date all is title, but for a heading above the number; between two dates the last line is the next one's.
            var title = k == 0 ? string.Join(' ', lines.Take(dates[0]).Skip(NumberedBefore(dates[0])).Where(line => line.Date is null).Select(line => line.Text)) : lines[dates[k] - 1].Text;
            var end = k + 1 < dates.Count ? dates[k + 1] - 1 : lines.Count;
            entries.Add(Entry(PastedLine.Unmarked(title), lines[dates[k]].Date, After(dates[k], end)));
            entries.AddRange(Enumerable.Range(dates[k], Math.Max(0, end - dates[k])).Where(undated.Contains)
                .Select(i => Entry(PastedLine.Unmarked(lines[i].Text), null, After(i, end))));
        }
        return entries;

        int NumberedBefore(int date) => Math.Max(0, lines.FindLastIndex(date - 1, line => line.Number is 1 || (line.Number is not null && line.IsAfterGap)));

        IReadOnlyList<string> After(int line, int end) => [.. lines.Take(end).Skip(line + 1).TakeWhile((_, i) => !undated.Contains(line + 1 + i)).Select(l => l.Text)];
    }

    // The first web address is the link; others stay in the summary.
    private static PastedEntry Entry(string title, PartialDate? date, IReadOnlyList<string> paragraphs)
    {
        var link = paragraphs.FirstOrDefault(line => PastedLine.LinkOf(line) is not null);
        var identifiers = paragraphs.Select(PastedLine.IdentifierOf).OfType<Identifier>().Distinct().ToList();
        var summary = string.Join("\n\n", paragraphs.Where(line => line != link && PastedLine.IdentifierOf(line) is null));
        return new PastedEntry(title, date, summary.Length == 0 ? null : summary, link is null ? null : PastedLine.LinkOf(link), identifiers);
    }
}

/// <summary>What was read of one entry; without a date line it has only a title, and perhaps paragraphs.</summary>
public sealed record PastedEntry(string Title, PartialDate? Date, string? Summary, WebAddress? Link, IReadOnlyList<Identifier> Identifiers);
