using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class NameOrderTests
{
    [Theory]
    [InlineData("The Quagga letter", "quagga letter")]
    [InlineData("A yak", "yak")]
    [InlineData("“The” quagga", "quagga")]
    [InlineData("L’économie solidaire", "economie solidaire")]
    [InlineData("« l'Île »", "ile")]
    [InlineData("Les Ânes", "anes")]
    [InlineData("Los trabajadores", "trabajadores")]
    [InlineData("Una vida", "vida")]
    [InlineData("The", "the")]
    [InlineData("Theory", "theory")]
    [InlineData("Label of work", "label of work")]
    public void TAX_2_A_title_stands_in_order_without_the_article_it_begins_with(string title, string key) => Assert.Equal(key, NameOrder.OfTitle(title));

    [Theory]
    [InlineData("Ana Ruiz", null, null, "ruiz ana")]
    [InlineData("Ruiz, Ana", null, null, "ruiz ana")]
    [InlineData("Ana Ruiz García", "Ruiz García", "Ana", "ruiz garcia ana")]
    [InlineData("Jean-Luc Lévi-Strauss", null, null, "levi strauss jean luc")]
    [InlineData("Martin King Jr.", null, null, "king martin jr")]
    [InlineData("A. Smith", null, null, "smith a")]
    [InlineData("A.Smith", null, null, "smith a")]
    [InlineData("A.A.Starobinsky", null, null, "starobinsky a a")]
    [InlineData("J.-P.Petit", null, null, "petit j p")]
    [InlineData("D. A.Li Jr", null, null, "li d a jr")]
    [InlineData("A.B.", null, null, "a b")]
    [InlineData("J.R.R. Tolkien", null, null, "tolkien j r r")]
    [InlineData("B.B.C.", null, null, "b b c")]
    [InlineData("A.-B", null, null, "a b")]
    [InlineData("A.B", null, null, "a b")]
    [InlineData("La", null, null, "la")]
    [InlineData("Margay 07", null, null, "margay 07")]
    [InlineData("Иван Петров", null, null, "петров иван")]
    [InlineData("山田 太郎", null, null, "山田 太郎")]
    [InlineData("", null, null, "")]
    public void TAX_2_A_person_stands_under_the_family_name_and_no_article_is_taken_for_one(string name, string? family, string? given, string key) =>
        Assert.Equal(key, NameOrder.OfPerson(name, family, given));

    [Fact]
    public void TAX_2_Accented_and_special_letters_stand_with_their_plain_ones_and_other_scripts_after_Z() =>
        Assert.Equal(
            ["1919 to 2019", "Æon", "Åland", "Anna", "Éclair", "İzmir", "Łódź", "O’Neil", "Øre", "Żubr", "Zulu", "Журнал", "ไทย", "国际"],
            new[] { "国际", "Żubr", "Øre", "Anna", "Åland", "İzmir", "Журнал", "Zulu", "Æon", "ไทย", "Éclair", "O’Neil", "1919 to 2019", "Łódź" }.OrderBy(NameOrder.Of, StringComparer.Ordinal));

    [Fact]
    public void Whatever_is_typed_has_a_key_that_fits_and_is_cut_at_no_half_sign()
    {
        Assert.Equal("", NameOrder.OfTitle("…?!"));
        Assert.Equal("x", NameOrder.Of(" -x- "));
        Assert.InRange(NameOrder.Of(string.Concat(Enumerable.Repeat("\ufdfa", 300))).Length, 1, NameOrder.Longest);
        Assert.False(char.IsHighSurrogate(NameOrder.Of("a" + string.Concat(Enumerable.Repeat("\U00020000", 300)))[^1]));
    }
}
