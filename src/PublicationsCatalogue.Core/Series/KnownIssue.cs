using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>An issue of the catalogue as its series understands it.</summary>
/// <param name="Issue">As entered.</param>
/// <param name="Number">From its number field, or else from its title.</param>
/// <param name="Time">What its title says of time.</param>
/// <param name="Covered">From its period fields, or else from its title.</param>
internal sealed record KnownIssue(Issue Issue, IssueNumber? Number, IssueWords Time, Period? Covered)
{
    private static readonly int[] AnyYear = [.. Enumerable.Range(1900, 201)];

    /// <summary>In the order of the series, oldest first: by number where numbers are the rule, else by date.</summary>
    public static IReadOnlyList<KnownIssue> Of(IReadOnlyList<Issue> issues, out bool winterOpensYear)
    {
        var known = issues.Select(Read).ToList();
        // "Update 14", "Update 15": a number that nothing announces shows by being another each time.
        if (known.TrueForAll(k => k.Number is null) && known.ConvertAll(k => WordingReader.LoneNumberIn(k.Issue.Title ?? "", k.Time)) is var lone
            && lone.TrueForAll(n => n is not null) && lone.Count > 1 && lone.Distinct().Count() == lone.Count)
            known = [.. known.Zip(lone, (k, n) => k with { Number = new IssueNumber(n!.Value) })];
        // "Winter 2021" issued in its first months tells that the year begins with it.
        var opens = known.Exists(k => k.Time.Season == 3 && k.Issue.Issued is { Month: < 7 } issued && issued.Year == k.Time.Year);
        winterOpensYear = opens;
        var years = known.Where(k => IsYearAlone(k.Time)).ToLookup(k => k.Time.Year);
        var understood = known.Select(k => k with
        {
            // A year that several issues have is the year of the series' volume, not the time that one issue covers.
            Covered = k.Covered ?? (IsYearAlone(k.Time) && years[k.Time.Year].Skip(1).Any() ? null : k.Time.Covered(opens)),
        });
        return known.Count(k => k.Number is not null) * 2 >= known.Count
            ? [.. understood.OrderBy(k => k.Number?.Sort ?? -1).ThenBy(k => k.Issue.Issued?.SortKey ?? 0).ThenBy(k => k.Issue.Id)]
            : [.. understood.OrderBy(k => k.Issue.Issued?.SortKey ?? 0).ThenBy(k => k.Issue.Id)];
    }

    private static bool IsYearAlone(IssueWords time) => time is { Year: not null, Month: null, Season: null, Quarter: null };

    private static KnownIssue Read(Issue issue)
    {
        var number = IssueNumber.TryRead(issue.Number, out var entered) ? entered : WordingReader.NumberIn(issue.Title ?? "");
        var covered = Period.Of(issue.PeriodStart, issue.PeriodEnd);
        IEnumerable<int?> dated = [issue.Issued?.Year - 1, issue.Issued?.Year, issue.Issued?.Year + 1, covered?.First.Year, covered?.Last.Year, number?.Year];
        int[] years = [.. dated.OfType<int>()];
        return new KnownIssue(issue, number, WordingReader.TimeIn(issue.Title ?? "", years.Length > 0 ? years : AnyYear, number), covered);
    }
}
