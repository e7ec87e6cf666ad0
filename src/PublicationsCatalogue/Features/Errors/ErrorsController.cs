using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Errors;

/// <summary>/error/{code}: what is shown in place of a page that can't be. Only 404 asks the database, and does without it.</summary>
[AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorsController(IServiceProvider services, ILogger<ErrorsController> log) : Controller
{
    [Route("/error/{code:int:range(400,599)}"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Error()
    {
        // Without parameters: binding them reads the form, and the form may be what can't be read.
        var code = Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture);
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            code = StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        return View(new ErrorPage(code, path, Activity.Current?.Id ?? HttpContext.TraceIdentifier, code == 404 ? await NewestAsync(HttpContext.RequestAborted) : null));
    }

    private async Task<(Core.Publications.MonthKey Month, int Count)?> NewestAsync(CancellationToken ct)
    {
        try
        {
            var months = await services.GetRequiredService<PublicCatalogue>().MonthsAsync(ct);
            return months.Total == 0 ? null : months.NewestFirst.First();
        }
        catch (System.Data.Common.DbException e)
        {
            log.LogWarning(e, "The page for a missing address does without the newest month");
            return null;
        }
    }
}
