namespace PublicationsCatalogue.Tests.Support;

/// <summary>
/// What the product says while it is tested: else nobody sees why it answered with 500. In TestResults/server-sqlite.log or
/// server-postgres.log beside the tests' program; .ci/run shows the faults in it when a test has failed.
/// </summary>
internal static class ServerLog
{
    private static readonly Lazy<TextWriter> Kept = new(() =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults"));
        var file = new FileStream(Path.Combine(folder.FullName, $"server-{(CatalogueApp.OnPostgres ? "postgres" : "sqlite")}.log"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        return TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });
    });

    /// <summary>To be called before a product starts in this process; it writes to the console's second channel.</summary>
    public static void Keep() => Console.SetError(Kept.Value);
}
