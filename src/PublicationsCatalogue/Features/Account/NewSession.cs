using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Account;

/// <summary>Signs a person in, always under a new key: one that was planted or copied before is worth nothing after.</summary>
public sealed class NewSession(IUserClaimsPrincipalFactory<User> claims, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Scheme = "Identity.Application";

    public async Task StartAsync(HttpContext http, User user, bool keep)
    {
        await http.SignOutAsync(Scheme);
        var now = clock.GetUtcNow();
        var properties = new AuthenticationProperties { IsPersistent = keep, AllowRefresh = keep ? false : null, IssuedUtc = now };
        properties.ExpiresUtc = now + (keep ? SessionStore.Longest : SessionStore.Idle);

        // The handler of this request remembers the ended session and would sign in under its key; one of another scope does not.
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAuthenticationService>()
            .SignInAsync(http, Scheme, await claims.CreateAsync(user), properties);
    }
}
