using System.Security.Cryptography;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Copies;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Files;

/// <summary>Makes the files with all public entries anew. One that would be the same, byte for byte, stays as it is, with its time.</summary>
public sealed class PublishedFiles(ListParts parts, CatalogueSettings settings)
{
    // What is older than this, who wrote it was killed.
    private static readonly TimeSpan LongestAtWork = TimeSpan.FromDays(1);

    /// <summary>Says which were changed.</summary>
    public async Task<IReadOnlyList<PublishedFile>> MakeAsync(CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(PublishedFile.Folder(settings));
        foreach (var left in folder.EnumerateFiles("*.part").Where(f => f.LastWriteTimeUtc < parts.Catalogue.Now - LongestAtWork))
            left.Delete();
        var counts = await parts.Catalogue.MonthsAsync(ct);
        var list = PublicList.OfAll(parts, counts);
        var context = parts.Site.FormatContext() with { Instance = await parts.Catalogue.InstanceAsync(ct) };
        List<PublishedFile> changed = [];
        foreach (var (file, format) in PublishedFile.Lists)
        {
            var (told, publications) = await list.ReadAsync(format, context, ct);
            await PutAsync(file, path => WholeFile.WriteAsync(path, to => format.WriteAsync(publications, told, to, null, ct)));
        }
        await PutAsync(PublishedFile.Database, async path => await CatalogueCopy.WriteAsync(path, list.Whole(ct), context with { IsList = true }, await MetadataAsync(context, counts, ct), ct));
        await PutAsync(PublishedFile.Description, path => WholeFile.WriteAsync(path, to =>
        {
            CopyDescription.Write(to, context.Catalogue, context.Root.AbsoluteUri);
            return Task.CompletedTask;
        }));
        await File.WriteAllBytesAsync(PublishedFile.Stamp(settings), [], ct);
        File.SetLastWriteTimeUtc(PublishedFile.Stamp(settings), parts.Catalogue.Now);
        return changed;

        async Task PutAsync(PublishedFile file, Func<string, Task> write)
        {
            if (await ReplaceAsync(file.PathIn(settings), write, ct))
                changed.Add(file);
        }
    }

    private async Task<IReadOnlyList<(string Name, string? Value)>> MetadataAsync(FormatContext context, MonthCounts counts, CancellationToken ct)
    {
        var changes = await parts.Catalogue.MonthChangesAsync(ct);
        return
        [
            ("title", context.Catalogue), ("url", context.Root.AbsoluteUri), ("entries", counts.Total.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("last_change", changes.Count == 0 ? null : W3cDate.Of(changes.Values.Max())), ("schema_version", "1"),
            ("licence", "Each entry names its own; see publications.licence"),
        ];
    }

    private static async Task<bool> ReplaceAsync(string path, Func<string, Task> write, CancellationToken ct)
    {
        var beside = WholeFile.Beside(path);
        try
        {
            await write(beside);
            if (File.Exists(path) && await HashAsync(beside, ct) == await HashAsync(path, ct))
                return false;
            File.Move(beside, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(file, ct));
    }
}
