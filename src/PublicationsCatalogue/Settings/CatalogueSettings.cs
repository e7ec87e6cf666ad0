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
