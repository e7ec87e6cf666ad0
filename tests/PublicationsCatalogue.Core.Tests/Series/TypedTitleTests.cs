using CsCheck;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;

namespace PublicationsCatalogue.Core.Tests.Series;

public sealed class TypedTitleTests
{
    private static readonly SeriesMemory Newsletter = Shelf.Remembered(
        " | ILO COOP eNewsUpdate Issue No. 20, August 2021 | 2021-09-01", " | ILO COOP eNewsUpdate Issue No. 21, September 2021 | 2021-10-01");

    [Theory]
    [InlineData("ILO COOP eNewsUpdate Issue No. 22, October 2021", "22", "2021-10", "2021-11-01")]
    [InlineData("ilo coop enewsupdate  issue no. 22,  OCTOBER 2021 ", "22", "2021-10", "2021-11-01")]
    [InlineData("ILO COOP eNewsUpdate Issue No. 25, January 2022", "25", "2022-01", "2022-02-01")]
    [InlineData("ILO COOP eNewsUpdate Issue No. 24", "24", "2021-12", "2022-01-01")]
    [InlineData("ILO COOP eNewsUpdate Issue No. 17", "17", "2021-05", "2021-06-01")]
    [InlineData("ILO COOP eNewsUpdate Issue No. 22, Octo", "22", "2021-10", "2021-11-01")]
    [InlineData("ILO COOP eNews", "22", "2021-10", "2021-11-01")]
    public void A_title_that_fits_is_recognised_with_its_own_number_and_month(string typed, string number, string covered, string issued)
    {
        var issue = Newsletter.Named(typed);
        Assert.NotNull(issue);
        Assert.Equal((number, covered, issued), (issue.Number, issue.PeriodStart.ToString(), issue.Issued.ToString()));
    }

    [Theory]
    [InlineData("A guide to cooperative housing")]
    [InlineData("ILO")]
    [InlineData("")]
    [InlineData("ILO COOP eNewsUpdate Issue No. twenty")]
    [InlineData("ILO COOP eNewsUpdate Issue No. 22, Brumaire 2021")]
    [InlineData("ILO COOP eNewsUpdate Issue No. 22, October 2021 in Spanish")]
    public void Another_title_is_not(string typed) => Assert.Null(Newsletter.Named(typed));

    [Theory]
    [InlineData("Boletín N.º 12, diciembre de 2021", "Boletín N.º 11, noviembre de 2021", "boletin n.º 14, febrero de 2022", "14", "2022-02")]
    [InlineData("Lettre n° 6, juillet 2021", "Lettre n° 5, juin 2021", "LETTRE N° 8, SEPTEMBRE 2021", "8", "2021-09")]
    [InlineData("Review 2021/3", "Review 2021/2", "Review 2021/5", "2021/5", "")]
    [InlineData("Yearbook XII", "Yearbook XI", "yearbook xiv", "XIV", "")]
    public void So_is_one_in_another_language_or_with_another_kind_of_number(string last, string before, string typed, string number, string covered)
    {
        var numbered = before.StartsWith("Review", StringComparison.Ordinal) || before.StartsWith("Year", StringComparison.Ordinal);
        string NumberIn(string title) => numbered ? title.Split(' ')[^1] : "";
        var issue = Shelf.Remembered($"{NumberIn(last)} | {last} | 2021-12-01", $"{NumberIn(before)} | {before} | 2021-11-01").Named(typed);
        Assert.Equal((number, covered), (issue?.Number, issue?.PeriodStart.ToString() ?? ""));
    }

    [Fact]
    public void A_title_with_words_of_its_own_is_recognised_by_its_beginning()
    {
        var memory = Shelf.Remembered("4 | Policy brief No. 4: Housing | 2021-01-05", "5 | Policy brief No. 5: Care work | 2021-02-05");
        Assert.Equal("6", memory.Named("Policy brief No. 6: Platforms and their workers")?.Number);
    }

    [Fact]
    public void No_title_and_no_number_stops_it() =>
        Gen.Select(Gen.String, Gen.String, Gen.Int[0, 99999999], Gen.Int[0, 9999]).Sample((title, number, day, year) =>
        {
            Issue[] issues =
            [
                new() { Id = 1, Title = title, Number = number, Issued = year > 0 ? new PartialDate(year) : null },
                new() { Id = 2, Title = $"{title} No. {day}, December {year}", Number = $"{day}/{number}", Issued = new PartialDate(9999, 12, 31) },
            ];
            var memory = new SeriesMemory(issues, Habits.None);
            _ = (memory.Next(), memory.Named(title), memory.Named($"{title} No. {day}, December {year}"), MissingNumbers.Of([number, $"{day}"]).Count);
        });
}
