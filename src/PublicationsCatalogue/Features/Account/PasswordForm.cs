using System.ComponentModel.DataAnnotations;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Account;

public sealed class PasswordForm
{
    [Required(ErrorMessage = "Enter the password you have now."), StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 256 characters."), DataType(DataType.Password)]
    public string? Current { get; set; }

    [Required(ErrorMessage = "Enter a new password."), StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 256 characters."), DataType(DataType.Password)]
    public string? Password { get; set; }
}
