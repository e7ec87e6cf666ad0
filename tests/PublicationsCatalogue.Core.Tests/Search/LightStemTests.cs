using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Core.Tests.Search;

public sealed class LightStemTests
{
    [Theory]
    [InlineData("en", "policies", "policy")]
    [InlineData("en", "cooperatives", "cooperative")]
    [InlineData("en", "business", "business")]
    [InlineData("en", "status", "status")]
    [InlineData("fr", "nationaux", "national")]
    [InlineData("fr", "cooperatives", "cooperativ")]
    [InlineData("fr", "cooperative", "cooperativ")]
    [InlineData("es", "trabajadoras", "trabajador")]
    [InlineData("es", "voces", "voz")]
    [InlineData("de", "genossenschaften", "genossenschaften")]
    [InlineData("en", "2021s", "2021s")]
    [InlineData("en", "its", "its")]
    public void A_word_loses_its_ending_of_number_and_gender_only(string language, string word, string stem) =>
        Assert.Equal(stem, LightStem.Of(word, language));
}
