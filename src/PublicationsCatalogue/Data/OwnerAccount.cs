using Microsoft.AspNetCore.Identity;

namespace PublicationsCatalogue.Data;

/// <summary>Makes a person with a role; the sign-up page, the desk and the command line all come through here.</summary>
public static class OwnerAccount
{
    /// <summary>Fails with the sentences to show and leaves nobody behind.</summary>
    public static async Task<IdentityResult> CreateAsync(UserManager<User> users, RoleManager<IdentityRole> roles,
        string email, string displayName, string? password, string role, TimeProvider clock)
    {
        if (!await roles.RoleExistsAsync(role))
        {
            var made = await roles.CreateAsync(new IdentityRole(role));
            if (!made.Succeeded && !await roles.RoleExistsAsync(role))
                return made;
        }
        var user = new User { UserName = email, Email = email, DisplayName = displayName, CreatedAt = clock.GetUtcNow().UtcDateTime };
        var created = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (!created.Succeeded)
            return created;
        var given = await users.AddToRoleAsync(user, role);
        if (!given.Succeeded)
            await users.DeleteAsync(user);
        return given;
    }
}
