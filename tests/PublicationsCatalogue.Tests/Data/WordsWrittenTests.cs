using System.Globalization;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Tests.Data;

public sealed class WordsWrittenTests
{
    private const int Very = 250_000;
    private readonly WordsWritten written = new();

    [Fact]
    public void A_word_is_brought_once_into_each_list()
    {
        Assert.Equal(["wombat", "numbat"], written.NotIndexed(["wombat", "numbat", "wombat"]));
        Assert.Equal(["quokka"], written.NotIndexed(["numbat", "quokka"]));
        Assert.Equal(["numbat"], written.NotOffered(["numbat", "numbat"]));
    }

    [Fact]
    public void More_words_than_are_remembered_are_brought_again_and_none_is_left_out()
    {
        Assert.Equal(Very, written.NotIndexed(Enumerable.Range(0, Very).Select(i => i.ToString(CultureInfo.InvariantCulture))).Count());
        Assert.Equal(["249999", "wombat"], written.NotIndexed(["0", "249999", "wombat", "wombat"]));
        Assert.Equal(["wombat"], written.NotIndexed(["wombat"]));
    }
}
