using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>What every page of the desk shares: only people of the catalogue see it, and nothing keeps a copy.</summary>
[Area("Admin"), Authorize(Policy = "desk"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AdminController : Controller;
