using System.Globalization;
using CsCheck;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class MonthKeyTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void A_month_has_its_address_anchor_and_name()
    {
        var month = MonthKey.Of(2021, 10);

        Assert.Equal((202110, "/2021/10", "2021-10", "October 2021"), (month.Value, month.Path, month.Anchor, month.Format(English)));
        Assert.Equal((2021, 10), (month.Year, month.Month));
    }

    [Fact]
    public void A_year_without_month_says_so()
    {
        var year = MonthKey.OfYear(2021);

        Assert.Equal((202100, "/2021/no-month", "2021-no-month", "2021, month not stated"), (year.Value, year.Path, year.Anchor, year.Format(English)));
        Assert.Null(year.Month);
    }

    [Fact]
    public void No_date_says_so()
    {
        Assert.Equal((0, "/undated", "undated", "Date not stated"), (MonthKey.Undated.Value, MonthKey.Undated.Path, MonthKey.Undated.Anchor, MonthKey.Undated.Format(English)));
        Assert.Null(MonthKey.Undated.Year);
    }

    [Fact]
    public void Newest_first_puts_the_bare_year_after_its_months_and_no_date_last()
    {
        MonthKey[] keys = [MonthKey.Undated, MonthKey.OfYear(2021), MonthKey.Of(2020, 12), MonthKey.Of(2021, 1), MonthKey.Of(2021, 10)];

        Assert.Equal(["2021-10", "2021-01", "2021-no-month", "2020-12", "undated"], keys.OrderDescending().Select(k => k.Anchor));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(13)]
    [InlineData(202113)]
    [InlineData(1000000)]
    public void A_wrong_value_is_refused(int value) => Assert.Throws<ArgumentOutOfRangeException>(() => MonthKey.FromValue(value));

    [Fact]
    public void Every_value_reads_back_as_the_same_month() =>
        PartialDateTests.Dates.Sample(date => MonthKey.FromValue(date.Listing.Value) == date.Listing);
}
