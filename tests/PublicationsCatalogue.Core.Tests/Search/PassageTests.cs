using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Core.Tests.Search;

public sealed class PassageTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"word{i}")) + " the élimination of Child Labour " + string.Join(' ', Enumerable.Range(61, 60).Select(i => $"word{i}"));

    [Theory]
    [InlineData("child labour", "Stop Child Labour now", "Stop [Child Labour] now")]
    [InlineData("elimination", "L’élimination du travail", "L’[élimination] du travail")]
    [InlineData("policy", "Policies and policy", "[Policies] and [policy]")]
    [InlineData("\"policy\"", "Policies and policy", "Policies and [policy]")]
    [InlineData("coop", "ILO COOP cooperatives", "ILO [COOP cooperatives]")]
    [InlineData("\"child labour\"", "labour of a child, child labour", "labour of a child, [child labour]")]
    [InlineData("-child labour", "child labour", "child [labour]")]
    [InlineData("合作社", "国际合作社联盟", "国际[合作社]联盟")]
    [InlineData("تعاونيات", "عن التعاونيات اليوم", "عن [التعاونيات] اليوم")]
    [InlineData("<b>", "a <b> c", "a <[b]> c")]
    [InlineData("type:report", "A report", "A report")]
    public void Whole_words_that_were_looked_for_are_marked(string query, string text, string marked) =>
        Assert.Equal(marked, Shown(Passage.Whole(text, SearchQueryReader.Read(query))));

    [Fact]
    public void A_long_text_is_cut_at_words_around_what_was_looked_for()
    {
        var passage = Shown(Passage.Around(Long, SearchQueryReader.Read("child labour elimination")));

        Assert.StartsWith("… word", passage, StringComparison.Ordinal);
        Assert.EndsWith(" …", passage, StringComparison.Ordinal);
        Assert.Contains("the [élimination] of [Child Labour] word61", passage, StringComparison.Ordinal);
        Assert.InRange(passage.Length, 100, 240);
    }

    [Fact]
    public void A_text_without_what_was_looked_for_is_shown_from_its_beginning() =>
        Assert.StartsWith("word1 word2", Shown(Passage.Around(Long, SearchQueryReader.Read("nothing"))), StringComparison.Ordinal);

    [Fact]
    public void No_cut_loses_or_doubles_a_letter()
    {
        var random = new Random(5);
        foreach (var text in Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => "ab 合作é\u0301😀ع، "[random.Next(12)]))))
        {
            var query = SearchQueryReader.Read("a 合作 ع");
            Assert.Equal(text, string.Concat(Passage.Whole(text, query).Pieces.Select(p => p.Text)));
            Assert.Contains(string.Concat(Passage.Around(text, query).Pieces.Where(p => p.Text is not ("… " or " …")).Select(p => p.Text)), text, StringComparison.Ordinal);
        }
    }

    private static string Shown(Passage passage) => string.Concat(passage.Pieces.Select(p => p.IsMarked ? $"[{p.Text}]" : p.Text));
}
