using System.CommandLine;
using System.Globalization;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Import;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Commands;

internal static class Import
{
    private const int MostProblems = 20;
    private const int ProgressEvery = 5000;

    public static Command Command()
    {
        var file = new Argument<FileInfo>("file") { Description = "A CSV file in UTF-8. Its first line names the columns: title, and any of date, summary, authors, series, number, subjects, language, type, url, identifier, subtitle, publisher, licence; authors and subjects are parted by ;" };
        var draft = new Option<bool>("--draft") { Description = "Brings the entries in as drafts; else they are public at once" };
        var command = new Command("import", "Brings the rows of a CSV file in as entries: all of them or, when one can't be read, none. "
            + "Rows that are in the catalogue already are left out, so that the same file twice adds nothing. The server must be stopped.")
        {
            file, draft,
        };
        command.SetAction((call, ct) => RunAsync(call.GetRequiredValue(file), call.GetValue(draft), ct));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, bool asDrafts, CancellationToken ct)
    {
        if (!file.Exists)
            throw new StartRefusedException(Directory.Exists(file.FullName) ? $"{file.FullName} is a folder: name the CSV file in it." : $"There is no file {file.FullName}.");
        int rows, problems;
        try
        {
            (rows, problems) = await CheckAsync(file, ct);
        }
        catch (System.Text.DecoderFallbackException e)
        {
            throw new StartRefusedException($"Nothing was added: {file.Name} is not in UTF-8. Save it as “CSV UTF-8” and import it again.", e);
        }
        if (problems > 0)
            return 1;
        await using var app = Server.Build([]);
        app.Services.GetRequiredService<DataDirectory>().Hold();
        await Startup.PrepareAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var run = ActivatorUtilities.CreateInstance<ImportRun>(scope.ServiceProvider);
        var language = LanguageTag.TryParse(app.Services.GetRequiredService<Site>().Language, out var tag) ? tag : default;
        var outcome = await run.RunAsync(EntriesAsync(file, ct), rows, language, asDrafts, Progress(rows), ct);
        if (!Console.IsErrorRedirected)
            await Console.Error.WriteAsync("\r\u001b[K");
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{outcome.Added:#,0} entries were added; {outcome.Known:#,0} were here already."));
        return 0;
    }

    // The whole file is read before anything is written: most problems are found in the first second.
    private static async Task<(int Rows, int Problems)> CheckAsync(FileInfo file, CancellationToken ct)
    {
        var (rows, count) = (0, 0);
        using var text = Open(file);
        await foreach (var (_, problem) in CsvEntryReader.ReadAsync(text, ct))
        {
            rows++;
            if (problem is null)
                continue;
            if (++count <= MostProblems)
                await Console.Error.WriteLineAsync($"{file.Name}, {problem}");
        }
        if (count > 0)
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Nothing was added: {count:#,0} {(count == 1 ? "row has a problem" : "rows have problems")}. Mend the file and import it again."));
        return (rows, count);
    }

    private static async IAsyncEnumerable<CsvEntry> EntriesAsync(FileInfo file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var text = Open(file);
        await foreach (var (entry, problem) in CsvEntryReader.ReadAsync(text, ct))
            yield return entry ?? throw new StartRefusedException($"Nothing was added: {file.Name} changed while it was read ({problem}).");
    }

    private static StreamReader Open(FileInfo file)
    {
        try
        {
            return new StreamReader(file.OpenRead(), new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{file.FullName} can't be read: {e.Message}", e);
        }
    }

    // A line that is written over, on a terminal only.
    private static Action<int>? Progress(int rows) => Console.IsErrorRedirected ? null : done =>
    {
        if (done == rows || done % ProgressEvery == 0)
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done:#,0} of {rows:#,0} rows{(done == rows ? "; now the indexes…" : "")}"));
    };
}
