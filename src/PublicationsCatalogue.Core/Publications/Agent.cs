using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Publications;

public enum AgentKind
{
    Person = 0,
    Organization = 1,
}

/// <summary>A person or an organisation that makes or issues publications.</summary>
public sealed class Agent : Term
{
    public const int NameLimit = 300;

    public AgentKind Kind { get; set; }
    public required string Name { get; set; }
    public override string Heading => Name;
    public string? FamilyName { get; set; }
    public string? GivenName { get; set; }
    public string? Orcid { get; private set; }
    public string? Ror { get; private set; }
    public string? SameAs { get; set; }

    /// <summary>Who that is, in Markdown.</summary>
    public string? Description { get; set; }

    /// <summary>The name folded for look-up, because SQLite compares only ASCII without case.</summary>
    public required string NameKey { get; set; }

    /// <summary>Its place among others, made from the name whenever it is read: nobody can forget it. What is stored is a copy, for the index.</summary>
    public string SortKey { get => Kind == AgentKind.Person ? NameOrder.OfPerson(Name, FamilyName, GivenName) : NameOrder.Of(Name); private set { } }

    /// <summary>The ORCID iD of a person, the ROR ID of an organisation, in its normal form.</summary>
    public string? Identifier => Kind == AgentKind.Person ? Orcid : Ror;

    /// <summary>What to keep of a name as it is printed: null when it is the same, or another name, which this one stands for.</summary>
    public string? AsPrinted(string printed) => printed != Name && Folded.Key(printed) == NameKey ? printed : null;

    public void Identify(string? identifier) => (Orcid, Ror) = Kind == AgentKind.Person ? (identifier, Ror) : (Orcid, identifier);
}
