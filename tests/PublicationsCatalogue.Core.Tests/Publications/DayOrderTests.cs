using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class DayOrderTests
{
    [Theory]
    [InlineData("1:10 2:20 3:30", 0, "2:10 1:20")]
    [InlineData("1:10 2:20 3:30", 1, "3:20 2:30")]
    [InlineData("1:-5 2:-4", 0, "2:-5 1:-4")]
    public void Two_neighbours_take_each_others_position_and_no_other_entry_changes(string day, int upper, string changes) =>
        Assert.Equal(Read(changes), DayOrder.Exchange(Read(day), upper));

    [Theory]
    [InlineData("1:7 2:7", 0, 1)]
    [InlineData("1:7 2:7 3:7 4:7 5:7 6:7", 0, 1)]
    [InlineData("1:7 2:7 3:7 4:7 5:7 6:7", 4, 1)]
    [InlineData("1:7 2:7 3:8 4:9 5:20", 0, 1)]
    [InlineData("1:5 9:6 3:7 8:7", 1, 2)]
    public void Where_positions_are_equal_the_fewest_make_room(string day, int upper, int most)
    {
        var changes = DayOrder.Exchange(Read(day), upper);
        AssertExchanged(Read(day), upper, changes);
        Assert.InRange(changes.Count, 1, most);
    }

    /// <summary>Days of up to five entries at positions 0 to 3, every pair of each.</summary>
    [Fact]
    public void Whatever_the_positions_the_two_change_places_and_all_others_keep_theirs()
    {
        for (var length = 2; length <= 5; length++)
        {
            for (var seed = 0; seed < (int)Math.Pow(20, length); seed += length switch { 5 => 2003, 4 => 101, _ => 1 })
            {
                var day = Enumerable.Range(0, length).Select(i => seed / (int)Math.Pow(20, i) % 20)
                    .Select((code, i) => new DayPlace(((code / 4) * 10) + i, code % 4)).OrderBy(p => p.Position).ThenBy(p => p.Id).ToList();
                for (var upper = 0; upper < length - 1; upper++)
                    AssertExchanged(day, upper, DayOrder.Exchange(day, upper));
            }
        }
    }

    private static void AssertExchanged(List<DayPlace> day, int upper, IReadOnlyList<DayPlace> changes)
    {
        Assert.All(changes, c => Assert.DoesNotContain(c, day));
        var wanted = day.ConvertAll(p => p.Id);
        (wanted[upper], wanted[upper + 1]) = (wanted[upper + 1], wanted[upper]);
        Assert.Equal(wanted, day.Select(p => changes.FirstOrDefault(c => c.Id == p.Id) ?? p).OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => p.Id));
    }

    private static List<DayPlace> Read(string day) => [.. day.Split(' ').Select(place => place.Split(':'))
        .Select(p => new DayPlace(long.Parse(p[0], System.Globalization.CultureInfo.InvariantCulture), long.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture)))];
}
