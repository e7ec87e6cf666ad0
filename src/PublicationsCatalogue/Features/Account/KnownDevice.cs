using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Account;

/// <summary>
/// A browser in which a person once signed in. It has tries of its own, so that strangers who use up the person's can't lock
/// the person out.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, Site site, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Catalogue.KnownDevice.v1");

    private string CookieName => site.CookieName("catalogue-device");

    /// <summary>The device's own key, when this person is known on it.</summary>
    public string? KeyFor(HttpRequest request, User? user)
    {
        if (user is null || !request.Cookies.TryGetValue(CookieName, out var cookie) || cookie.Length > 1000)
            return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split(' ');
            return parts.Length == 2 && parts[0] == user.Id ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remember(HttpContext http, User user)
    {
        var key = KeyFor(http.Request, user) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(CookieName, protector.Protect($"{user.Id} {key}"), new CookieOptions
        {
            HttpOnly = true,
            Secure = site.IsHttps || http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            Expires = clock.GetUtcNow().AddDays(365),
        });
    }
}
