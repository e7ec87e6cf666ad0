using Microsoft.AspNetCore.Http.Extensions;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Absolute addresses: of the public URL when one is set, else of the loopback host that was asked.</summary>
public static class Links
{
    public static string Absolute(this Site site, HttpRequest request, string path) =>
        new Uri(site.PublicUrl ?? new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase)), path).AbsoluteUri;
}
