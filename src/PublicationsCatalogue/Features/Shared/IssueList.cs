using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>An issue in the list of its series, and for staff the numbers between it and the one above that nothing has.</summary>
public sealed record IssueLine(ListItem Item, IReadOnlyList<MissingIssues> Missing);

/// <summary>"Issue 17" or "Issues 17 to 19", of which the first has this number.</summary>
public sealed record MissingIssues(string Name, string FirstNumber, bool IsOne);

/// <summary>Issues that follow each other, and how they are headed.</summary>
public sealed record IssueBlock(IReadOnlyList<IssueLine> Lines)
{
    /// <summary>In which they came out, the latest first; none when no date is known.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    public bool IsNumbered { get; init; } = true;

    public string Heading => !IsNumbered ? "Without a number" : Years.Count == 0 ? "No date stated" : Words.Span(Years);
}

/// <summary>A series' issues by number, under the years they came out in. Where numbers and years run against each other, as in a series merged of two, one heading names them all.</summary>
public sealed record IssueList(long SeriesId, IReadOnlyList<IssueBlock> Blocks, string? Next, bool IsLater)
{
    private const int Length = 50;

    /// <summary>Null when the issues are not numbered: then they stand by month.</summary>
    public static async Task<IssueList?> LoadAsync(SeriesIssues issues, PublicCatalogue catalogue, Site site, long seriesId, IReadOnlyList<long> newest, string? after, bool forStaff, CancellationToken ct)
    {
        if (!await issues.AreNumberedAsync(seriesId, newest, ct))
            return null;
        var seen = ReadPlace(after);
        var found = await issues.NewestAsync(seriesId, seen, Length + 1, ct);
        var shown = found.Take(Length).ToList();
        var ids = shown.ConvertAll(i => i.PublicationId);
        var rows = (await ListRow.LoadAsync(catalogue.Publications.Where(p => ids.Contains(p.Id)), summaries: true, ct)).ToDictionary(r => r.Id);
        shown.RemoveAll(i => !rows.ContainsKey(i.PublicationId));
        var gaps = forStaff ? await GapsAsync(issues, seriesId, shown, seen, ct) : [];
        List<(int? Year, IssueLine Line)> lines = [];
        List<IssueLine> others = [];
        foreach (var (issue, above) in shown.Zip(shown.Cast<NumberedIssue?>().Prepend(null)))
        {
            var row = rows[issue.PublicationId];
            var missing = gaps.Where(g => g.First.Sort > issue.Place.Sort && (above is null || g.Last.Sort < above.Place.Sort)).Select(g => Missing(g.First, g.Last));
            var line = new IssueLine(ListItem.Of(row, row.TextFor(site), site) with { Series = null, Issue = issue.Number }, [.. missing]);
            if (issue.Place.Sort is null)
                others.Add(line);
            else
                lines.Add((row.DateIssued?.Year, line));
        }
        var blocks = BlocksOf(lines);
        if (others.Count > 0)
            blocks.Add(new IssueBlock(others) { IsNumbered = false });
        return new IssueList(seriesId, blocks, found.Count > Length ? string.Create(CultureInfo.InvariantCulture, $"{found[Length - 1].Place.Sort}-{found[Length - 1].Place.Id}") : null, seen is not null);
    }

    // No year is in two blocks: all that stands between its first issue and its last is in one.
    private static List<IssueBlock> BlocksOf(List<(int? Year, IssueLine Line)> lines)
    {
        List<IssueBlock> blocks = [];
        for (var from = 0; from < lines.Count;)
        {
            var to = from;
            for (var i = from; i <= to; i++)
                to = Math.Max(to, lines.FindLastIndex(l => l.Year == lines[i].Year));
            var block = lines[from..(to + 1)];
            blocks.Add(new IssueBlock(block.ConvertAll(l => l.Line)) { Years = [.. block.Select(l => l.Year).OfType<int>().Distinct().OrderDescending()] });
            from = to + 1;
        }
        return blocks;
    }

    // From the last number of the page before to the lowest of this one.
    private static async Task<IReadOnlyList<(IssueNumber First, IssueNumber Last)>> GapsAsync(SeriesIssues issues, long seriesId, IReadOnlyList<NumberedIssue> shown, IssuePlace? seen, CancellationToken ct)
    {
        var numbers = shown.Select(i => i.Place.Sort).Append(seen?.Sort).OfType<int>().ToList();
        return numbers.Count == 0 ? [] : MissingNumbers.Of(await issues.RecordedAsync(seriesId, numbers.Min(), numbers.Max(), ct));
    }

    private static MissingIssues Missing(IssueNumber first, IssueNumber last) =>
        first == last ? new($"Issue {Printed(first)}", Printed(first), true) : new($"Issues {Printed(first)} {(last.Value == first.Value + 1 ? "and" : "to")} {Printed(last)}", Printed(first), false);

    private static string Printed(IssueNumber number)
    {
        var value = number.IsRoman ? IssueNumber.ToRoman(number.Value) : number.Value.ToString(CultureInfo.InvariantCulture);
        return number.Group is { } group ? string.Create(CultureInfo.InvariantCulture, $"{group}/{value}") : value;
    }

    private static IssuePlace? ReadPlace(string? after)
    {
        var parts = (after ?? "").Split('-');
        if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        return parts[0].Length == 0 ? new IssuePlace(null, id) : int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sort) ? new IssuePlace(sort, id) : null;
    }
}
