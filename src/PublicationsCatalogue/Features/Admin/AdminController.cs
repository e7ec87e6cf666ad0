using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>Everything under /admin: for signed-in staff, never kept by a cache.</summary>
[Area("Admin"), Authorize(Policy = "desk"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AdminController : Controller;
