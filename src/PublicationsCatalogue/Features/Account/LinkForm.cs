using System.ComponentModel.DataAnnotations;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Account;

public sealed class LinkForm
{
    [Required(ErrorMessage = "Enter a password."), StringLength(PasswordRules.Longest, ErrorMessage = "A password has at most 256 characters."), DataType(DataType.Password)]
    public string? Password { get; set; }
}
