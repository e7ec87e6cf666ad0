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
}
