namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>What an editor has said of two entries that look alike.</summary>
public enum DuplicateAnswer
{
    Same = 0,
    OtherLanguage = 1,
    NewEdition = 2,
    Different = 3,
}

/// <summary>Kept for good: a pair that somebody has judged is never asked again. The lower number comes first.</summary>
public sealed class DuplicateVerdict
{
    public long FirstId { get; init; }
    public long SecondId { get; init; }
    public DuplicateAnswer Answer { get; set; }
    public DateTime At { get; set; }
    public string By { get; set; } = "";
    public string? UserId { get; set; }
}
