using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Tokens;

/// <summary>/admin/tokens: keys for programs. Each person makes their own; who keeps accounts sees all and may end them.</summary>
public sealed class TokensController(CatalogueContext db, ApiTokens tokens, UserManager<User> users, TimeProvider clock) : AdminController
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private string OwnId => users.GetUserId(User) ?? throw new InvalidOperationException("The desk knows who is there.");

    private bool KeepsAccounts => User.IsInRole(Roles.Owner) || User.IsInRole(Roles.Admin);

    [HttpGet("/admin/tokens")]
    public Task<IActionResult> List(CancellationToken ct) => ShowAsync(new TokenForm(), ct);

    [HttpPost("/admin/tokens")]
    public async Task<IActionResult> Add(TokenForm form, CancellationToken ct)
    {
        if (await users.GetUserAsync(User) is not { } person)
            return Forbid();
        if (form.Scopes == TokenScopes.None)
            ModelState.AddModelError(nameof(form.MayRead), "Choose what the token may do. To read what is public no token is needed.");
        if (await tokens.CountLiveAsync(person.Id, ct) >= ApiTokens.MostLive)
            ModelState.AddModelError(nameof(form.Name), $"You have {ApiTokens.MostLive} live tokens. End one that is not used any more.");
        if (ModelState.IsValid && form.Name is { } name)
            return View("Made", new MadeToken(name.Trim(), await tokens.MakeAsync(person, name.Trim(), form.Scopes, Now.AddDays(form.Days), ct), Now.AddDays(form.Days)));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(form, ct);
    }

    [HttpPost("/admin/tokens/{id:long}/end")]
    public async Task<IActionResult> End([FromRoute] long id, CancellationToken ct)
    {
        // Other people's are not there for who keeps no accounts.
        if (await db.ApiTokens.Include(t => t.User).FirstOrDefaultAsync(t => t.Id == id, ct) is not { } token || !(token.UserId == OwnId || KeepsAccounts))
            return NotFound();
        if (token.UserId != OwnId && !User.IsInRole(Roles.Owner) && await users.IsInRoleAsync(token.User, Roles.Owner))
            return Forbid();
        await tokens.EndAsync(token, ct);
        Say($"Ended “{token.Name}”. What still sends it is refused from now on");
        return LocalRedirect("/admin/tokens");
    }

    private async Task<IActionResult> ShowAsync(TokenForm form, CancellationToken ct) =>
        View("List", await TokensPage.LoadAsync(db, OwnId, KeepsAccounts, form, Now, ct));
}

/// <summary>The only time the key itself is shown.</summary>
public sealed record MadeToken(string Name, string Key, DateTime Until);
