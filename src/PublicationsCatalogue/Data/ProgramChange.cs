namespace PublicationsCatalogue.Data;

/// <summary>Who gave a program a way in or a way to be told, or took it away, and when. Append-only.</summary>
public sealed class ProgramChange
{
    public const int NameLimit = 500;

    public long Id { get; private set; }
    public required ProgramChangeKind Kind { get; init; }

    /// <summary>True when it was taken away.</summary>
    public required bool IsEnd { get; init; }

    /// <summary>The name of the key, or the host that is told.</summary>
    public required string What { get; init; }

    /// <summary>Whose key it is.</summary>
    public string? Of { get; init; }
    public required DateTime At { get; init; }
    public string? UserId { get; init; }
    public required string By { get; init; }
}

public enum ProgramChangeKind
{
    Token = 0,
    Webhook = 1,

    /// <summary>Its secret was replaced.</summary>
    WebhookSecret = 2,
}
