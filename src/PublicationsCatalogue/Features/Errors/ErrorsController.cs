using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Errors;

/// <summary>/error/{code}: what is shown in place of a page that can't be. Only 404 asks the database, and does without it.</summary>
[AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorsController(IServiceProvider services, ILogger<ErrorsController> log) : Controller
{
    [Route("/error/{code:int:range(400,599)}"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Error()
    {
        var (refused, failed) = (HttpContext.Features.Get<IStatusCodeReExecuteFeature>(), HttpContext.Features.Get<IExceptionHandlerPathFeature>());
        // A failure has its status already; asked for by a reader, this address is none. The code is read by hand, because
        // binding it would read the form, and the form may be what can't be read.
        var code = failed is not null ? Response.StatusCode
            : refused is not null ? Convert.ToInt32(RouteData.Values["code"], CultureInfo.InvariantCulture) : StatusCodes.Status404NotFound;
        Response.StatusCode = code;
        var newest = code == StatusCodes.Status404NotFound ? await NewestAsync(HttpContext.RequestAborted) : null;
        return View(new ErrorPage(code, refused?.OriginalPath ?? failed?.Path, Activity.Current?.Id ?? HttpContext.TraceIdentifier, newest)
        {
            Told = failed is null ? null : StorageTrouble.Of(failed.Error)?.Sentence,
            WasSent = HttpMethods.IsPost(Request.Method),
        });
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
