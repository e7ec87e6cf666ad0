using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>How many publications are in a state, for the desk's tabs; kept by the transaction that changes it.</summary>
public sealed class StateCount
{
    public PublicationState State { get; init; }
    public int Count { get; set; }
}
