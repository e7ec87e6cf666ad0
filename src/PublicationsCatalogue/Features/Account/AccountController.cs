using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Account;

/// <summary>/account/sign-in , /account/sign-out , /account/password</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountController(UserManager<User> users, PasswordCheck check, SignInThrottle throttle, KnownDevice device,
    NewSession session, IAntiforgery antiforgery) : Controller
{
    private const int TriesPerPerson = 5;
    private const int TriesPerAddress = 30;

    [HttpGet("/account/sign-in"), AllowAnonymous]
    public IActionResult SignIn(string? returnUrl, bool unsaved = false) =>
        User.Identity?.IsAuthenticated == true ? GoTo(returnUrl) : View(new SignInForm { ReturnUrl = Local(returnUrl), Unsaved = unsaved });

    [HttpPost("/account/sign-in"), AllowAnonymous]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken ct)
    {
        form.ReturnUrl = Local(form.ReturnUrl);
        if (!ModelState.IsValid || form is not { Name: { } name, Password: { } password })
            return Again(form);
        var user = await check.FindAsync(name.Trim(), ct);
        var keys = TriesOf(user, name);
        if (throttle.Take(keys) is { } wait)
            return Wait(form, wait);
        if (!await check.IsRightAsync(user, password, ct) || user is null)
        {
            ModelState.AddModelError(nameof(form.Name), "The name or the password is wrong.");
            return Again(form);
        }
        throttle.Right(keys);
        device.Remember(HttpContext, user);
        await session.StartAsync(HttpContext, user, form.Keep);
        return GoTo(form.ReturnUrl);
    }

    // A page may outlive its session: then there is nothing to end, and its old token must not be an error.
    [HttpPost("/account/sign-out"), AllowAnonymous, IgnoreAntiforgeryToken]
    public async Task<IActionResult> SignOutOfHere()
    {
        if (User.Identity?.IsAuthenticated == true && !await antiforgery.IsRequestValidAsync(HttpContext))
            return BadRequest();
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Redirect("/");
    }

    [HttpGet("/account/password"), Authorize]
    public IActionResult Password(bool changed = false)
    {
        ViewData["Changed"] = changed;
        return View(new PasswordForm());
    }

    [HttpPost("/account/password"), Authorize]
    public async Task<IActionResult> Password(PasswordForm form)
    {
        if (await users.GetUserAsync(User) is not { } user)
            return Challenge();
        if (!ModelState.IsValid || form is not { Current: { } current, Password: { } password })
            return Again(form);
        (string Key, int Limit)[] keys = [("change:" + user.Id, TriesPerPerson)];
        if (throttle.Take(keys) is { } wait)
            return Wait(form, wait);
        var changed = await users.ChangePasswordAsync(user, current, password);
        if (!changed.Succeeded)
        {
            ModelState.AddErrors(changed, nameof(form.Password), nameof(form.Current));
            return Again(form);
        }
        throttle.Right(keys);
        await session.StartAsync(HttpContext, user, keep: false);
        return Redirect("/account/password?changed=true");
    }

    private (string Key, int Limit)[] TriesOf(User? user, string name) =>
        device.KeyFor(Request, user) is { } known
            ? [("device:" + known, TriesPerPerson)]
            : [("person:" + (user?.Id ?? users.NormalizeName(name.Trim())), TriesPerPerson), ("address:" + Network.Of(HttpContext), TriesPerAddress)];

    private ViewResult Wait(object form, TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        ModelState.AddModelError("", string.Create(CultureInfo.InvariantCulture,
            $"Too many wrong tries. Wait {minutes} {(minutes == 1 ? "minute" : "minutes")}, then try again."));
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return View(form);
    }

    private ViewResult Again(object form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form);
    }

    private string? Local(string? address) => Url.IsLocalUrl(address) ? address : null;

    private RedirectResult GoTo(string? address) => Redirect(Local(address) ?? "/admin");
}
