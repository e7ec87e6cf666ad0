using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>What a series remembers of its issues, and so what its next one looks like. What somebody has set wins over what is learnt.</summary>
public sealed class SeriesMemory
{
    private const int ComparedTitles = 8;

    private readonly IReadOnlyList<KnownIssue> known;
    private readonly Timing timing;
    private readonly bool winterOpensYear;
    private readonly bool saysFall;
    private readonly string namesIn;
    private readonly bool rhythmIsSet;

    /// <summary>Learns from the issues.</summary>
    /// <param name="issues">The newest of the series, in any order.</param>
    /// <param name="set">What somebody has set.</param>
    public SeriesMemory(IReadOnlyList<Issue> issues, Habits set)
    {
        known = KnownIssue.Of(issues, out winterOpensYear);
        timing = new Timing(known, set.Frequency);
        rhythmIsSet = set.Frequency is not null;
        saysFall = issues.Any(i => i.Title?.Contains("Fall ", StringComparison.OrdinalIgnoreCase) == true);
        Learnt = new Habits
        {
            TitlePattern = LearnTitle(),
            NumberPattern = LearnNumber(),
            Frequency = timing.Learnt,
            Type = Usual(issues.Select(i => i.Type)),
            Language = Usual(issues.Select(i => i.Language?.ToString())) is { } tag && LanguageTag.TryParse(tag, out var language) ? language : null,
            Publisher = Usual(issues.Select(i => i.Publisher)),
            StandingSummary = Standing(issues),
        };
        Used = set.Over(Learnt);
        namesIn = known.LastOrDefault(k => k.Time.Month is not null || k.Time.Season is not null)?.Time.Language
            ?? (Used.Language?.Value[..2] is { } own && own is "fr" or "es" ? own : "en");
    }

    public Habits Learnt { get; }

    /// <summary>Set, or else learnt.</summary>
    public Habits Used { get; }

    /// <summary>The last of the series as it stands; null when it has none.</summary>
    public Issue? Newest => Last?.Issue;

    /// <summary>Issues prepared ahead of the last that is no draft, newest first.</summary>
    public IEnumerable<Issue> DraftsAhead => known.Reverse().TakeWhile(k => k.Issue.IsDraft).Select(k => k.Issue);

    private KnownIssue? Last => known.Count == 0 ? null : known[^1];

    /// <summary>The rhythm is set, or enough issues agree on it, to say that one is overdue.</summary>
    public bool KnowsWhenDue => known.Count > 0 && (timing.IsSure || rhythmIsSet);

    public Issue Next() => Make(null, null);

    /// <summary>The issue with this number, such as one that is missing.</summary>
    public Issue Numbered(IssueNumber number) => Make(number, null);

    /// <summary>The issue that a title names, also one begun; null when it is not worded as titles of this series.</summary>
    public Issue? Named(string title)
    {
        if (Used.TitlePattern is not { } pattern || pattern.Read(title) is not { } words)
            return null;
        var next = NextNumber(null);
        var number = words.AsNumber(numbersHaveYear: next?.Year is not null);
        if (number is { } said && next is { } usual)
            number = said with { Volume = said.Volume ?? usual.Volume, Year = said.Volume is null && usual.Volume is null ? said.Year ?? usual.Year : null, IsRoman = usual.IsRoman };
        var saysTime = words.Month is not null || words.Season is not null || words.Quarter is not null || (words.Number is null && known.Any(k => k.Covered?.Months == 12));
        return Make(number, saysTime ? words.Covered(winterOpensYear) : null);
    }

    private Issue Make(IssueNumber? number, Period? covered)
    {
        var near = number is { } wanted ? known.Where(k => k.Number is { } n && wanted.StepsFrom(n) is not null)
            .MinBy(k => (Math.Abs(wanted.StepsFrom(k.Number!.Value)!.Value), k.Covered is null)) : null;
        var from = near ?? Last;
        var lastCovered = near?.Covered is not null ? near : known.LastOrDefault(k => k.Covered is not null);
        var steps = number is { } to && from?.Number is { } at ? to.StepsFrom(at)
            : covered is { } time && lastCovered?.Covered is { } before && timing.Rhythm is { } r ? time.IssuesAfter(before, r) : 1;
        covered ??= lastCovered == from && steps is { } n && timing.Rhythm is { } rhythm ? from?.Covered?.Moved(rhythm, n) : null;
        var issued = covered is { } period ? timing.IssuedAfter(period) : null;
        issued ??= timing.Foretold(number ?? NextNumber(null, steps ?? 1), steps ?? 1);
        number ??= NextNumber(covered?.First.Year ?? issued?.Year, steps ?? 1);
        var dated = covered is { } c ? IssueWords.Of(c, winterOpensYear) : new IssueWords { Year = number?.Year ?? issued?.Year, Month = issued?.Month, Day = issued?.Day };
        var words = dated with { Number = number?.Value, Last = number?.Last, Volume = number?.Volume, Language = namesIn };
        var ends = covered?.Ends(byDay: lastCovered?.Issue.PeriodStart?.Day is not null);
        return new Issue
        {
            Title = Used.TitlePattern?.Fill(words, saysFall),
            Number = number is null ? null : Used.NumberPattern?.Fill(words with { Year = number.Value.Year ?? words.Year }),
            Issued = issued,
            PeriodStart = ends?.Start,
            PeriodEnd = ends?.End,
            Type = Used.Type,
            Language = Used.Language,
            Publisher = Used.Publisher,
            Summary = Used.StandingSummary,
        };
    }

    /// <summary>The newest number and so many more; with a year or volume it begins again at 1 where the others did.</summary>
    private IssueNumber? NextNumber(int? inYear, int steps = 1)
    {
        if (known.LastOrDefault(k => k.Number is not null)?.Number is not { } last)
            return Used.NumberPattern is not null && known.Count == 0 ? new IssueNumber(1, Used.NumberPattern.Names("volume") ? 1 : null, Used.NumberPattern.Names("year") ? inYear : null) : null;
        var next = new IssueNumber(last.End + steps, last.Volume, last.Year, IsRoman: last.IsRoman);
        if (last.Group is not { } group || steps < 1)
            return next;
        var full = known.Zip(known.Skip(1)).Where(pair => pair.Second.Number is { Value: 1 } && pair.First.Number is { } n && n.Group != pair.Second.Number?.Group)
            .Select(pair => pair.First.Number!.Value.End).ToList() is { Count: > 0 } ends ? Timing.Most(ends) : timing.Rhythm?.PerYear;
        var begins = last.Year is { } year && inYear is { } now ? now > year : next.Value > full;
        return !begins ? next : last.Volume is not null ? new IssueNumber(1, Volume: group + 1) : new IssueNumber(1, Year: inYear is { } y && y > group ? y : group + 1);
    }

    private Wording? LearnTitle()
    {
        var padding = known.Select(k => WordingReader.PaddingOf(k.Issue.Title ?? "", k.Number)).DefaultIfEmpty().Max();
        var wordings = known.Reverse().Where(k => k.Issue.Title is not null)
            .Select(k => WordingReader.WordingOf(k.Issue.Title!, k.Number, k.Time, padding)).OfType<Wording>().ToList();
        var best = wordings.GroupBy(w => w).MaxBy(group => group.Count());
        if (best is { Key.HasPlaces: true } && (best.Count() > 1 || wordings.Count == 1) && best.Count() * 3 >= wordings.Count)
            return best.Key;
        return wordings.Count > 1 ? Wording.Beginning([.. wordings.Take(ComparedTitles)]) : null;
    }

    private Wording? LearnNumber()
    {
        var padding = known.Select(k => WordingReader.PaddingOf(k.Issue.Number ?? "", k.Number)).DefaultIfEmpty().Max();
        var wordings = known.Reverse().Where(k => k.Issue.Number is not null && k.Number is not null)
            .Select(k => WordingReader.WordingOf(k.Issue.Number!, k.Number, new IssueWords { Year = k.Number?.Year }, padding)).OfType<Wording>().Where(w => w.HasPlaces).ToList();
        return wordings.Count > 0 ? wordings.GroupBy(w => w).MaxBy(group => group.Count())!.Key
            : known.LastOrDefault(k => k.Number is not null)?.Number is not { } inTitle ? null
            : Wording.Parse(inTitle is { IsRoman: true } ? "{roman}" : inTitle.Volume is null ? "{number}" : "Vol. {volume} No. {number}");
    }

    /// <summary>What at least half of the issues say.</summary>
    private static string? Usual(IEnumerable<string?> values)
    {
        var all = values.Reverse().ToList();
        return all.Where(v => v is not null).GroupBy(v => v, StringComparer.Ordinal).MaxBy(group => group.Count()) is { } most && most.Count() * 2 >= all.Count ? most.Key : null;
    }

    private static string? Standing(IReadOnlyList<Issue> issues) =>
        issues.Select(i => i.Summary?.ReplaceLineEndings("\n").Trim()).Where(s => !string.IsNullOrEmpty(s)).GroupBy(s => s, StringComparer.Ordinal)
            .MaxBy(group => group.Count()) is { } most && most.Skip(1).Any() && most.Count() * 2 > issues.Count ? most.Key : null;
}
