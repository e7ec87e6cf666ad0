namespace PublicationsCatalogue.Hosting;

/// <summary>Where things are found, whether run from the sources or from a published folder, and from whatever folder it is called.</summary>
internal static class Places
{
    private const string ProjectFile = "PublicationsCatalogue.csproj";

    /// <summary>The folder of appsettings.json and wwwroot: the project's when built from it, else the one of the executable.</summary>
    public static string ContentRoot()
    {
        var here = Directory.GetCurrentDirectory();
        if (File.Exists(Path.Combine(here, ProjectFile)))
            return here;
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        return File.Exists(Path.Combine(project, ProjectFile)) ? project : AppContext.BaseDirectory;
    }

    /// <summary>Where relative paths start and the seed listing is: the checkout, or the published folder.</summary>
    public static string Home(string contentRoot) =>
        File.Exists(Path.Combine(contentRoot, ProjectFile)) ? Path.GetFullPath(Path.Combine(contentRoot, "..", "..")) : contentRoot;

    public static string Listing(string contentRoot) => Path.Combine(Home(contentRoot), "data", "ilo-coop-listing.txt");
}
