namespace PublicationsCatalogue.Features.Shared;

public static class Limits
{
    /// <summary>Name of the limit on how many searches, lists and harvested pages one network may ask at once.</summary>
    public const string Search = "search";
}
