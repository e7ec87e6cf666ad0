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

    /// <summary>When readers could see the change (UTC): at once, or when the publication came due; null for what they could not see.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>True when readers see the publication from then on, false when it was taken from them.</summary>
    public bool Shows { get; private set; }

    /// <summary>Its place in lists by month, as <see cref="Publication.SortDate"/> and <see cref="Publication.Position"/> were then.</summary>
    public int SortDate { get; private set; }
    public long Position { get; private set; }

    /// <summary>Notes what the change was to readers; <see cref="At"/> must be set.</summary>
    public Revision AsSeen(PublicationSnapshot snapshot)
    {
        Shows = snapshot.State == PublicationState.Published && snapshot.PublicAt is not null;
        var wasTaken = snapshot.State is PublicationState.Withdrawn or PublicationState.Trashed or PublicationState.Draft && snapshot.FirstPublicAt <= At;
        SeenAt = Shows ? (snapshot.PublicAt > At ? snapshot.PublicAt : At) : wasTaken ? At : null;
        SortDate = snapshot.Issued is { } issued ? PartialDate.Parse(issued).SortKey : 0;
        Position = snapshot.Position;
        return this;
    }
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
