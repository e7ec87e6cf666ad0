using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Core.Tests.Search;

public sealed class MisspellingTests
{
    [Theory]
    [InlineData("serach", "search", true)]
    [InlineData("coperative", "cooperative", true)]
    [InlineData("labbour", "labour", true)]
    [InlineData("labor", "labour", true)]
    [InlineData("lavour", "labour", true)]
    [InlineData("abour", "labour", true)]
    [InlineData("labour", "labour", false)]
    [InlineData("lbuor", "labour", false)]
    [InlineData("labours", "labor", false)]
    public void Words_are_near_when_one_slip_leads_from_one_to_the_other(string typed, string word, bool near)
    {
        Assert.Equal(near, Misspelling.IsNear(typed, word));
        Assert.Equal(near, Misspelling.IsNear(word, typed));
        if (near)
            Assert.NotEmpty(Misspelling.Keys(typed).Intersect(Misspelling.Keys(word)));
    }

    [Fact]
    public void Every_slip_of_every_word_shares_a_key_with_it()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(4, 14)).Select(_ => (char)('a' + random.Next(6))));
            var at = random.Next(word.Length);
            var slip = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, "x"),
                2 => word.Remove(at, 1).Insert(at, "x"),
                _ => at + 1 < word.Length ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..] : word,
            };
            Assert.True(slip == word || (Misspelling.IsNear(slip, word) && Misspelling.Keys(slip).Intersect(Misspelling.Keys(word)).Any()), $"{slip} {word}");
        }
    }
}
