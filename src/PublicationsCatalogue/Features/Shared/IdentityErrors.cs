using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PublicationsCatalogue.Features.Shared;

public static class IdentityErrors
{
    /// <summary>Puts what Identity refuses at the fields it is about.</summary>
    public static void AddErrors(this ModelStateDictionary state, IdentityResult result, string password, string other)
    {
        foreach (var error in result.Errors.DistinctBy(e => e.Description))
            state.AddModelError(error.Code == "Password" ? password : other, error.Description);
    }
}
