namespace PublicationsCatalogue.Settings;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

/// <summary>The section "Catalogue" of the settings; each is explained in the README.</summary>
public sealed record CatalogueSettings
{
    public const string Section = "Catalogue";

    public string DataDirectory { get; set; } = "data/var";
    public string? PublicUrl { get; init; }
    public DatabaseSettings Database { get; init; } = new();
    public string SiteName { get; init; } = "Publications";
    public string SiteTitle { get; init; } = "Publications";
    public string Intro { get; init; } = "";
    public string Language { get; init; } = "en";
    public string TimeZone { get; init; } = "UTC";
    public string? Contact { get; init; }
    public string? OaiNamespace { get; init; }
    public HomeSettings Home { get; init; } = new();
    public string[] TrustedProxies { get; init; } = [];
    public RateLimitSettings RateLimits { get; init; } = new();
    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>Time of day at which the files with all public entries are made anew; empty for never.</summary>
    public string FilesAt { get; init; } = "03:00";
}

/// <summary>Bursts of searches and many whole lists at once, by one network, are refused; not where something in front does that.</summary>
public sealed record RateLimitSettings
{
    public bool Enabled { get; init; } = true;
}

/// <summary>Who may be told of changes; nobody until the operator names hosts.</summary>
public sealed record WebhookSettings
{
    public string[] AllowedHosts { get; init; } = [];

    /// <summary>Lets these hosts be on this machine or in the network around it, and be told over http.</summary>
    public bool AllowPrivateAddresses { get; init; }
}

public sealed record DatabaseSettings
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;
    public string? ConnectionString { get; init; }
}

/// <summary>The home page shows whole months until it has this many entries or this many months.</summary>
public sealed record HomeSettings
{
    public int Items { get; init; } = 40;
    public int Months { get; init; } = 6;
}
