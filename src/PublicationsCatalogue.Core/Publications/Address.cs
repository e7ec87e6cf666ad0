namespace PublicationsCatalogue.Core.Publications;

public enum AddressKind
{
    Publication = 0,
    Series = 1,
    Subject = 2,
    Agent = 3,
}

/// <summary>Every slug ever given out, the present one too. A row is never deleted, so an address is never reused and an old one redirects.</summary>
public sealed class Address
{
    public AddressKind Kind { get; init; }
    public required Slug Slug { get; init; }
    public long TargetId { get; set; }
}
