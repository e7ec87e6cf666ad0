using System.ComponentModel.DataAnnotations;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Account;

public sealed class SignInForm
{
    [Required(ErrorMessage = "Enter your name or e-mail."), StringLength(256, ErrorMessage = "A name or e-mail has at most 256 characters.")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter your password."), StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 256 characters."), DataType(DataType.Password)]
    public string? Password { get; set; }

    public bool Keep { get; set; }
    public string? ReturnUrl { get; set; }

    /// <summary>The session was over when a form was sent.</summary>
    public bool Unsaved { get; set; }
}
