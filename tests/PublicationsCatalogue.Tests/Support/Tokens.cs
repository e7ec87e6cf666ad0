using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Tests.Support;

public static class Tokens
{
    /// <summary>A program with a key of a new person of this role.</summary>
    public static async Task<HttpClient> ProgramAsync(this CatalogueApp app, TokenScopes scopes = TokenScopes.Read | TokenScopes.Write | TokenScopes.Publish, string role = Roles.Editor, string? email = null)
    {
        var program = app.Reader();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await app.TokenAsync(scopes, role, email));
        return program;
    }

    public static async Task<string> TokenAsync(this CatalogueApp app, TokenScopes scopes, string role = Roles.Editor, string? email = null, int days = 30)
    {
        email ??= $"{Guid.NewGuid():N}@example.org";
        await app.AddPersonAsync(role, email);
        return await app.InScopeAsync(async services => await services.GetRequiredService<ApiTokens>()
            .MakeAsync(await services.GetRequiredService<CatalogueContext>().Users.SingleAsync(u => u.Email == email), "monthly import", scopes, app.Now.AddDays(days), default));
    }
}
