using Microsoft.AspNetCore.Identity;

namespace PublicationsCatalogue.Data;

/// <summary>Identity's refusals in this site's words. User names are e-mail addresses here, so both say the same.</summary>
public sealed class AccountWords : IdentityErrorDescriber
{
    public override IdentityError DuplicateEmail(string email) => new() { Code = nameof(DuplicateEmail), Description = "Someone with this e-mail has an account already." };

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidEmail(string? email) => new() { Code = nameof(InvalidEmail), Description = "Write an e-mail address such as ana@example.org." };

    public override IdentityError InvalidUserName(string? userName) => InvalidEmail(userName);

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = "This is not the password you have now." };

    public override IdentityError ConcurrencyFailure() => new() { Code = nameof(ConcurrencyFailure), Description = "Someone else changed this account at the same moment. Try again." };
}
