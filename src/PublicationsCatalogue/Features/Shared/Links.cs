using Microsoft.AspNetCore.Http.Extensions;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Absolute addresses: of the public URL when one is set, else of the loopback host that was asked.</summary>
public static class Links
{
    public static string Absolute(this Site site, HttpRequest request, string path) =>
        site.PublicUrl is { } home ? new Uri(home, path).AbsoluteUri
            : UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, path);
}
