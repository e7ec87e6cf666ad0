using System.Globalization;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Browse;

namespace PublicationsCatalogue.Tests.Features.Browse;

public sealed class ArchiveBarsTests
{
    [Fact]
    public void Of_months_that_are_as_high_the_one_is_named_that_is_far_from_the_newest()
    {
        var bars = ArchiveBars.Of(new MonthCounts(new Dictionary<int, int> { [201005] = 4, [201207] = 1, [202109] = 4, [202110] = 3 }), CultureInfo.GetCultureInfo("en"));

        Assert.StartsWith("May 2010", bars?.TallestLabel, StringComparison.Ordinal);
        Assert.StartsWith("October 2021", bars?.NewestLabel, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_entry_is_far_older_than_the_others_there_is_a_bar_for_each_year_and_none_too_thin_to_see()
    {
        var bars = ArchiveBars.Of(new MonthCounts(new Dictionary<int, int> { [184405] = 1, [202000] = 2, [202109] = 4, [202110] = 3 }), CultureInfo.GetCultureInfo("en"));

        Assert.Equal((3, "2021, 7 items"), (bars?.Bars.Count, bars?.NewestLabel));
        Assert.True(bars?.Step > 5);
        Assert.Equal([1860, 1880, 1900, 1920, 1940, 1960, 1980, 2000], bars?.Ticks.Select(tick => tick.Year));
    }

    [Fact]
    public void Entries_that_state_only_their_year_have_bars_too() =>
        Assert.Equal("2021, 2 items", ArchiveBars.Of(new MonthCounts(new Dictionary<int, int> { [202000] = 1, [202100] = 2 }), CultureInfo.GetCultureInfo("en"))?.NewestLabel);
}
