using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Core.Tests.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Théorie de l’économie", "theorie de l economie")]
    [InlineData("Covid-19: ÅRSBERETNING (2020)", "covid 19 arsberetning 2020")]
    [InlineData("Straße, œuvre, Łódź, İstanbul", "strasse oeuvre lodz istanbul")]
    [InlineData("Журнал «Кооператив»", "журнал кооператив")]
    [InlineData("ﬁnance ½ x²", "finance 12 x2")]
    [InlineData("  — ··· \u0001 ", "")]
    public void Words_are_found_without_accents_case_and_apostrophes(string text, string keys) =>
        Assert.Equal(keys, string.Join(' ', SearchWords.Keys(text)));

    [Theory]
    [InlineData("国际合作社", "国际 际合 合作 作社 社")]
    [InlineData("協同組合ILO", "協同 同組 組合 合 ilo")]
    [InlineData("التعاونيّات", "ال لت تع عا او ون ني يا ات ت")]
    [InlineData("สหกรณ์", "สห หก กร รณ ณ์ ์")]
    [InlineData("한국", "한국 국")]
    public void Scripts_without_spaces_are_cut_in_pairs(string text, string keys) =>
        Assert.Equal(keys, string.Join(' ', SearchWords.Keys(text)));

    [Theory]
    [InlineData("合作社", "国际合作社联盟")]
    [InlineData("تعاونيات", "التعاونيات")]
    [InlineData("저널", "한국저널입니다")]
    public void Any_part_of_a_word_without_spaces_is_a_run_of_its_pairs(string part, string whole)
    {
        var asked = SearchWords.Asked(SearchWords.In(part).Single());
        var keys = SearchWords.Keys(whole);

        Assert.Contains(Enumerable.Range(0, keys.Count - asked.Count + 1), at => keys.Skip(at).Take(asked.Count).SequenceEqual(asked));
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\ud800b\udc00")]
    [InlineData("é\u0301\u0301\u0301")]
    [InlineData("\u200f\u202eabc")]
    public void Broken_text_gives_tokens_without_anything_but_letters_and_marks(string text) =>
        Assert.DoesNotContain(SearchWords.Keys(text), key => key.Length == 0 || key.Any(c => char.IsWhiteSpace(c) || c is '"' or '\'' or '\\' || char.IsControl(c)));

    [Fact]
    public void A_word_says_where_it_stands()
    {
        var words = SearchWords.In("L’été 2021").ToList();

        Assert.Equal([(0, 1), (2, 3), (6, 4)], words.Select(w => (w.Start, w.Length)));
    }
}
