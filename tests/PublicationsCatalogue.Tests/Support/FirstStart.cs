namespace PublicationsCatalogue.Tests.Support;

/// <summary>
/// What a first start leaves behind, made once for a test run by the program itself: to migrate and to seed is most of what a start
/// does, and only the tests of the first start are about it.
/// </summary>
internal static class FirstStart
{
    private static readonly Lazy<Task<Executable>> Made = new(MakeAsync);

    /// <summary>Puts a copy of its files into the directory.</summary>
    /// <returns>The connection to a copy of its database, or null where that is one of the files.</returns>
    public static async Task<string?> CopyAsync(string directory)
    {
        var made = await Made.Value;
        Directory.CreateDirectory(directory);
        foreach (var file in Directory.GetFiles(made.Data))
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
        return made.Database is { } database ? await PostgresCluster.CopyDatabaseAsync(database) : null;
    }

    private static async Task<Executable> MakeAsync()
    {
        var made = new Executable();
        await made.EmptyAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.DisposeAsync().GetAwaiter().GetResult();
        var (code, _, error) = await made.RunAsync(["seed"]);
        return code == 0 ? made : throw new InvalidOperationException(error);
    }
}
