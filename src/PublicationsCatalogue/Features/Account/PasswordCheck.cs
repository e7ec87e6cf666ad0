using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Account;

/// <summary>Looks a person up and the password over, with the same work whether or not there is such a person.</summary>
public sealed class PasswordCheck(CatalogueContext db, ILookupNormalizer normalizer, IPasswordHasher<User> hasher, IOptions<PasswordHasherOptions> options)
{
    public const int Iterations = 220_000;

    // Hashing is made slow on purpose: many sign-ins at once must leave half the machine to the readers.
    private static readonly SemaphoreSlim AtOnce = new(Math.Max(1, Environment.ProcessorCount / 2));
    private static readonly User Nobody = new() { DisplayName = "" };

    /// <summary>By e-mail, or by a name that only one person has.</summary>
    public async Task<User?> FindAsync(string name, CancellationToken ct)
    {
        var normal = normalizer.NormalizeName(name);
        var found = await db.Users.AsNoTracking()
            .Where(u => u.NormalizedEmail == normal || u.NormalizedUserName == normal || u.DisplayName == name)
            .OrderBy(u => u.Id).Take(10).ToListAsync(ct);
        return found.Find(u => u.NormalizedEmail == normal || u.NormalizedUserName == normal) ?? (found.Count == 1 ? found[0] : null);
    }

    public async Task<bool> IsRightAsync(User? user, string password, CancellationToken ct)
    {
        await AtOnce.WaitAsync(ct);
        try
        {
            var result = hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? HashOfNothing(options.Value.IterationCount), password);
            return user is { IsDisabled: false, PasswordHash: not null } && result != PasswordVerificationResult.Failed;
        }
        finally
        {
            AtOnce.Release();
        }
    }

    // The layout of Identity's version 3 hashes, with a random result: as slow to compare as a real one, and never equal.
    private static string HashOfNothing(int rounds)
    {
        var hash = new byte[13 + 16 + 32];
        RandomNumberGenerator.Fill(hash.AsSpan(13));
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), (uint)rounds);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), 16);
        return Convert.ToBase64String(hash);
    }
}
