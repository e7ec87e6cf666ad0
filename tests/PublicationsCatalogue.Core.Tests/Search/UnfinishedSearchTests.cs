using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Core.Tests.Search;

public sealed class UnfinishedSearchTests
{
    [Theory]
    [InlineData("l'eau pot", "L’Eau potable en ville", true, true)]
    [InlineData("potable ea", "L’Eau potable en ville", false, true)]
    [InlineData("eau", "L’Eau potable en ville", false, true)]
    [InlineData("eau pota vi", "L’Eau potable en ville", false, false)]
    [InlineData("合作", "合作社", true, true)]
    [InlineData("作社", "合作社", false, true)]
    public void A_text_begins_as_typed_or_has_the_words_the_last_as_the_beginning_of_one(string typed, string text, bool begins, bool isIn)
    {
        var search = UnfinishedSearch.Read(typed);
        Assert.Equal((begins, isIn), (search!.Begins(text), search.IsIn(text)));
    }

    [Fact]
    public void A_beginning_is_never_cut_inside_a_letter()
    {
        for (var length = 30; length < 50; length++)
            Assert.False(char.IsHighSurrogate(SearchWords.Start([new string('a', length) + "𠀋"]) is [.., var last] ? last : ' '));
    }
}
