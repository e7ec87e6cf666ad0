namespace PublicationsCatalogue.Data.Search;

/// <summary>Words that were searched and found nothing on a day, and how often. Of who asked, and when on that day, nothing is kept.</summary>
public sealed class MissedSearch
{
    public DateOnly Day { get; init; }
    public required string Words { get; init; }
    public int Count { get; set; }
}
