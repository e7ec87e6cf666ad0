namespace PublicationsCatalogue.Data;

/// <summary>The one row that says which catalogue this database is. The data directory holds the same id.</summary>
public sealed class Instance
{
    public Guid Id { get; init; }
    public DateTime CreatedAt { get; init; }

    /// <summary>When the listing was read in; afterwards it never is again, however empty the catalogue gets.</summary>
    public DateTime? SeededAt { get; set; }
}
