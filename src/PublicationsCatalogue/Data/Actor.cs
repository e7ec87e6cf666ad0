namespace PublicationsCatalogue.Data;

/// <summary>Who is acting in this request or command; what is saved carries the name.</summary>
public sealed class Actor
{
    public string? UserId { get; set; }
    public string Name { get; set; } = "system";

    /// <summary>True while a list is read in.</summary>
    public bool IsImporting { get; set; }

    /// <summary>What the history says of these changes beside what they are.</summary>
    public string? Note { get; set; }

    /// <summary>Shared by the revisions of one import, one bulk act, or one form however often it is sent.</summary>
    public Guid? BatchId { get; set; }
}
