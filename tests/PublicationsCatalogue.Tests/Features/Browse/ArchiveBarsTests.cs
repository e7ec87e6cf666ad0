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
}
