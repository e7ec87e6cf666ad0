using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Settings;

/// <summary>What pages need to know of the settings, ready to use.</summary>
public sealed class Site(CatalogueSettings settings)
{
    public string Name { get; } = settings.SiteName;
    public string Title { get; } = settings.SiteTitle;
    public string Intro { get; } = settings.Intro;
    public string? Contact { get; } = string.IsNullOrWhiteSpace(settings.Contact) ? null : settings.Contact;
    public string Language { get; } = settings.Language;

    public LanguageTag Tag { get; } = LanguageTag.TryParse(settings.Language, out var tag) ? tag : default;

    /// <summary>Dates as the unit writes them: 07 October 2021.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(settings.Language == "en" ? "en-GB" : settings.Language);

    public TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
    public HomeSettings Home { get; } = settings.Home;

    /// <summary>Where this machine reaches it: what addresses begin with that are written without being asked over the net, when no setting says where readers find it.</summary>
    public Uri OnThisMachine { get; private set; } = new("http://127.0.0.1:5000");

    public Uri? PublicUrl { get; } = string.IsNullOrEmpty(settings.PublicUrl) ? null : new Uri(settings.PublicUrl);

    /// <summary>The catalogue's part of the identifiers that harvesters keep; must stay the same when the site moves.</summary>
    public string OaiNamespace { get; } = !string.IsNullOrEmpty(settings.OaiNamespace) ? settings.OaiNamespace
        : !string.IsNullOrEmpty(settings.PublicUrl) && new Uri(settings.PublicUrl) is { HostNameType: not UriHostNameType.IPv6 } url ? url.IdnHost : "localhost";

    public bool IsHttps => PublicUrl?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Takes an address at which a server of this machine listens; one that listens everywhere is reached as loopback too.</summary>
    public void IsServedAt(string address)
    {
        if (Uri.TryCreate(address.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//[::]:", "//127.0.0.1:", StringComparison.Ordinal), UriKind.Absolute, out var url) && url.IsLoopback)
            OnThisMachine = url;
    }

    /// <summary>A cookie's full name: on a published site the browser itself binds it to host and https (RFC 6265bis 4.1.3).</summary>
    public string CookieName(string name) => (IsHttps ? "__Host-" : "") + name;

    /// <summary>A wall-clock time of the site as an instant (UTC); a time that a clock change skips moves on by the gap.</summary>
    public DateTime ToUtc(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (TimeZone.IsInvalidTime(wall))
            wall = wall.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(wall, TimeZone);
    }

    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZone);
}
