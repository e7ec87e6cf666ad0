namespace PublicationsCatalogue.Features.Shared;

public static class Limits
{
    /// <summary>Name of the limit on how many searches and lists one network may ask at once.</summary>
    public const string Search = "search";
}
