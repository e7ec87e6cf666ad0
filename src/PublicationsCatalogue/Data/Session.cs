namespace PublicationsCatalogue.Data;

/// <summary>A signed-in browser. The cookie holds only a random key; ending the row ends the session, whoever has copied the cookie.</summary>
public sealed class Session
{
    /// <summary>SHA-256 of the key in the cookie, so that a stolen database opens no session.</summary>
    public required string KeyHash { get; init; }
    public required string UserId { get; init; }
    public required byte[] Ticket { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; set; }
}
