using System.Diagnostics;
using System.Globalization;
using CsCheck;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class DateTextTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("7 oct 2021", "2021-10-07")]
    [InlineData("07 October 2021", "2021-10-07")]
    [InlineData("2021-10-07", "2021-10-07")]
    [InlineData(" 7  OCTOBER , 2021 ", "2021-10-07")]
    [InlineData("October 7, 2021", "2021-10-07")]
    [InlineData("October 7th, 2021", "2021-10-07")]
    [InlineData("1st of July 2021", "2021-07-01")]
    [InlineData("1er août 2021", "2021-08-01")]
    [InlineData("1 AOUT 2021", "2021-08-01")]
    [InlineData("15 déc. 2021", "2021-12-15")]
    [InlineData("7 de octubre de 2021", "2021-10-07")]
    [InlineData("1º de enero de 2021", "2021-01-01")]
    [InlineData("setiembre 2021", "2021-09")]
    [InlineData("13/10/2021", "2021-10-13")]
    [InlineData("10/13/2021", "2021-10-13")]
    [InlineData("07.07.2021", "2021-07-07")]
    [InlineData("5.3.2021", "2021-03-05")]
    [InlineData("05. 03. 2021", "2021-03-05")]
    [InlineData("2021-3-5", "2021-03-05")]
    [InlineData("2021.3.5", "2021-03-05")]
    [InlineData("2021/3", "2021-03")]
    [InlineData("7-oct-2021", "2021-10-07")]
    [InlineData("7oct2021", "2021-10-07")]
    [InlineData("2021 October 7", "2021-10-07")]
    [InlineData("October 2021", "2021-10")]
    [InlineData("oct 2021", "2021-10")]
    [InlineData("2021-10", "2021-10")]
    [InlineData("10/2021", "2021-10")]
    [InlineData("mars 2021", "2021-03")]
    [InlineData("juin 2021", "2021-06")]
    [InlineData("juil. 2021", "2021-07")]
    [InlineData("2021", "2021")]
    public void What_people_type_is_read(string typed, string expected)
    {
        Assert.True(DateText.TryRead(typed, English, out var date, out var problem), problem);
        Assert.Equal(expected, date.ToString());
        Assert.Equal("", problem);
    }

    [Theory]
    [InlineData("3/5/2021", "Write the month in words: 3 May 2021 or 5 March 2021?")]
    [InlineData("3-5-2021", "Write the month in words: 3 May 2021 or 5 March 2021?")]
    [InlineData("07/10/2021", "Write the month in words: 7 October 2021 or 10 July 2021?")]
    [InlineData("31 november 2021", "November has 30 days: change the day, or enter only “November 2021”")]
    [InlineData("31/11/2021", "November has 30 days: change the day, or enter only “November 2021”")]
    [InlineData("11/31/2021", "November has 30 days: change the day, or enter only “November 2021”")]
    [InlineData("2021-11-31", "November has 30 days: change the day, or enter only “November 2021”")]
    [InlineData("29 Feb 2021", "February 2021 has 28 days: change the day, or enter only “February 2021”")]
    [InlineData("0 October 2021", "October has 31 days: change the day, or enter only “October 2021”")]
    [InlineData("2021-13", "There is no month 13: use 1 to 12, or write the month in words.")]
    [InlineData("7 oct 21", "Write the year with four digits, as in 2021.")]
    [InlineData("oct 21", "Write the year with four digits, as in 2021.")]
    [InlineData("07/10/21", "Write the year with four digits, as in 2021.")]
    [InlineData("7 October", "Add the year, with four digits, as in October 2021.")]
    [InlineData("7 Oktober 2021", "“oktober” is not the name of a month. Write the date as in 7 October 2021, October 2021 or 2021.")]
    [InlineData("7 jui 2021", "“jui” can be more than one month: write its name in full.")]
    [InlineData("", "Write the date as in 7 October 2021, October 2021 or 2021.")]
    [InlineData("2021-2022", "Write the date as in 7 October 2021, October 2021 or 2021.")]
    [InlineData("-2021", "Write the date as in 7 October 2021, October 2021 or 2021.")]
    [InlineData("7 October 2021 8", "Write the date as in 7 October 2021, October 2021 or 2021.")]
    [InlineData("20211007", "Write the date as in 7 October 2021, October 2021 or 2021.")]
    [InlineData("0000", "There is no year 0000: use 0001 to 9999.")]
    public void What_cannot_be_read_gets_a_sentence_that_helps(string typed, string expected)
    {
        Assert.False(DateText.TryRead(typed, English, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void More_than_sixty_characters_are_refused()
    {
        Assert.True(DateText.TryRead("7 October 2021".PadRight(60), English, out _, out _));
        Assert.False(DateText.TryRead("7 October 2021".PadRight(61), English, out _, out var problem));
        Assert.StartsWith("This is too long for a date.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    public void A_date_as_printed_reads_back(string culture) =>
        PartialDateTests.Dates.Sample(date =>
            DateText.TryRead(date.Format(CultureInfo.GetCultureInfo(culture)), English, out var read, out _) && read == date);

    [Fact]
    public void Any_text_gives_a_date_or_a_sentence() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789 -/.,octjuid\ud800"]).Sample(text =>
            DateText.TryRead(text, English, out _, out var problem) == (problem.Length == 0));

    [Fact]
    public void Huge_text_is_refused_at_once()
    {
        var clock = Stopwatch.StartNew();

        Assert.False(DateText.TryRead(new string(' ', 1_000_000), English, out _, out _));
        Assert.True(clock.ElapsedMilliseconds < 200);
    }
}
