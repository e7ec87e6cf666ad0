using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Tests.Text;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("  Ana \t Ruiz\n", "Ana Ruiz")]
    [InlineData("\u200FAna\u202E Ruiz\u2069", "Ana Ruiz")]
    [InlineData("Ana \u200E Ruiz", "Ana Ruiz")]
    [InlineData("\u061C\u202A\u2066", "")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void A_name_is_one_line_without_marks_of_direction(string typed, string name) => Assert.Equal(name, OneLine.OfName(typed));

    [Fact]
    public void Other_text_keeps_them() => Assert.Equal("a \u200Fb", OneLine.Of("a  \u200Fb "));

    [Theory]
    [InlineData("Report\u202E", "Report")]
    [InlineData("\u202Etroper\u202C", "troper")]
    [InlineData("a \u202E b", "a b")]
    [InlineData("\u2067a", "a")]
    [InlineData("a\u2069 \u202Cb", "a b")]
    [InlineData("\u200F a \u200E", "a")]
    [InlineData("\u061C\u2066", "")]
    public void A_line_turns_nothing_that_stands_round_it(string typed, string line) => Assert.Equal(line, OneLine.Of(typed));

    [Theory]
    [InlineData("The word \u2067שלום\u2069 in a title")]
    [InlineData("The word \u202Bשלום\u202C in a title")]
    [InlineData("\u2066a \u2068b\u2069 c\u2069")]
    public void A_pair_stays(string title) => Assert.Equal(title, OneLine.Of(title));
}
