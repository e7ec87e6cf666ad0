using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Account;

/// <summary>/account/link/{token}: an invited or forgetful person sets a password.</summary>
[AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LinkController(OneTimeLinks links, UserManager<User> users, NewSession session) : Controller
{
    private const string Page = "/Features/Account/Link.cshtml";

    [HttpGet("/account/link/{token}")]
    public async Task<IActionResult> Link([FromRoute] string token)
    {
        if (await links.UserOfAsync(token) is not { } user)
            return Dead();
        ViewData["Name"] = user.DisplayName;
        return View(Page, new LinkForm());
    }

    [HttpPost("/account/link/{token}")]
    public async Task<IActionResult> Link([FromRoute] string token, LinkForm form)
    {
        if (await links.UserOfAsync(token) is not { } user)
            return Dead();
        if (ModelState.IsValid && form.Password is { } password)
        {
            var set = await SetAsync(user, password);
            if (set.Succeeded)
            {
                await session.StartAsync(HttpContext, user, keep: false);
                return Redirect("/admin");
            }
            ModelState.AddErrors(set, nameof(form.Password), nameof(form.Password));
        }
        ViewData["Name"] = user.DisplayName;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(Page, form);
    }

    /// <summary>One save: the new hash and the new stamp that ends the link and every session stand or fall together.</summary>
    private async Task<IdentityResult> SetAsync(User user, string password) =>
        await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password);

    private ViewResult Dead()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("/Features/Account/DeadLink.cshtml");
    }
}
