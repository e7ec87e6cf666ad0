namespace PublicationsCatalogue.Data;

/// <summary>A file that is there whole or not at all, also when the machine stops meanwhile: written beside, then renamed.</summary>
public static class WholeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var beside = Beside(path);
        try
        {
            await using (var to = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1))
            {
                await write(to);
                await to.FlushAsync();
                RandomAccess.FlushToDisk(to.SafeFileHandle);
            }
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>A name in the same folder that nothing has.</summary>
    public static string Beside(string path) => $"{path}.{Guid.NewGuid():N}.part";
}
