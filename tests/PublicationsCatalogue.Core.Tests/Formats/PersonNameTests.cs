using PublicationsCatalogue.Core.Formats;

namespace PublicationsCatalogue.Core.Tests.Formats;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("van der Berg, Jan", "Berg", "Jan", "van der", null)]
    [InlineData("Berg, Jan van der", "Berg", "Jan", "van der", null)]
    [InlineData("Ludwig van Beethoven", "Beethoven", "Ludwig", "van", null)]
    [InlineData("Ana Ruiz", "Ruiz", "Ana", null, null)]
    [InlineData("Ortega y Gasset, José", "Ortega y Gasset", "José", null, null)]
    [InlineData("King, Martin Luther, Jr.", "King", "Martin Luther", null, "Jr.")]
    [InlineData("King, Jr., Martin Luther", "King", "Martin Luther", null, "Jr.")]
    [InlineData("Martin Luther King Jr.", "King", "Martin Luther", null, "Jr.")]
    [InlineData("Martin Luther King, Jr.", "King", "Martin Luther", null, "Jr.")]
    [InlineData("d'Alembert, Jean", "d'Alembert", "Jean", null, null)]
    [InlineData("O'Neil, {Ana}", "O'Neil", "{Ana}", null, null)]
    [InlineData("José & Co, Ana", "José & Co", "Ana", null, null)]
    [InlineData("Smith, Robert (Bob)", "Smith", "Robert (Bob)", null, null)]
    [InlineData("Smith, Jr., R. [Bob]", "Smith", "R. [Bob]", null, "Jr.")]
    public void A_person_is_parted(string name, string family, string given, string? particle, string? suffix) =>
        Assert.Equal(new PersonName(family, given) { Particle = particle, Suffix = suffix }, PersonName.Read(name));

    [Theory]
    [InlineData("王小明")]
    [InlineData("Plato")]
    [InlineData("von")]
    [InlineData("National Institute of Standards and Technology (U.S.)")]
    [InlineData("Ministry of Health, Kenya")]
    [InlineData("Smith & Sons")]
    [InlineData("Ernst & Young, LLP")]
    [InlineData("ILO (Geneva, Switzerland)")]
    [InlineData("G20, Brisbane")]
    [InlineData("")]
    [InlineData(",")]
    public void What_can_not_be_parted_stays_whole(string name) => Assert.Equal(name, PersonName.Read(name).Literal);

    [Theory]
    [InlineData("Ruiz, Ana María", "A. M.")]
    [InlineData("Müller, Hans-Peter", "H.-P.")]
    [InlineData("Ivanov, I. I.", "I. I.")]
    [InlineData("Smith, Robert (Bob)", "R. B.")]
    [InlineData("O'Neil, {Ana}", "A.")]
    public void Initials_keep_hyphens(string name, string initials) => Assert.Equal(initials, PersonName.Read(name).Initials);
}
