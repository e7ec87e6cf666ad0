using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;

namespace PublicationsCatalogue.Core.Tests.Series;

public sealed class SeriesPartsTests
{
    [Theory]
    [InlineData("21", 21, 21)]
    [InlineData("No. 21", 21, 21)]
    [InlineData("12-13", 12, 12)]
    [InlineData("2021/3", 3, 20210003)]
    [InlineData("3/2021", 3, 20210003)]
    [InlineData("Vol. 3 No. 2", 2, 30002)]
    [InlineData("Vol. 3, No. 2 (2021)", 2, 30002)]
    [InlineData("XII", 12, 12)]
    public void A_number_is_read_as_printed(string printed, int value, int sort)
    {
        Assert.True(IssueNumber.TryRead(printed, out var number));
        Assert.Equal((value, sort), (number.Value, number.Sort));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Special issue")]
    [InlineData("IIII")]
    [InlineData("1234567")]
    [InlineData("2021/2022")]
    public void What_is_no_number_is_not_guessed_at(string printed) => Assert.False(IssueNumber.TryRead(printed, out _));

    [Theory]
    [InlineData("P1W")]
    [InlineData("P2W")]
    [InlineData("P1M")]
    [InlineData("P3M")]
    [InlineData("P1Y")]
    [InlineData("P10D")]
    public void A_rhythm_is_an_ISO_8601_duration(string text)
    {
        Assert.True(Rhythm.TryParse(text, out var rhythm));
        Assert.Equal(text, rhythm.ToString());
    }

    [Theory]
    [InlineData("monthly")]
    [InlineData("P")]
    [InlineData("P0M")]
    [InlineData("PT1H")]
    [InlineData("P1M2D")]
    [InlineData("P1M2")]
    [InlineData("P-1M")]
    [InlineData("P9999999999M")]
    public void Another_text_is_no_rhythm(string text) => Assert.False(Rhythm.TryParse(text, out _));

    [Theory]
    [InlineData("News {nummer}", "“nummer” is not known. Use {number}, {roman}, {volume}, {year}, {month}, {season}, {quarter}, {day} and {title}.")]
    [InlineData("News {number", "“{number” is not known. Use {number}, {roman}, {volume}, {year}, {month}, {season}, {quarter}, {day} and {title}.")]
    [InlineData("News {year:00}", "“year:00” is not known. Use {number}, {roman}, {volume}, {year}, {month}, {season}, {quarter}, {day} and {title}.")]
    public void A_wrong_pattern_says_what_is_wrong(string pattern, string sentence)
    {
        Assert.False(Wording.TryParse(pattern, out _, out var problem));
        Assert.Equal(sentence, problem);
    }

    [Fact]
    public void Missing_numbers_are_those_between_newest_first()
    {
        var gaps = MissingNumbers.Of(["21", "20", "18", "12-13", "10", "Special", null]);
        Assert.Equal([(19, 19), (14, 17), (11, 11)], gaps.Select(g => (g.First.Value, g.Last.Value)));
    }

    [Fact]
    public void A_double_issue_leaves_no_gap() => Assert.Empty(MissingNumbers.Of(["11", "12-13", "14"]));

    [Fact]
    public void Each_year_counts_for_itself() =>
        Assert.Equal([new IssueNumber(2, Year: 2021)], MissingNumbers.Of(["2020/11", "2020/12", "2021/1", "2021/3"]).Select(g => g.First));
}
