namespace PublicationsCatalogue.Features.Shared;

/// <summary>A page that is the same for all readers: it may be kept in the page cache, one copy for each value of the query keys it reads.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute(params string[] queryKeys) : Attribute
{
    /// <summary>In place of keys: of a page that reads the query as it came.</summary>
    public const string WholeQuery = "*";

    public string[] QueryKeys { get; } = queryKeys;
}
