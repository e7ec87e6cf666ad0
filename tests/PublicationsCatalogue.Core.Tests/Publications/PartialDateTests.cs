using System.Globalization;
using CsCheck;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class PartialDateTests
{
    internal static readonly Gen<PartialDate> Dates =
        from year in Gen.Int[1, 9999]
        from month in Gen.Int[0, 12]
        from day in Gen.Int[0, month == 0 ? 0 : DateTime.DaysInMonth(year, month)]
        select new PartialDate(year, month == 0 ? null : month, day == 0 ? null : day);

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void What_is_written_reads_back_as_the_same_date() =>
        Dates.Sample(date => PartialDate.Parse(date.ToString()) == date && PartialDate.Parse(date.ToString()).Precision == date.Precision);

    [Fact]
    public void Written_dates_sort_as_their_keys_do() =>
        Gen.Select(Dates, Dates).Sample((a, b) =>
            Math.Sign(a.CompareTo(b)) == Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString())) && a < b == b > a && a <= b == !(a > b));

    [Fact]
    public void Any_text_is_read_exactly_or_refused() =>
        Gen.OneOf(Gen.String, Gen.String["0123456789-"]).Sample(text => !PartialDate.TryParse(text, out var date) || date.ToString() == text);

    [Theory]
    [InlineData("2021-10-07", 20211007, DatePrecision.Day)]
    [InlineData("2021-10", 20211000, DatePrecision.Month)]
    [InlineData("2021", 20210000, DatePrecision.Year)]
    [InlineData("2020-02-29", 20200229, DatePrecision.Day)]
    public void Iso_dates_of_three_precisions_are_read(string text, int key, DatePrecision precision)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(key, date.SortKey);
        Assert.Equal(precision, date.Precision);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("21")]
    [InlineData("2021-1")]
    [InlineData("2021-13")]
    [InlineData("2021-00")]
    [InlineData("2021-02-29")]
    [InlineData("2021-10-00")]
    [InlineData("2021-10-07 ")]
    [InlineData("2021/10/07")]
    [InlineData("+021")]
    [InlineData("٢٠٢١")]
    [InlineData("2021-10-07T00:00:00")]
    public void Anything_else_is_refused(string? text) => Assert.False(PartialDate.TryParse(text, out _));

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(10000, null, null)]
    [InlineData(2021, 13, null)]
    [InlineData(2021, 0, null)]
    [InlineData(2021, null, 7)]
    [InlineData(2021, 11, 31)]
    public void A_wrong_date_cannot_be_made(int year, int? month, int? day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartialDate(year, month, day));

    [Fact]
    public void A_date_without_value_cannot_pass_for_one()
    {
        Assert.Throws<InvalidOperationException>(() => default(PartialDate).ToString());
        Assert.Throws<InvalidOperationException>(() => default(PartialDate).SortKey);
        Assert.Throws<InvalidOperationException>(() => default(PartialDate).Listing);
    }

    [Theory]
    [InlineData("2021-10-07", "en", "07 October 2021")]
    [InlineData("2021-10", "en", "October 2021")]
    [InlineData("2021", "en", "2021")]
    [InlineData("2021-10-07", "fr", "07 octobre 2021")]
    [InlineData("2021-10-07", "es", "07 octubre 2021")]
    public void Dates_print_with_two_digit_day_and_month_in_full(string date, string culture, string expected) =>
        Assert.Equal(expected, PartialDate.Parse(date).Format(CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    public void Dates_are_gregorian_in_every_culture(string culture) =>
        Assert.EndsWith("2021", PartialDate.Parse("2021-10-07").Format(CultureInfo.GetCultureInfo(culture)), StringComparison.Ordinal);

    [Fact]
    public void A_date_is_listed_under_its_month_or_its_year()
    {
        Assert.Equal(MonthKey.Of(2021, 10), PartialDate.Parse("2021-10-07").Listing);
        Assert.Equal(MonthKey.Of(2021, 10), PartialDate.Parse("2021-10").Listing);
        Assert.Equal(MonthKey.OfYear(2021), PartialDate.Parse("2021").Listing);
        Assert.Equal("October 2021", PartialDate.Parse("2021-10-07").Listing.Format(English));
    }
}
