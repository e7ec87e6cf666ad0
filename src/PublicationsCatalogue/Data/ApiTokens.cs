using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PublicationsCatalogue.Data;

/// <summary>Makes, finds and ends the keys of programs.</summary>
public sealed class ApiTokens(CatalogueContext db, Actor actor, TimeProvider clock)
{
    /// <summary>Name of the way in by key; cookies open nothing there, and keys nothing elsewhere.</summary>
    public const string Scheme = "token";

    /// <summary>The claim that holds what a key may do.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>By this a key is known for one, wherever it turns up.</summary>
    public const string Prefix = "pct_";

    public const int MostLive = 20;
    private const int Shown = 8;
    private static readonly int Length = Prefix.Length + Base64Url.GetEncodedLength(32);
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The new key, which nobody can be told again.</summary>
    public async Task<string> MakeAsync(User person, string name, TokenScopes scopes, DateTime until, CancellationToken ct)
    {
        var key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.ApiTokens.Add(new ApiToken { Hash = HashOf(key), Beginning = key[..Shown], Name = name, UserId = person.Id, Scopes = scopes, CreatedAt = Now, ExpiresAt = until });
        Note(isEnd: false, name, person.DisplayName);
        await db.SaveChangesAsync(ct);
        return key;
    }

    public Task<int> CountLiveAsync(string userId, CancellationToken ct)
    {
        var now = Now;
        return db.ApiTokens.CountAsync(t => t.UserId == userId && t.EndedAt == null && t.ExpiresAt > now, ct);
    }

    /// <summary>The key and its person; null for one that is unknown, ended or expired, and when the person may not sign in.</summary>
    public async Task<ApiToken?> FindAsync(string key, CancellationToken ct)
    {
        if (key.Length != Length || !key.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var hash = HashOf(key);
        var token = await db.ApiTokens.AsNoTracking().Include(t => t.User).FirstOrDefaultAsync(t => t.Hash == hash, ct);
        return token is { User.IsDisabled: false } && token.IsLiveAt(Now) ? token : null;
    }

    /// <summary>Notes that it was used, every five minutes at most.</summary>
    public async Task UseAsync(ApiToken token, CancellationToken ct)
    {
        var now = Now;
        if (token.LastUsedAt is null || token.LastUsedAt < now - NoteEvery)
            await db.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), ct);
    }

    /// <summary>Ends one for good.</summary>
    public async Task EndAsync(ApiToken token, CancellationToken ct)
    {
        if (token.EndedAt is not null)
            return;
        token.EndedAt = Now;
        Note(isEnd: true, token.Name, token.User.DisplayName);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Ends all of a person, who loses nothing else by it.</summary>
    public async Task EndAllAsync(string userId, CancellationToken ct)
    {
        foreach (var token in await db.ApiTokens.Include(t => t.User).Where(t => t.UserId == userId && t.EndedAt == null).ToListAsync(ct))
            await EndAsync(token, ct);
    }

    private void Note(bool isEnd, string token, string of) =>
        db.ProgramChanges.Add(new ProgramChange { Kind = ProgramChangeKind.Token, IsEnd = isEnd, What = token, Of = of, At = Now, UserId = actor.UserId, By = actor.Name });

    // 256 random bits need no slow hash: nobody guesses them.
    private static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
