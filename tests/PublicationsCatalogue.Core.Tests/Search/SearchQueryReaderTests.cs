using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Core.Tests.Search;

public sealed class SearchQueryReaderTests
{
    [Theory]
    [InlineData("child labour", "child & labour*")]
    [InlineData("\"child labour\"", "\"child labour\"")]
    [InlineData("“child labour” guide", "\"child labour\" & guide*")]
    [InlineData("child -labour", "child* & -labour")]
    [InlineData("japan OR malaysia guide", "japan|malaysia & guide*")]
    [InlineData("OR japan OR", "japan*")]
    [InlineData("author:Ruiz", "Author:ruiz*")]
    [InlineData("AUTHOR:\"Ana Ruiz\"", "Author:\"ana ruiz\"")]
    [InlineData("covid-19", "\"covid 19\"*")]
    [InlineData("news*", "news*")]
    [InlineData("\"never closed", "\"never closed\"")]
    [InlineData("NEAR(", "near")]
    [InlineData("* \" ( ) : - OR AND", "\"or and\"")]
    [InlineData("-", "")]
    [InlineData("title:cooperative subject:labour", "Title:cooperative & Subject:labour*")]
    [InlineData("http://example.org", "\"http example org\"*")]
    public void What_is_typed_is_understood_as_people_mean_it(string typed, string meant) =>
        Assert.Equal(meant, string.Join(" & ", SearchQueryReader.Read(typed).Clauses.Select(Shown)));

    [Theory]
    [InlineData("year:2021", 2021, 2021)]
    [InlineData("year:2019..2021", 2019, 2021)]
    [InlineData("year:2021-2019", 2019, 2021)]
    [InlineData("year:2019..", 2019, null)]
    [InlineData("year:..2021", null, 2021)]
    public void Years_are_a_span(string typed, int? first, int? last) => Assert.Equal(new YearSpan(first, last), SearchQueryReader.Read(typed).Years);

    [Theory]
    [InlineData("year:soon")]
    [InlineData("year:..")]
    [InlineData("year:20211")]
    [InlineData("type:poem")]
    [InlineData("lang:zz")]
    [InlineData("-year:0000..")]
    public void What_a_field_can_not_have_is_said_and_left_out(string typed)
    {
        var query = SearchQueryReader.Read("guide " + typed);

        Assert.Equal([typed.TrimStart('-')], query.NotUnderstood);
        Assert.Equal("guide", string.Join(' ', query.Clauses.SelectMany(c => c.AnyOf).SelectMany(t => t.Keys)));
    }

    [Theory]
    [InlineData("type:report", "ƑTreport")]
    [InlineData("type:\"Policy brief\"", "ƑTpolicyーbrief")]
    [InlineData("lang:fr", "ƑLfr")]
    [InlineData("lang:French", "ƑLfr")]
    public void Types_and_languages_are_read_by_code_and_by_name(string typed, string token) =>
        Assert.Equal([token], SearchQueryReader.Read(typed).Clauses.Single().AnyOf.Single().Keys);

    [Fact]
    public void More_than_can_be_read_is_cut_and_said_so()
    {
        var cut = SearchQueryReader.Read(string.Concat(Enumerable.Repeat("😀word ", 2000)));
        var many = SearchQueryReader.Read(string.Join(' ', Enumerable.Range(0, 60).Select(i => (char)('a' + (i % 26)))));

        Assert.True(cut.IsCut && cut.Typed.Length <= SearchQuery.Longest && !char.IsHighSurrogate(cut.Typed[^1]));
        Assert.True(many.IsCut && many.Clauses.Count < 60);
    }

    [Fact]
    public void A_line_that_can_not_be_typed_is_no_search()
    {
        Assert.Empty(SearchQueryReader.Read("\0\u0001\n").Clauses);
        Assert.Empty(SearchQueryReader.Read(null).Clauses);
    }

    [Fact]
    public void Each_word_can_be_told_by_itself() =>
        Assert.Equal(["child", "\"field work\"", "author:ruiz", "guide"], SearchQueryReader.Read("child \"field work\" -none author:ruiz OR guide").Words);

    private static string Shown(SearchClause clause) => (clause.IsExcluded ? "-" : "") + string.Join('|', clause.AnyOf.Select(term =>
        (term.Field == SearchField.Anywhere ? "" : $"{term.Field}:") + (term.Keys.Count > 1 || term.IsExact ? $"\"{string.Join(' ', term.Keys)}\"" : term.Keys[0]) + (term.IsPrefix ? "*" : "")));

    [Theory]
    [InlineData("cats -dogs", "-dogs → cats")]
    [InlineData("author:\"A B\" cats", "author:\"A B\" → cats")]
    [InlineData("cats -\"big dogs\"  lang:fr", "-\"big dogs\" → cats lang:fr", "lang:fr → cats -\"big dogs\"")]
    [InlineData("-dogs", "-dogs → ")]
    [InlineData("title:\"never closed", "title:\"never closed\" → ")]
    [InlineData("cats author: \"a phrase\"")]
    public void What_narrows_can_be_taken_out(string typed, params string[] ways) =>
        Assert.Equal(ways, SearchQueryReader.Read(typed).Narrowing.Select(n => $"{n.Piece} → {n.Others}"));

    [Theory]
    [InlineData("cats -dogs \"big mice\" author:\"A B\" year:2021", "cats \"big mice\"")]
    [InlineData("-dogs", "")]
    public void What_narrows_can_all_be_taken_out(string typed, string left) => Assert.Equal(left, SearchQueryReader.Read(typed).Unnarrowed);

    [Theory]
    [InlineData("author: cats", "cats")]
    [InlineData(" author: cats -series: year:2021", "cats year:2021")]
    [InlineData("cats author:", "cats")]
    [InlineData("author:", "")]
    [InlineData("authors: cats", "authors: cats")]
    public void A_field_that_asks_for_nothing_is_left_out(string typed, string left) => Assert.Equal(left, SearchQueryReader.WithoutEmptyFields(typed));
}
