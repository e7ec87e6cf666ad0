using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Files;

/// <summary>One of the files with all public entries, by the name it has in its address.</summary>
public sealed record PublishedFile(string Name, string MediaType, string Form)
{
    private const string Base = "catalogue";

    public static readonly PublishedFile Database = new($"{Base}.db", "application/vnd.sqlite3", "SQLite database");
    public static readonly PublishedFile Description = new($"{Base}.metadata.json", "application/json", "What the columns hold");

    /// <summary>Those in a form of the table of formats.</summary>
    public static readonly IReadOnlyList<(PublishedFile File, Format Format)> Lists =
        [.. Format.All.Where(f => f.Suffix is "csv" or "jsonl" or "bib").Select(f => (new PublishedFile($"{Base}.{f.Suffix}", f.ContentType, f.Name), f))];

    public static readonly IReadOnlyList<PublishedFile> All = [Database, Description, .. Lists.Select(l => l.File)];

    public string Address => $"/files/{Name}";

    public static string Folder(CatalogueSettings settings) => Path.Combine(settings.DataDirectory, "files");

    /// <summary>When all of them were last made or found unchanged (UTC); null when they never were.</summary>
    public static DateTime? MadeAt(CatalogueSettings settings) => File.Exists(Stamp(settings)) ? File.GetLastWriteTimeUtc(Stamp(settings)) : null;

    /// <summary>An empty file whose time says when they were made.</summary>
    public static string Stamp(CatalogueSettings settings) => Path.Combine(Folder(settings), "made");

    public string PathIn(CatalogueSettings settings) => Path.Combine(Folder(settings), Name);
}
