using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;

namespace PublicationsCatalogue.Core.Tests.Series;

/// <summary>Issues in a line each: number | title | issued.</summary>
internal static class Shelf
{
    public static SeriesMemory Remembered(params string[] lines) => Remembered(Habits.None, lines);

    public static SeriesMemory Remembered(Habits set, params string[] lines) => new([.. lines.Select(Issue)], set);

    public static Issue Issue(string line, int index)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        return new Issue
        {
            Id = index + 1,
            Number = parts[0].Length > 0 ? parts[0] : null,
            Title = parts[1],
            Issued = PartialDate.TryParse(parts[2], out var date) ? date : null,
        };
    }

    /// <summary>number | title | issued | from – to</summary>
    public static string Line(Issue issue) =>
        $"{issue.Number} | {issue.Title} | {issue.Issued} | {issue.PeriodStart} – {issue.PeriodEnd}";
}
