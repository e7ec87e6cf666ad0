using System.ComponentModel.DataAnnotations;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Account;

public sealed class FirstOwnerForm
{
    [Required(ErrorMessage = "Enter the one-time code."), StringLength(100, ErrorMessage = "The one-time code is shorter.")]
    public string? Code { get; set; }

    [Required(ErrorMessage = "Enter your name."), StringLength(200, ErrorMessage = "A name has at most 200 characters.")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter your e-mail."), StringLength(256, ErrorMessage = "An e-mail has at most 256 characters."),
        EmailAddress(ErrorMessage = "Write an e-mail address such as ana@example.org.")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Enter a password."), StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 256 characters."), DataType(DataType.Password)]
    public string? Password { get; set; }
}
