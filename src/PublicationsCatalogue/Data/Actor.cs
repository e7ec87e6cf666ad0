namespace PublicationsCatalogue.Data;

/// <summary>Who is acting in this request or command; what is saved carries the name.</summary>
public sealed class Actor
{
    public string? UserId { get; set; }
    public string Name { get; set; } = "system";

    /// <summary>Set while a list is imported: the revisions of one import share it.</summary>
    public Guid? BatchId { get; set; }
}
