namespace PublicationsCatalogue.Data;

/// <summary>A key with which a program acts for one person. It is shown once, when it is made; what is kept opens nothing.</summary>
public sealed class ApiToken
{
    public const int NameLimit = 100;

    public long Id { get; private set; }

    /// <summary>SHA-256 of the key.</summary>
    public required string Hash { get; init; }

    /// <summary>Its first letters, by which people tell it from others.</summary>
    public required string Beginning { get; init; }

    /// <summary>What it is for, in the words of who made it.</summary>
    public required string Name { get; init; }
    public required string UserId { get; init; }
    public User User { get; init; } = null!;
    public required TokenScopes Scopes { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? LastUsedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    public bool IsLiveAt(DateTime utcNow) => EndedAt is null && ExpiresAt > utcNow;
}

/// <summary>What a key may do, out of what its person may.</summary>
[Flags]
public enum TokenScopes
{
    None = 0,

    /// <summary>Read entries that are not public.</summary>
    Read = 1,

    /// <summary>Add entries and change them, also public ones, and move them to the trash.</summary>
    Write = 2,

    /// <summary>Publish and withdraw.</summary>
    Publish = 4,
}
