using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>Everything under /admin: for signed-in staff, never kept by a cache.</summary>
[Area("Admin"), Authorize(Policy = "desk"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AdminController : Controller
{
    /// <summary>What the next page of the desk says was done, where it can be seen, and the address to which its undo is sent.</summary>
    protected void Say(string done, string? view = null, string? undo = null) =>
        (TempData["Notice"], TempData["View"], TempData["Undo"]) = (done, view, undo);
}
