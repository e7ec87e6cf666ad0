using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin;

internal static class Saving
{
    /// <summary>False when the store could not take it: the errors say so, and the form is to be shown again with all that was typed.</summary>
    public static async Task<bool> TryAsync(AdminController page, CatalogueContext db, ILogger log, Func<Task> save)
    {
        try
        {
            await save();
            return true;
        }
        catch (Exception e) when (StorageTrouble.Of(e) is { } trouble)
        {
            page.ModelState.AddModelError("", $"{trouble.Sentence} Nothing you typed is lost. Reference: {StorageTrouble.Note(log, page.HttpContext, trouble.Status, e)}");
            page.Response.StatusCode = trouble.Status;
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
