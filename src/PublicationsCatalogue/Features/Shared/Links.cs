using Microsoft.AspNetCore.Http.Extensions;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Absolute addresses: of the public URL when one is set, else of the loopback host that was asked.</summary>
public static class Links
{
    public static string Absolute(this Site site, HttpRequest request, string path) => new Uri(site.Root(request), path).AbsoluteUri;

    /// <summary>What the formats must know of this site.</summary>
    public static FormatContext FormatContext(this Site site, HttpRequest request) => new(site.Root(request), site.Title, site.Tag);

    /// <summary>For what is written without being asked over the net.</summary>
    public static FormatContext FormatContext(this Site site) => new(site.PublicUrl ?? site.OnThisMachine, site.Title, site.Tag);

    private static Uri Root(this Site site, HttpRequest request) =>
        site.PublicUrl ?? new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase));
}
