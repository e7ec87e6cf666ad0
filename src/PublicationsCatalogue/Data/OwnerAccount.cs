using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Data;

/// <summary>Makes a person with a role; the sign-up page, the desk and the command line all come through here.</summary>
public static class OwnerAccount
{
    /// <summary>Fails with the sentences to show and leaves nobody behind.</summary>
    public static async Task<IdentityResult> CreateAsync(UserManager<User> users, RoleManager<IdentityRole> roles,
        string email, string displayName, string? password, string role, TimeProvider clock)
    {
        await EnsureRoleAsync(roles, role);
        var user = new User { UserName = email, Email = email, DisplayName = OneLine.OfName(displayName) is { Length: > 0 } name ? name : email, CreatedAt = clock.GetUtcNow().UtcDateTime };
        var created = await CreateAsync(users, user, password);
        if (!created.Succeeded)
            return created;
        var given = await users.AddToRoleAsync(user, role);
        if (!given.Succeeded)
            await users.DeleteAsync(user);
        return given;
    }

    public static async Task EnsureRoleAsync(RoleManager<IdentityRole> roles, string role)
    {
        try
        {
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole(role));
        }
        catch (DbUpdateException e) when (Database.IsDuplicate(e))
        {
            // Made by another request in the same moment.
        }
    }

    private static async Task<IdentityResult> CreateAsync(UserManager<User> users, User user, string? password)
    {
        try
        {
            return password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        }
        catch (DbUpdateException e) when (Database.IsDuplicate(e))
        {
            return IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail(user.Email ?? ""));
        }
    }
}
