using Microsoft.AspNetCore.Identity;

namespace PublicationsCatalogue.Data;

public sealed class User : IdentityUser
{
    public required string DisplayName { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? LastSeenAt { get; set; }

    /// <summary>A disabled person can't sign in, and open sessions end at the next request.</summary>
    public bool IsDisabled { get; set; }
}
