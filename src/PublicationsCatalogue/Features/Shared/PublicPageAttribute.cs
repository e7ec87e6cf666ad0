namespace PublicationsCatalogue.Features.Shared;

/// <summary>A page that is the same for all readers: it may be kept in the page cache, one copy for each value of the query keys it reads.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute(params string[] queryKeys) : Attribute
{
    /// <summary>In place of keys: of a page that reads the query as it came.</summary>
    public const string WholeQuery = "*";

    public string[] QueryKeys { get; } = queryKeys;

    /// <summary>False for a page of what another process may change, of which this one does not hear.</summary>
    public bool Kept { get; init; } = true;

    /// <summary>The key by which a program reads a list on and on: it asks for each part once, and all of them would push out what is asked for often.</summary>
    public string? NotKeptWith { get; init; }

    /// <summary>True when the answer to this query is kept for who asks it next.</summary>
    public bool IsKept(IQueryCollection query) => Kept && (NotKeptWith is null || !query.ContainsKey(NotKeptWith)) && (!query.ContainsKey(AsOfDay.Parameter) || KnowsDays);

    // What shows today's catalogue says so to who asks for another day, and only to them.
    private bool KnowsDays => QueryKeys.Contains(AsOfDay.Parameter, StringComparer.Ordinal) || QueryKeys is [WholeQuery];
}
