using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class DirectionMarksTests
{
    [Fact]
    public void What_was_begun_in_an_isolate_ends_with_it() => Assert.Equal("\u2066ab\u2069c", DirectionMarks.Paired("\u2066a\u202Bb\u2069c\u202C"));

    [Fact]
    public void No_embedding_is_closed_from_within_an_isolate() => Assert.Equal("\u202Ba\u2066b\u2069c\u202C", DirectionMarks.Paired("\u202Ba\u2066b\u202C\u2069c\u202C"));

    [Fact]
    public void A_line_does_not_close_what_another_began() => Assert.Equal("a\nb", DirectionMarks.Paired("a\u2067\nb\u2069"));

    [Fact]
    public void A_megabyte_of_them_takes_no_time()
    {
        var text = new string('\u202B', 300_000) + new string('\u2069', 300_000) + new string('\u2066', 300_000) + new string('\u202C', 300_000);
        var before = System.Diagnostics.Stopwatch.StartNew();

        Assert.Empty(DirectionMarks.Paired(text));

        Assert.True(before.Elapsed < TimeSpan.FromSeconds(2), before.Elapsed.ToString());
    }
}
