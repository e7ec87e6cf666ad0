using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace PublicationsCatalogue.Data;

/// <summary>
/// A link by which one person sets a password, once, within the hour. It dies with the person's security stamp, so with its
/// own use, with a change of role and when the person is disabled.
/// </summary>
public sealed class OneTimeLinks(IDataProtectionProvider protection, UserManager<User> users, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private const int LongestToken = 1000;
    private readonly IDataProtector protector = protection.CreateProtector("Catalogue.OneTimeLink.v1");

    public string PathFor(User user)
    {
        var until = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return "/account/link/" + protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{until} {user.Id} {Mark(user)}"));
    }

    /// <summary>Null for a token that is forged, too old, used, or of someone who may not sign in.</summary>
    public async Task<User?> UserOfAsync(string token)
    {
        if (token.Length > LongestToken || Unprotected(token)?.Split(' ') is not [var until, var id, var mark]
            || long.Parse(until, CultureInfo.InvariantCulture) <= clock.GetUtcNow().ToUnixTimeSeconds())
            return null;
        var user = await users.FindByIdAsync(id);
        return user is { IsDisabled: false } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Mark(user)), Encoding.UTF8.GetBytes(mark))
            ? user : null;
    }

    private string? Unprotected(string token)
    {
        try
        {
            return protector.Unprotect(token);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string Mark(User user) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(user.SecurityStamp ?? "")));
}
