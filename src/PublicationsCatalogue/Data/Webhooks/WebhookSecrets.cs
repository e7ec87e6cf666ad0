using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PublicationsCatalogue.Data.Webhooks;

/// <summary>
/// The secrets by which receivers know that a message is the catalogue's; kept so that a copy of their table tells none. What is kept for
/// an address is its secret and, for a day after that was replaced, the one before: "whsec_… whsec_… 1633600000".
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    /// <summary>By this a secret is known for one (Standard Webhooks).</summary>
    public const string Prefix = "whsec_";
    private static readonly TimeSpan BothSign = TimeSpan.FromDays(1);
    private readonly IDataProtector protector = protection.CreateProtector("Catalogue.Webhook.v1");

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string Protect(string secret) => protector.Protect(secret);

    public string Replace(string kept, string secret, DateTimeOffset now) =>
        Protect(Open(kept) is [var present, ..] ? string.Create(CultureInfo.InvariantCulture, $"{secret} {present} {(now + BothSign).ToUnixTimeSeconds()}") : secret);

    /// <summary>The bytes of each that signs now, the present one first; null when the keys with which they were encrypted are gone.</summary>
    public IReadOnlyList<byte[]>? Read(string kept, DateTimeOffset now)
    {
        try
        {
            return Open(kept) switch
            {
                [var present, var before, var until] when now.ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture) => [BytesOf(present), BytesOf(before)],
                [var present, ..] => [BytesOf(present)],
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] BytesOf(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);

    private string[]? Open(string kept)
    {
        try
        {
            return protector.Unprotect(kept).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
