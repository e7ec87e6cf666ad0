using System.Globalization;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Files;

/// <summary>The files that are there, with their sizes and when each last changed (UTC).</summary>
public sealed record FilesPage(IReadOnlyList<(PublishedFile File, long Size, DateTime ChangedAt)> Files)
{
    private const long Thousand = 1000;

    public static FilesPage Of(CatalogueSettings settings) => new([.. PublishedFile.All
        .Select(f => (File: f, Info: new FileInfo(f.PathIn(settings)))).Where(f => f.Info.Exists).Select(f => (f.File, f.Info.Length, f.Info.LastWriteTimeUtc))]);

    /// <summary>"12 kB", "1.4 MB", in one piece.</summary>
    public static string SizeText(long bytes) => bytes switch
    {
        < Thousand => string.Create(CultureInfo.InvariantCulture, $"{bytes}\u00a0bytes"),
        < Thousand * Thousand => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1e3)}\u00a0kB"),
        < Thousand * Thousand * Thousand => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0}\u00a0MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0}\u00a0GB"),
    };
}
