using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Naming;

/// <summary>Who gave a person, organisation, series or subject another name, or made one of two, and when. Append-only.</summary>
public sealed class NameChange
{
    public long Id { get; private set; }
    public required NameChangeKind Kind { get; set; }
    public required AddressKind Of { get; set; }

    /// <summary>The number of what is named now; that may be gone since.</summary>
    public required long TermId { get; set; }
    public required string Was { get; set; }
    public required string Is { get; set; }

    /// <summary>The act of a merge, by which it can be taken back.</summary>
    public Guid? Act { get; set; }
    public required DateTime At { get; set; }
    public string? UserId { get; set; }
    public required string By { get; set; }
}

public enum NameChangeKind
{
    Renamed = 0,

    /// <summary>What was is another name of what is.</summary>
    Merged = 1,

    /// <summary>What was merged is by itself again; it had been merged into what was.</summary>
    Parted = 2,
}
