using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>Numbers between those of a series that no issue has.</summary>
public static class MissingNumbers
{
    // What is wider is no gap but another count.
    private const int WidestGap = 200;

    /// <summary>Each gap by its first and last number, newest first; in each year or volume from the lowest number that is there.</summary>
    public static IReadOnlyList<(IssueNumber First, IssueNumber Last)> Of(IEnumerable<string?> numbers)
    {
        var gaps = new List<(IssueNumber First, IssueNumber Last)>();
        var groups = numbers.Select(text => IssueNumber.TryRead(text, out var number) ? number : (IssueNumber?)null).OfType<IssueNumber>().GroupBy(n => n.Group);
        foreach (var group in groups)
        {
            var inOrder = group.OrderBy(n => n.Value).ToList();
            foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
            {
                if (later.Value - earlier.End is > 1 and <= WidestGap)
                    gaps.Add((later with { Value = earlier.End + 1, Last = null }, later with { Value = later.Value - 1, Last = null }));
            }
        }
        return [.. gaps.OrderByDescending(gap => gap.First.Sort)];
    }
}
