using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Core.Tests.Search;

public sealed class MissedWordsTests
{
    [Theory]
    [InlineData("  Child   LABOUR ", "child labour")]
    [InlineData("ｆｕｌｌ width", "full width")]
    [InlineData("report 2019-2021", "report 2019-2021")]
    [InlineData("सहकारी", "सहकारी")]
    [InlineData("at @ work", null)]
    [InlineData("ana@example.org", null)]
    [InlineData("ana＠example.org", null)]
    [InlineData("+41 (0)22 799 61 11", null)]
    [InlineData("4111 1111 1111 1111", null)]
    [InlineData("٠٧٩١٢٣٤٥٦٧٨", null)]
    [InlineData("-everything", null)]
    [InlineData("!!!", null)]
    public void Words_are_kept_in_small_letters_and_nothing_that_may_be_a_persons(string typed, string? kept) =>
        Assert.Equal(kept, MissedWords.Of(SearchQueryReader.Read(typed)));

    [Fact]
    public void Long_words_are_cut_and_never_inside_a_letter()
    {
        for (var length = 70; length < 90; length++)
        {
            var kept = MissedWords.Of(SearchQueryReader.Read(new string('a', length) + "𠀋𠀋𠀋𠀋𠀋𠀋"));
            Assert.InRange(kept!.Length, 70, MissedWords.Longest);
            Assert.False(char.IsHighSurrogate(kept[^1]));
        }
    }
}
