using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Hosting;

/// <summary>Who sends a key in the Authorization header (RFC 6750) is the person it was made for, with the roles they have now. Nowhere else is a key looked for.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiTokens tokens, Actor actor,
    IUserClaimsPrincipalFactory<User> people) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Bearer = "Bearer ";
    private const int LongestName = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } token)
            return AuthenticateResult.Fail("No such key.");
        await tokens.UseAsync(token, Context.RequestAborted);
        var person = await people.CreateAsync(token.User);
        var identity = new ClaimsIdentity(person.Claims, Scheme.Name, ClaimTypes.Name, ClaimTypes.Role);
        foreach (var scope in Enum.GetValues<TokenScopes>().Where(s => s != TokenScopes.None && token.Scopes.HasFlag(s)))
            identity.AddClaim(new Claim(ApiTokens.ScopeClaim, scope.ToString()));
        // What is saved says that it was a program, and which.
        var name = $"{token.User.DisplayName} (by “{token.Name}”)";
        (actor.UserId, actor.Name) = (token.UserId, name.Length > LongestName ? name[..LongestName] : name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Request.Headers.ContainsKey(HeaderNames.Authorization) ? "Bearer error=\"invalid_token\"" : "Bearer";
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
