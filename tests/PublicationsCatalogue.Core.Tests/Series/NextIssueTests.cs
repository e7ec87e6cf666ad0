using PublicationsCatalogue.Core.Formats.Listing;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;

namespace PublicationsCatalogue.Core.Tests.Series;

public sealed class NextIssueTests
{
    private static IReadOnlyList<Issue> Newsletters()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "data/ilo-coop-listing.txt")))
            folder = folder.Parent ?? throw new FileNotFoundException("The listing.");
        return [.. ListingReader.Read(File.ReadAllText(Path.Combine(folder.FullName, "data/ilo-coop-listing.txt"))).Entries.Where(e => e.Title.Contains("eNewsUpdate", StringComparison.Ordinal))
            .Select((e, i) => new Issue { Id = i + 1, Title = e.Title, Issued = e.Date, Summary = e.Summary, Type = "newsletter" })];
    }

    [Fact]
    public void The_four_newsletters_of_the_listing_make_the_fifth()
    {
        var memory = new SeriesMemory(Newsletters(), Habits.None);

        Assert.Equal("ILO COOP eNewsUpdate Issue No. {number}, {month} {year}", memory.Learnt.TitlePattern?.ToString());
        Assert.Equal("P1M", memory.Learnt.Frequency?.ToString());
        Assert.Equal("22 | ILO COOP eNewsUpdate Issue No. 22, October 2021 | 2021-11-01 | 2021-10 – 2021-10", Shelf.Line(memory.Next()));
        Assert.StartsWith("Every month, the ILO COOP eNewsletter", memory.Next().Summary, StringComparison.Ordinal);
        Assert.Equal("newsletter", memory.Next().Type);
    }

    [Fact]
    public void The_period_covered_and_the_date_issued_stay_two_things()
    {
        var next = new SeriesMemory(Newsletters(), Habits.None).Next();
        Assert.Equal(("2021-10", "2021-11-01"), (next.PeriodStart.ToString(), next.Issued.ToString()));
    }

    [Theory]
    [InlineData("monthly over the turn of the year",
        "24 | Newsletter No. 24, December 2021 | 2022-01-03", "23 | Newsletter No. 23, November 2021 | 2021-12-01", "22 | Newsletter No. 22, October 2021 | 2021-11-01",
        "25 | Newsletter No. 25, January 2022 | 2022-02-01 | 2022-01 – 2022-01")]
    [InlineData("issued in the month it covers",
        "7 | Bulletin 7, March 2020 | 2020-03-15", "8 | Bulletin 8, April 2020 | 2020-04-15", "9 | Bulletin 9, May 2020 | 2020-05-14",
        "10 | Bulletin 10, June 2020 | 2020-06-15 | 2020-06 – 2020-06")]
    [InlineData("quarterly",
        " | Cooperatives Q2 2021 | 2021-07-10", " | Cooperatives Q3 2021 | 2021-10-10", " | Cooperatives Q4 2021 | 2022-01-10",
        " | Cooperatives Q1 2022 | 2022-04-10 | 2022-01 – 2022-03")]
    [InlineData("yearly, of the year before",
        " | Annual report 2018 | 2019-06-20", " | Annual report 2019 | 2020-06-22", " | Annual report 2020 | 2021-06-20",
        " | Annual report 2021 | 2022-06-20 | 2021 – 2021")]
    [InlineData("roman numbers",
        "XI | Yearbook XI | 2018-05", "XII | Yearbook XII | 2019-05", "XIII | Yearbook XIII | 2020-05",
        "XIV | Yearbook XIV | 2021-05 |  – ")]
    [InlineData("the year in the number",
        "2021/2 | Review 2021/2 | 2021-06-01", "2021/3 | Review 2021/3 | 2021-09-01", "2021/4 | Review 2021/4 | 2021-12-01",
        "2022/1 | Review 2022/1 | 2022-03-01 |  – ")]
    [InlineData("the year in the number, within the year",
        "2020/12 | Notes 2020/12 | 2020-12-05", "2021/1 | Notes 2021/1 | 2021-01-05", "2021/2 | Notes 2021/2 | 2021-02-05",
        "2021/3 | Notes 2021/3 | 2021-03-05 |  – ")]
    [InlineData("one of many issues of a year",
        "21/2021 | Bulletin 21/2021 | 2021-10-01", "", "",
        "22/2021 | Bulletin 22/2021 |  |  – ")]
    [InlineData("a volume that is full",
        "Vol. 3 No. 2 | Journal, Vol. 3 No. 2 | 2021-04", "Vol. 3 No. 3 | Journal, Vol. 3 No. 3 | 2021-07", "Vol. 3 No. 4 | Journal, Vol. 3 No. 4 | 2021-10",
        "Vol. 4 No. 1 | Journal, Vol. 4 No. 1 | 2022-01 |  – ")]
    [InlineData("French",
        "5 | Lettre d’information n° 5, juin 2021 | 2021-07-01", "6 | Lettre d’information n° 6, juillet 2021 | 2021-08-01", "",
        "7 | Lettre d’information n° 7, août 2021 | 2021-09-01 | 2021-08 – 2021-08")]
    [InlineData("Spanish",
        "11 | Boletín N.º 11, noviembre de 2021 | 2021-12-01", "12 | Boletín N.º 12, diciembre de 2021 | 2022-01-01", "",
        "13 | Boletín N.º 13, enero de 2022 | 2022-02-01 | 2022-01 – 2022-01")]
    [InlineData("one issue is missing",
        "14 | Update 14, April 2021 | 2021-05-03", "16 | Update 16, June 2021 | 2021-07-03", "17 | Update 17, July 2021 | 2021-08-03",
        "18 | Update 18, August 2021 | 2021-09-03 | 2021-08 – 2021-08")]
    [InlineData("every second issue is missing",
        "1 | Memo 1 | 2021-01-05", "3 | Memo 3 | 2021-03-05", "5 | Memo 5 | 2021-05-05",
        "6 | Memo 6 | 2021-06-05 |  – ")]
    [InlineData("a number that could be a day",
        "7 | Bulletin 7 March 2020 | 2020-03-15", "8 | Bulletin 8 April 2020 | 2020-04-15", "",
        "9 | Bulletin 9 May 2020 | 2020-05-15 | 2020-05 – 2020-05")]
    [InlineData("one issue came late",
        "3 | Brief No. 3 | 2021-03-01", "4 | Brief No. 4 | 2021-04-01", "5 | Brief No. 5 | 2021-05-19",
        "6 | Brief No. 6 | 2021-06-01 |  – ")]
    [InlineData("weekly, on Mondays",
        "30 | Week in short 30 | 2021-07-26", "31 | Week in short 31 | 2021-08-02", "32 | Week in short 32 | 2021-08-10",
        "33 | Week in short 33 | 2021-08-16 |  – ")]
    [InlineData("the day in the title",
        " | Weekly brief, 5 October 2021 | 2021-10-05", " | Weekly brief, 12 October 2021 | 2021-10-12", " | Weekly brief, 26 October 2021 | 2021-10-26",
        " | Weekly brief, 2 November 2021 | 2021-11-02 | 2021-11-02 – 2021-11-02")]
    [InlineData("seasons",
        " | Field notes, Spring 2021 | 2021-03-20", " | Field notes, Summer 2021 | 2021-06-20", " | Field notes, Fall 2021 | 2021-09-20",
        " | Field notes, Winter 2021 | 2021-12-20 | 2021-12 – 2022-02")]
    [InlineData("the last day of the month",
        "1 | Digest 1 | 2021-01-31", "2 | Digest 2 | 2021-02-28", "3 | Digest 3 | 2021-03-31",
        "4 | Digest 4 | 2021-04-30 |  – ")]
    [InlineData("a number that nothing announces",
        " | Update 14, April 2021 | 2021-05-03", " | Update 15, May 2021 | 2021-06-03", "",
        "16 | Update 16, June 2021 | 2021-07-03 | 2021-06 – 2021-06")]
    [InlineData("a number that is always the same",
        " | Top 10 cooperatives, 2019 | 2020-02", " | Top 10 cooperatives, 2020 | 2021-02", "",
        " | Top 10 cooperatives, 2021 | 2022-02 | 2021 – 2021")]
    [InlineData("numbers with zeros",
        "008 | Paper 008 | 2021-01-05", "009 | Paper 009 | 2021-02-05", "",
        "010 | Paper 010 | 2021-03-05 |  – ")]
    [InlineData("a double issue",
        "10 | Letter 10 | 2021-01-05", "11 | Letter 11 | 2021-02-05", "12-13 | Letter 12-13 | 2021-03-05",
        "14 | Letter 14 | 2021-05-05 |  – ")]
    [InlineData("titles of their own after the number",
        "4 | Policy brief No. 4: Housing | 2021-01-05", "5 | Policy brief No. 5: Care work | 2021-02-05", "6 | Policy brief No. 6: Platforms | 2021-03-05",
        "7 | Policy brief No. 7: | 2021-04-05 |  – ")]
    [InlineData("no numbers, no months, one beginning",
        " | Mapping the Economy in Asia - Spotlight on Malaysia | 2021-10-07", " | Mapping the Economy in Asia - Spotlight on Japan | 2021-10-07", " | Mapping the Economy in Asia - Spotlight on Indonesia | 2021-08-03",
        " | Mapping the Economy in Asia - Spotlight on |  |  – ")]
    [InlineData("nothing in common",
        " | A study of housing | 2021", " | What workers want | ", " | Care and its cost | 2020-05",
        " |  |  |  – ")]
    public void The_next_issue_follows_from_the_others(string what, string first, string second, string third, string next)
    {
        Assert.NotEmpty(what);
        Assert.Equal(next, Shelf.Line(Shelf.Remembered([.. new[] { first, second, third }.Where(line => line.Length > 0)]).Next()));
    }

    [Theory]
    [InlineData("21 | ILO COOP eNewsUpdate Issue No. 21, September 2021 | 2021-10-01", "22 | ILO COOP eNewsUpdate Issue No. 22, October 2021 | 2021-11-01 | 2021-10 – 2021-10")]
    [InlineData("3 | Working paper 3 | 2021-10-01", "4 | Working paper 4 |  |  – ")]
    [InlineData(" | Annual report 2020 | 2021-05-02", " | Annual report 2021 | 2022-05-02 | 2021 – 2021")]
    [InlineData(" | A history of credit unions | 2021", " |  |  |  – ")]
    public void One_issue_alone_tells_what_it_can(string only, string next) => Assert.Equal(next, Shelf.Line(Shelf.Remembered(only).Next()));

    [Fact]
    public void A_series_without_issues_has_an_empty_next_one() => Assert.Equal(" |  |  |  – ", Shelf.Line(Shelf.Remembered().Next()));

    [Fact]
    public void What_was_set_wins_over_what_was_learnt()
    {
        var set = new Habits
        {
            TitlePattern = Wording.Parse("COOP News {number} ({month} {year})"),
            Frequency = new Rhythm(2, 0),
            Type = "article",
            StandingSummary = "Set by hand.",
        };
        var next = new SeriesMemory(Newsletters(), set).Next();
        Assert.Equal("22 | COOP News 22 (November 2021) | 2021-12-01 | 2021-11 – 2021-11", Shelf.Line(next));
        Assert.Equal(("article", "Set by hand."), (next.Type, next.Summary));
    }

    [Fact]
    public void A_summary_that_only_one_issue_has_is_nobody_elses()
    {
        Issue[] issues = [new() { Title = "A 1", Number = "1", Summary = "Of one" }, new() { Title = "A 2", Number = "2", Summary = "Of two" }, new() { Title = "A 3", Number = "3" }];
        Assert.Null(new SeriesMemory(issues, Habits.None).Next().Summary);
    }

    [Fact]
    public void Periods_are_filled_as_exactly_as_the_others_were()
    {
        Issue[] issues = [.. new[] { (8, 31), (9, 30) }.Select(m => new Issue
        {
            Title = $"Letter {m.Item1}", Number = $"{m.Item1}",
            PeriodStart = new PartialDate(2021, m.Item1, 1), PeriodEnd = new PartialDate(2021, m.Item1, m.Item2), Issued = new PartialDate(2021, m.Item1 + 1, 2),
        })];
        Assert.Equal("10 | Letter 10 | 2021-11-02 | 2021-10-01 – 2021-10-31", Shelf.Line(new SeriesMemory(issues, Habits.None).Next()));
    }

    [Fact]
    public void A_missing_number_is_made_with_the_month_it_had()
    {
        var memory = Shelf.Remembered("14 | Update 14, April 2021 | 2021-05-03", "16 | Update 16, June 2021 | 2021-07-03", "17 | Update 17, July 2021 | 2021-08-03");
        Assert.Equal("15 | Update 15, May 2021 | 2021-06-03 | 2021-05 – 2021-05", Shelf.Line(memory.Numbered(new IssueNumber(15))));
    }
}
