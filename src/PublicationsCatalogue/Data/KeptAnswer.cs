namespace PublicationsCatalogue.Data;

/// <summary>How a call was answered, for when the program sends it again because the answer was lost.</summary>
public sealed class KeptAnswer
{
    /// <summary>SHA-256 of the person and the key that the program gave.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked: the call and its body.</summary>
    public required string Call { get; init; }
    public required DateTime At { get; init; }
    public required int Status { get; init; }
    public string? Location { get; init; }
    public string? Tag { get; init; }

    /// <summary>JSON.</summary>
    public required string Body { get; init; }
}
