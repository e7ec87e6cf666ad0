using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Users;

public sealed record Person(string Id, string Name, string? Email, string Role, DateTime? LastSeenAt, bool HasPassword, bool IsDisabled)
{
    private const int Most = 1000;

    public string State => IsDisabled ? "Disabled" : HasPassword ? "Active" : "Invited";

    /// <summary>An admin has no say over owners, and makes none.</summary>
    public bool MayBeChangedBy(bool owner) => owner || Role != Roles.Owner;

    public static async Task<IReadOnlyList<Person>> AllAsync(CatalogueContext db, CancellationToken ct) =>
        await Read(db, db.Users.OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Take(Most)).ToListAsync(ct);

    public static Task<Person?> FindAsync(CatalogueContext db, string id, CancellationToken ct) =>
        Read(db, db.Users.Where(u => u.Id == id)).SingleOrDefaultAsync(ct);

    private static IQueryable<Person> Read(CatalogueContext db, IQueryable<User> users) =>
        from user in users.AsNoTracking()
        let role = (from has in db.UserRoles
                    join named in db.Roles on has.RoleId equals named.Id
                    where has.UserId == user.Id
                    orderby named.Name
                    select named.Name).FirstOrDefault()
        select new Person(user.Id, user.DisplayName, user.Email, role ?? "none", user.LastSeenAt, user.PasswordHash != null, user.IsDisabled);
}
