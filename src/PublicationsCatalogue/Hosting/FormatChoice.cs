using Microsoft.AspNetCore.Diagnostics;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// One page, many forms: the suffix of an address is taken off before the page is looked for, and given back where the page has no
/// such form. So every form passes through the page's own action, with its redirects and its 404.
/// </summary>
internal static class FormatChoice
{
    public static void Use(WebApplication app)
    {
        app.Use((http, next) =>
        {
            TakeSuffix(http);
            return next(http);
        });
        app.UseRouting();
        app.Use((http, next) =>
        {
            Choose(http);
            return next(http);
        });
        // Looks only for what has no page yet, which are the addresses that were given back.
        app.UseRouting();
    }

    private static void TakeSuffix(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        if (AskedFormats.BySuffix(path) is not var (format, page))
            return;
        http.Features.Set(new AskedFormat(format, IsBySuffix: true, path));
        http.Request.Path = page;
    }

    private static void Choose(HttpContext http)
    {
        // The page of an error, when that is what is made: it tells of the form that was asked.
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
            return;
        var page = http.GetEndpoint()?.Metadata.GetMetadata<InFormatsAttribute>();
        if (http.Features.Get<AskedFormat>() is { } asked)
        {
            if (page is not null && asked.Format.IsFor(page.Use))
                return;
            http.Features.Set<AskedFormat>(null);
            http.Request.Path = asked.Path;
            http.SetEndpoint(null);
        }
        else if (page is { ByAccept: true } && Accepted(http.Request, page.Use) is { } format)
            http.Features.Set(new AskedFormat(format, IsBySuffix: false, http.Request.Path.Value ?? ""));
    }

    private static Format? Accepted(HttpRequest request, FormatUse use) => Accepting.RatherThanPage(request,
        type => Format.All.FirstOrDefault(f => f.IsFor(use) && type.MediaType.Equals(f.MediaType, StringComparison.OrdinalIgnoreCase)));
}
