using System.Globalization;
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
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0).ToList();
        var dates = Enumerable.Range(1, Math.Max(0, lines.Count - 1)).Where(i => DateOf(lines[i]) is not null && DateOf(lines[i - 1]) is null).ToList();
        var entries = new List<PastedEntry>();
        for (var k = 0; k < dates.Count; k++)
        {
            // Before the first date all is title; between two dates the last line is the next one's.
            var title = k == 0 ? string.Join(' ', lines.Take(dates[0]).Where(line => DateOf(line) is null)) : lines[dates[k] - 1];
            var end = k + 1 < dates.Count ? dates[k + 1] - 1 : lines.Count;
            var paragraphs = lines.GetRange(dates[k] + 1, Math.Max(0, end - dates[k] - 1));
            entries.Add(new PastedEntry(WithoutNumber(title), DateOf(lines[dates[k]]), paragraphs.Count == 0 ? null : string.Join("\n\n", paragraphs)));
        }
        return entries;
    }

    private static PartialDate? DateOf(string line) => DateText.TryRead(line, CultureInfo.InvariantCulture, out var date, out _) ? date : null;

    private static string WithoutNumber(string title)
    {
        var dot = title.IndexOf(". ", StringComparison.Ordinal);
        return dot is >= 1 and <= 3 && title.AsSpan(0, dot).ContainsAnyExceptInRange('0', '9') is false ? title[(dot + 2)..] : title;
    }
}

public sealed record PastedEntry(string Title, PartialDate? Date, string? Summary);
