using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Users;

/// <summary>/admin/users: who may work here.</summary>
[Authorize(Policy = "people")]
public sealed class UsersController(CatalogueContext db, UserManager<User> users, RoleManager<IdentityRole> roles,
    OneTimeLinks links, AccountChange change, Site site, TimeProvider clock) : AdminController
{
    private bool IsOwner => User.IsInRole(Roles.Owner);

    [HttpGet("/admin/users")]
    public async Task<IActionResult> List(CancellationToken ct) => View(await Person.AllAsync(db, ct));

    [HttpGet("/admin/users/new")]
    public IActionResult Add() => View(new PersonForm());

    [HttpPost("/admin/users/new")]
    public async Task<IActionResult> Add(PersonForm form)
    {
        if (form.Role == Roles.Owner && !IsOwner)
            return Forbid();
        if (ModelState.IsValid && form is { Email: { } email, Name: { } name, Role: { } role })
        {
            var made = await OwnerAccount.CreateAsync(users, roles, email.Trim(), name.Trim(), null, role, clock);
            if (made.Succeeded && await users.FindByEmailAsync(email.Trim()) is { } user)
                return ShowLink(user);
            ModelState.AddErrors(made, nameof(form.Email), nameof(form.Email));
        }
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form);
    }

    [HttpGet("/admin/users/{id}")]
    public async Task<IActionResult> Edit([FromRoute] string id, CancellationToken ct) =>
        await Person.FindAsync(db, id, ct) is { } person ? View(new PersonPage(person, person.MayBeChangedBy(IsOwner))) : NotFound();

    [HttpPost("/admin/users/{id}/role")]
    public async Task<IActionResult> Role([FromRoute] string id, string? role, CancellationToken ct) =>
        role is null || !Roles.All.Contains(role) ? BadRequest()
        : role == Roles.Owner && !IsOwner ? Forbid()
        : await ChangeAsync(id, () => change.GiveRoleAsync(id, role, ct), ct);

    [HttpPost("/admin/users/{id}/disable")]
    public Task<IActionResult> Disable([FromRoute] string id, CancellationToken ct) => ChangeAsync(id, () => change.DisableAsync(id, disabled: true, ct), ct);

    [HttpPost("/admin/users/{id}/enable")]
    public Task<IActionResult> Enable([FromRoute] string id, CancellationToken ct) => ChangeAsync(id, () => change.DisableAsync(id, disabled: false, ct), ct);

    [HttpPost("/admin/users/{id}/link")]
    public async Task<IActionResult> Link([FromRoute] string id, CancellationToken ct) =>
        await Person.FindAsync(db, id, ct) is not { } person || await users.FindByIdAsync(id) is not { } user ? NotFound()
        : !person.MayBeChangedBy(IsOwner) ? Forbid()
        : person.IsDisabled ? Refused(person, "This person is disabled. Enable the account first.")
        : ShowLink(user);

    private async Task<IActionResult> ChangeAsync(string id, Func<Task<string?>> act, CancellationToken ct)
    {
        if (await Person.FindAsync(db, id, ct) is not { } person)
            return NotFound();
        if (!person.MayBeChangedBy(IsOwner))
            return Forbid();
        return await act() is { } problem ? Refused(person, problem) : Redirect("/admin/users");
    }

    private ViewResult Refused(Person person, string problem)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Edit", new PersonPage(person, MayChange: true, problem));
    }

    private ViewResult ShowLink(User user) =>
        View("Link", new LinkPage(user.Id, user.DisplayName, site.Absolute(Request, links.PathFor(user))));
}
