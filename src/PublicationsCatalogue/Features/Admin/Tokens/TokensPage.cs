using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Tokens;

/// <summary>A person's own tokens; for who keeps accounts, everybody's.</summary>
public sealed record TokensPage(IReadOnlyList<TokenLine> Tokens, bool IsOfAll, TokenForm Form, DateTime Now)
{
    private const int Most = 200;

    public static async Task<TokensPage> LoadAsync(CatalogueContext db, string userId, bool isOfAll, TokenForm form, DateTime now, CancellationToken ct) => new(
        await db.ApiTokens.AsNoTracking().Where(t => isOfAll || t.UserId == userId).OrderBy(t => t.EndedAt != null || t.ExpiresAt <= now).ThenByDescending(t => t.Id).Take(Most)
            .Select(t => new TokenLine(t.Id, t.Name, t.Beginning, t.User.DisplayName, t.UserId == userId, t.Scopes, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.EndedAt)).ToListAsync(ct), isOfAll, form, now);
}

public sealed record TokenLine(long Id, string Name, string Beginning, string Person, bool IsOwn, TokenScopes Scopes, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt, DateTime? EndedAt)
{
    public string May => Scopes == TokenScopes.None ? "nothing" : string.Join(", ", new[] { (TokenScopes.Read, "read drafts"), (TokenScopes.Write, "write"), (TokenScopes.Publish, "publish") }.Where(s => Scopes.HasFlag(s.Item1)).Select(s => s.Item2));

    public string StateAt(DateTime now) => EndedAt is not null ? "ended" : ExpiresAt <= now ? "expired" : "live";
}
