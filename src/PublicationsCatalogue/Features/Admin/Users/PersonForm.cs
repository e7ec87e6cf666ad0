using System.ComponentModel.DataAnnotations;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Users;

public sealed class PersonForm
{
    [Required(ErrorMessage = "Enter the person’s name."), StringLength(200, ErrorMessage = "A name has at most 200 characters.")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter the person’s e-mail."), StringLength(256, ErrorMessage = "An e-mail has at most 256 characters."),
        EmailAddress(ErrorMessage = "Write an e-mail address such as ana@example.org.")]
    public string? Email { get; set; }

    [AllowedValues(Roles.Owner, Roles.Admin, Roles.Editor, ErrorMessage = "Choose a role.")]
    public string? Role { get; set; } = Roles.Editor;
}
