using System.ComponentModel.DataAnnotations;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Tokens;

public sealed class TokenForm
{
    public static readonly IReadOnlyList<int> Lifetimes = [7, 30, 90, 365];

    [Required(ErrorMessage = "Enter what the token is for."), StringLength(ApiToken.NameLimit, ErrorMessage = "A name has at most 100 characters.")]
    public string? Name { get; set; }

    public bool MayRead { get; set; }
    public bool MayWrite { get; set; }
    public bool MayPublish { get; set; }

    [AllowedValues(7, 30, 90, 365, ErrorMessage = "Choose how long it is good.")]
    public int Days { get; set; } = 90;

    /// <summary>What was ticked and nothing more: who gives a program the right to publish has not said that it may read all drafts.</summary>
    public TokenScopes Scopes => (MayRead ? TokenScopes.Read : TokenScopes.None) | (MayWrite ? TokenScopes.Write : TokenScopes.None) | (MayPublish ? TokenScopes.Publish : TokenScopes.None);
}
