using System.Globalization;
using System.Net;
using System.Net.Mail;
using PublicationsCatalogue.Core.Formats.Oai;

namespace PublicationsCatalogue.Settings;

/// <summary>Finds what is wrong in the settings before anything starts; each finding is a sentence that names the setting.</summary>
public static class SettingsCheck
{
    /// <summary>Languages in which this version's own words are written.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en"];

    /// <summary>Reads the section; throws <see cref="SettingException"/> with the sentence to show.</summary>
    public static CatalogueSettings Read(IConfiguration configuration, string contentRoot)
    {
        CatalogueSettings settings;
        try
        {
            settings = configuration.GetSection(CatalogueSettings.Section).Get<CatalogueSettings>(o => o.ErrorOnUnknownConfiguration = true) ?? new();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingException(Unreadable(configuration, e), e);
        }
        if (Problem(settings) is { } problem)
            throw new SettingException(problem);
        settings.DataDirectory = Path.GetFullPath(settings.DataDirectory, contentRoot);
        return settings;
    }

    /// <summary>The binder's two complaints, told with the setting's name: a value of the wrong kind and a name that is none.</summary>
    private static string Unreadable(IConfiguration configuration, InvalidOperationException e)
    {
        var quoted = e.Message.Split('\'');
        var key = quoted.FirstOrDefault(part => part.StartsWith(CatalogueSettings.Section + ":", StringComparison.OrdinalIgnoreCase));
        if (key is not null)
            return $"{key} is “{configuration[key]}”: {Taken(quoted[^2])}.";
        return $"The section Catalogue has no setting {(quoted.Length > 1 ? quoted[^2] : e.Message)}: the README lists those there are.";
    }

    // The binder ends with the name of the type that it could not make of the value.
    private static string Taken(string type) => (Type.GetType(type) ?? typeof(CatalogueSettings).Assembly.GetType(type)) switch
    {
        { IsEnum: true } choice => $"choose one of {string.Join(", ", Enum.GetNames(choice))}",
        var number when number == typeof(int) => "give a whole number",
        var flag when flag == typeof(bool) => "give true or false",
        _ => "that is not what this setting takes; the README tells what it does",
    };

    private static string? Problem(CatalogueSettings s) =>
        string.IsNullOrWhiteSpace(s.DataDirectory) ? "Catalogue:DataDirectory is empty: name the folder that holds the catalogue's data."
        : s.PublicUrl is { Length: > 0 } url && !IsSiteAddress(url) ? $"Catalogue:PublicUrl is “{url}”: write the site's full address, such as https://publications.example.org, without anything after it."
        : s.Database.Provider == DatabaseProvider.Postgres && string.IsNullOrWhiteSpace(s.Database.ConnectionString) ? "Catalogue:Database:ConnectionString is empty: PostgreSQL needs one, such as Host=localhost;Database=catalogue;Username=catalogue."
        : string.IsNullOrWhiteSpace(s.SiteName) ? "Catalogue:SiteName is empty: it stands at the top of every page."
        : string.IsNullOrWhiteSpace(s.SiteTitle) ? "Catalogue:SiteTitle is empty: it is the heading of the home page."
        : !Languages.Contains(s.Language) ? $"Catalogue:Language is “{s.Language}”: this version has its pages in {string.Join(", ", Languages)}."
        : !TimeZoneInfo.TryFindSystemTimeZoneById(s.TimeZone, out _) ? $"Catalogue:TimeZone is “{s.TimeZone}”: write a time zone such as Europe/Zurich or UTC."
        : s.Contact is { Length: > 0 } mail && !MailAddress.TryCreate(mail, out _) ? $"Catalogue:Contact is “{mail}”: write an e-mail address."
        : s.OaiNamespace is { Length: > 0 } oai && !OaiIdentifier.IsDomain(oai) ? $"Catalogue:OaiNamespace is “{oai}”: write a domain name such as publications.example.org."
        : s.Home.Items is < 1 or > 200 ? $"Catalogue:Home:Items is {s.Home.Items.ToString(CultureInfo.InvariantCulture)}: choose 1 to 200."
        : s.Home.Months is < 1 or > 24 ? $"Catalogue:Home:Months is {s.Home.Months.ToString(CultureInfo.InvariantCulture)}: choose 1 to 24."
        : s.FilesAt.Length > 0 && !TimeOnly.TryParseExact(s.FilesAt, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? $"Catalogue:FilesAt is “{s.FilesAt}”: write a time of day such as 03:00, or nothing for never."
        : s.TrustedProxies.FirstOrDefault(p => !IPAddress.TryParse(p, out _) && !IPNetwork.TryParse(p, out _)) is { } proxy ? $"Catalogue:TrustedProxies holds “{proxy}”: write IP addresses or networks such as 10.0.0.0/8."
        : s.Webhooks.AllowedHosts.FirstOrDefault(h => Uri.CheckHostName(h) is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6)) is { } host ? $"Catalogue:Webhooks:AllowedHosts holds “{host}”: write the names of hosts, such as library.example.org, without https:// or anything after them."
        : null;

    private static bool IsSiteAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
        && uri is { PathAndQuery: "/", UserInfo.Length: 0, Fragment.Length: 0, Host.Length: > 0 };
}

/// <summary>A setting is wrong; the message is for the operator.</summary>
public sealed class SettingException(string message, Exception? inner = null) : Exception(message, inner);
