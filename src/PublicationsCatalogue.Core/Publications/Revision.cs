namespace PublicationsCatalogue.Core.Publications;

/// <summary>One change of a publication with the whole record as it was after it. Append-only.</summary>
public sealed class Revision
{
    public long Id { get; private set; }
    public long PublicationId { get; set; }
    public Publication Publication { get; set; } = null!;

    /// <summary>1 for the first; no gaps.</summary>
    public int Number { get; set; }
    public required RevisionAction Action { get; set; }

    /// <summary>Names of the fields that changed, joined by ", ".</summary>
    public string? Fields { get; set; }

    /// <summary>A <see cref="PublicationSnapshot"/> as JSON.</summary>
    public required string Snapshot { get; set; }
    public string? Note { get; set; }
    public bool NoteIsPublic { get; set; }
    public required DateTime At { get; set; }
    public string? UserId { get; set; }
    public required string By { get; set; }

    /// <summary>Shared by the revisions of one import or bulk act.</summary>
    public Guid? BatchId { get; set; }
}

public enum RevisionAction
{
    Created = 0,
    Changed = 1,
    Published = 2,
    Scheduled = 3,
    Unscheduled = 4,
    Withdrawn = 5,
    Trashed = 6,
    Restored = 7,
    Imported = 8,
}
