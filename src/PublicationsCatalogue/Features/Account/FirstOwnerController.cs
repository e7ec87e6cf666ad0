using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Features.Account;

/// <summary>/account/first-owner: there only while nobody has an account.</summary>
[AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FirstOwnerController(UserManager<User> users, RoleManager<IdentityRole> roles, FirstOwnerCode code,
    NewSession session, TimeProvider clock) : Controller
{
    private const string Page = "/Features/Account/FirstOwner.cshtml";

    // Two people with the same code at the same moment: one becomes the owner, the other finds the page gone.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    [HttpGet("/account/first-owner")]
    public async Task<IActionResult> FirstOwner(CancellationToken ct) =>
        await users.Users.AnyAsync(ct) ? NotFound() : View(Page, new FirstOwnerForm());

    [HttpPost("/account/first-owner")]
    public async Task<IActionResult> FirstOwner(FirstOwnerForm form, CancellationToken ct)
    {
        await OneAtATime.WaitAsync(ct);
        try
        {
            return await users.Users.AnyAsync(ct) ? NotFound() : await MakeAsync(form);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task<IActionResult> MakeAsync(FirstOwnerForm form)
    {
        if (form.Code is not null && !code.Matches(form.Code))
            ModelState.AddModelError(nameof(form.Code), "This is not the code. It stands where the server was started, and is renewed after ten wrong ones.");
        if (ModelState.IsValid && form is { Email: { } email, Name: { } name, Password: { } password })
        {
            var made = await OwnerAccount.CreateAsync(users, roles, email.Trim(), name.Trim(), password, Roles.Owner, clock);
            if (made.Succeeded && await users.FindByEmailAsync(email.Trim()) is { } owner)
            {
                await session.StartAsync(HttpContext, owner, keep: false);
                return Redirect("/admin");
            }
            ModelState.AddErrors(made, nameof(form.Password), nameof(form.Email));
        }
        else if (form.Password is { } typed)
        {
            // All that is wrong is told at once.
            foreach (var rule in users.PasswordValidators)
                ModelState.AddErrors(await rule.ValidateAsync(users, new User { UserName = form.Email, Email = form.Email, DisplayName = form.Name ?? "" }, typed), nameof(form.Password), nameof(form.Email));
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(Page, form);
    }
}
