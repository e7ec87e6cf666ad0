using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Oai;

/// <summary>/oai : OAI-PMH 2.0, for programs that keep a copy of the catalogue's records (openarchives.org/OAI/openarchivesprotocol.html)</summary>
[AllowAnonymous, EnableRateLimiting(Limits.Search), OpenToScripts]
public sealed class OaiController(OaiAnswer answer) : Controller
{
    private const int LongestBody = 64 * 1024;

    // Arguments are told apart by case and by number, so they are not bound but read as they came.
    [HttpGet("/oai"), PublicPage(PublicPageAttribute.WholeQuery, NotKeptWith = "resumptionToken")]
    public Task<IActionResult> Get() => AnswerAsync(Request.QueryString.Value ?? "");

    // It changes nothing, so it needs no token of a form.
    [HttpPost("/oai"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Post()
    {
        if (!MediaTypeHeaderValue.TryParse(Request.ContentType, out var type) || type.MediaType != "application/x-www-form-urlencoded")
            return await AnswerAsync("");
        using var reader = new StreamReader(Request.Body, Encoding.UTF8);
        var body = new char[LongestBody + 1];
        var length = await reader.ReadBlockAsync(body, HttpContext.RequestAborted);
        return length > LongestBody ? StatusCode(StatusCodes.Status413PayloadTooLarge) : await AnswerAsync("?" + new string(body, 0, length));
    }

    private async Task<IActionResult> AnswerAsync(string query)
    {
        List<KeyValuePair<string, string>> arguments = [];
        foreach (var pair in new QueryStringEnumerable(query))
            arguments.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        Response.Headers["X-Robots-Tag"] = "noindex";
        Response.ContentType = "text/xml; charset=utf-8";
        using var whole = new Pieces();
        await answer.WriteAsync(arguments, Request, whole, HttpContext.RequestAborted);
        Response.ContentLength = whole.Length;
        await whole.SendAsync(Response.Body, HttpContext.RequestAborted);
        return new EmptyResult();
    }
}
