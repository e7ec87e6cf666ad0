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
        if (ErrorForm.Of(HttpContext) != ErrorForm.Page)
            return Told(code, ErrorForm.IsCall(refused?.OriginalPath ?? failed?.Path ?? ""), failed is null ? null : StorageTrouble.Of(failed.Error)?.Sentence).ToResult();
        var newest = code == StatusCodes.Status404NotFound ? await NewestAsync(HttpContext.RequestAborted) : null;
        return View(new ErrorPage(code, refused?.OriginalPath ?? failed?.Path, Activity.Current?.Id ?? HttpContext.TraceIdentifier, newest)
        {
            Told = failed is null ? null : StorageTrouble.Of(failed.Error)?.Sentence,
            WasSent = HttpMethods.IsPost(Request.Method),
        });
    }

    private ApiProblem Told(int code, bool isCall, string? trouble) => new(code, trouble ?? code switch
    {
        400 => "This request can’t be read: its address, a header or its body is damaged.",
        404 when !isCall => "Nothing public is at this address in this form.",
        429 when !isCall => "Very many lists or searches were asked for from your network, or by all. Wait as many seconds as Retry-After says.",
        401 or 403 when !isCall => "This may not be read without signing in.",
        401 => "This call needs a token: send “Authorization: Bearer …”. People of the catalogue make tokens at /admin/tokens.",
        403 => "This token may not do that. Its rights stand at /admin/tokens.",
        404 => "There is no such call. Those there are stand at /api, and for programs at /openapi/v1.json.",
        405 => $"This address does not take {Request.Method}. It takes: {Response.Headers.Allow}.",
        413 => "What was sent is larger than this address takes. Send less, or in parts.",
        415 => "Send the body as application/json in UTF-8.",
        416 => "The file is shorter: it has no such part. Content-Range says how long it is.",
        429 => "Very many questions came from your network in a short time. Wait as many seconds as Retry-After says.",
        503 => "The catalogue is busy or its database can’t be reached. Try again in a minute.",
        507 => "Nothing can be saved until the operator has made room. Try again later.",
        >= 500 => "The fault is ours. It has been noted under this reference; try again in a minute.",
        _ => "That did not work. The calls there are stand at /api.",
    })
    { Reference = code >= 500 ? Activity.Current?.Id ?? HttpContext.TraceIdentifier : null };

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
