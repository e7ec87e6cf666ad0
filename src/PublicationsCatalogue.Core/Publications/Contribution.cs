namespace PublicationsCatalogue.Core.Publications;

/// <summary>DataCite contributorType, with Creator for the authors of the citation.</summary>
public enum ContributorRole
{
    Creator = 0,
    Editor = 1,
    Translator = 2,
    Illustrator = 3,
    ContactPerson = 4,
    DataCollector = 5,
    Funder = 6,
    Sponsor = 7,
    Other = 99,
}

public sealed class Contribution
{
    public long Id { get; private set; }
    public long PublicationId { get; private set; }
    public long AgentId { get; set; }
    public Agent Agent { get; set; } = null!;
    public ContributorRole Role { get; set; }

    /// <summary>Place in the list of the same role, from 0.</summary>
    public int Position { get; set; }
    public string? NameAsPrinted { get; set; }
    public string? Affiliation { get; set; }
}
