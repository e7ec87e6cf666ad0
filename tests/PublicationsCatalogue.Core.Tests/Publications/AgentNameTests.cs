using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Tests.Publications;

public sealed class AgentNameTests
{
    [Theory]
    [InlineData("Ana Ruiz", AgentKind.Person, "Ana Ruiz", null)]
    [InlineData("Ana Ruiz (0000-0002-1825-0097)", AgentKind.Person, "Ana Ruiz", "0000-0002-1825-0097")]
    [InlineData("Ruiz, Ana, https://orcid.org/0000-0002-1825-0097", AgentKind.Person, "Ruiz, Ana", "0000-0002-1825-0097")]
    [InlineData("Ana Ruiz ORCID: 0000000218250097", AgentKind.Person, "Ana Ruiz", "0000-0002-1825-0097")]
    [InlineData("Ana Ruiz [0000-0002-1694-233x]", AgentKind.Person, "Ana Ruiz", "0000-0002-1694-233X")]
    [InlineData("Louis 16", AgentKind.Person, "Louis 16", null)]
    [InlineData("0000-0002-1825-0097", AgentKind.Person, "0000-0002-1825-0097", null)]
    [InlineData("CERN (https://ror.org/01ggx4157)", AgentKind.Organization, "CERN", "01ggx4157")]
    [InlineData("CERN 01ggx4157", AgentKind.Organization, "CERN", "01ggx4157")]
    [InlineData("Committee 2020", AgentKind.Organization, "Committee 2020", null)]
    public void An_identifier_behind_a_name_is_read_and_a_name_alone_stays(string line, AgentKind kind, string name, string? identifier)
    {
        Assert.True(AgentName.TryRead(line, kind, out var named, out var problem), problem);
        Assert.Equal(new AgentName(name, identifier), named);
    }

    [Theory]
    [InlineData("Ana Ruiz (0000-0002-1825-0098)", AgentKind.Person, "The last digit of the ORCID iD does not fit")]
    [InlineData("Ana Ruiz https://orcid.org/12", AgentKind.Person, "An ORCID iD has 16 digits")]
    [InlineData("CERN (01ggx4158)", AgentKind.Organization, "The last two digits of the ROR ID do not fit")]
    public void A_wrong_check_digit_is_told_in_a_sentence(string line, AgentKind kind, string sentence)
    {
        Assert.False(AgentName.TryRead(line, kind, out _, out var problem));
        Assert.StartsWith(sentence, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("et al")]
    [InlineData("Et al.")]
    [InlineData("and others")]
    public void Who_is_not_named_is_nobody(string line)
    {
        Assert.False(AgentName.TryRead(line, AgentKind.Person, out _, out var problem));
        Assert.StartsWith("this names nobody", problem, StringComparison.Ordinal);
        Assert.False(AgentName.IsOthers("Al, Et"));
    }

    [Fact]
    public void A_long_line_of_almost_identifiers_is_read_at_once() =>
        Assert.True(AgentName.TryRead(string.Concat(Enumerable.Repeat("0000-0000 (", 27)), AgentKind.Person, out _, out _));
}
