using Microsoft.AspNetCore.Mvc;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>An answer that is there whole. HEAD writes it too, which the server does not send: so it has the same tag, where File() would give that of nothing.</summary>
public sealed class WholeResult(byte[] bytes, string contentType) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = contentType;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
