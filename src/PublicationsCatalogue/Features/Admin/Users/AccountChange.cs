using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Users;

/// <summary>Changes what a person may do, and ends the person's sessions in the same transaction.</summary>
public sealed class AccountChange(CatalogueContext db, UserManager<User> users, RoleManager<IdentityRole> roles, ApiTokens tokens)
{
    public const string LastOwner = "This is the last owner. Make someone else an owner first.";
    private const string Meanwhile = "Someone else changed this account at the same moment. Look again, then retry.";

    /// <summary>Null when it is done, else the reason why not.</summary>
    public Task<string?> GiveRoleAsync(string id, string role, CancellationToken ct) => ChangeAsync(id, role != Roles.Owner, async user =>
    {
        await OwnerAccount.EnsureRoleAsync(roles, role);
        await users.RemoveFromRolesAsync(user, await users.GetRolesAsync(user));
        return await users.AddToRoleAsync(user, role);
    }, ct);

    /// <inheritdoc cref="GiveRoleAsync"/>
    public Task<string?> DisableAsync(string id, bool disabled, CancellationToken ct) => ChangeAsync(id, disabled, async user =>
    {
        user.IsDisabled = disabled;
        if (disabled)
            await tokens.EndAllAsync(id, ct);
        return await users.UpdateAsync(user);
    }, ct);

    private async Task<string?> ChangeAsync(string id, bool takesAway, Func<User, Task<IdentityResult>> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two owners who demote each other wait here for one another.
        await db.Roles.Where(r => r.Name == Roles.Owner).ExecuteUpdateAsync(set => set.SetProperty(r => r.Name, r => r.Name), ct);
        if (takesAway && await IsLastOwnerAsync(id, ct))
            return LastOwner;
        if (await users.FindByIdAsync(id) is not { } user)
            return Meanwhile;
        if (!(await change(user)).Succeeded || !(await users.UpdateSecurityStampAsync(user)).Succeeded)
            return Meanwhile;
        await db.Sessions.Where(s => s.UserId == id).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private async Task<bool> IsLastOwnerAsync(string id, CancellationToken ct)
    {
        var owners = await (from user in db.Users
                            join has in db.UserRoles on user.Id equals has.UserId
                            join role in db.Roles on has.RoleId equals role.Id
                            where role.Name == Roles.Owner && !user.IsDisabled
                            select user.Id).Take(2).ToListAsync(ct);
        return owners is [var only] && only == id;
    }
}
