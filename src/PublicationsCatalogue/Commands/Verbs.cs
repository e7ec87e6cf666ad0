using System.CommandLine;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Commands;

/// <summary>What the executable can be asked to do. Exit codes: 0 done, 1 it failed, 2 called wrongly.</summary>
public static class Verbs
{
    private const int Failed = 1;
    internal const int CalledWrongly = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return MeansServe(args) ? await Serve.RunAsync(args) : await InvokeAsync(args);
        }
        catch (Exception e) when (Explain.Of(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return Failed;
        }
    }

    // Hosts that start the program themselves pass settings such as --environment=Production and no verb.
    private static bool MeansServe(string[] args) =>
        args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));

    private static async Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand(
            "The publications catalogue. Without a verb it serves the site.\n\n"
            + "Settings are in appsettings.json, section Catalogue; each can also be given by the environment,\n"
            + "such as Catalogue__DataDirectory=/srv/catalogue. The README explains them.\n\n"
            + "Exit codes: 0 done, 1 it failed (one sentence on stderr says why), 2 called wrongly.")
        {
            Serve.Command(), Migrate.Command(), Seed.Command(), CreateAdmin.Command(), Routes.Command(), Import.Command(), Export.Command(), MakeFiles.Command(), Verify.Command(), Reindex.Command(),
        };
        root.SetAction((_, _) => Serve.RunAsync([]));
        var call = root.Parse(args);
        if (call.Errors.Count == 0)
            return await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

        foreach (var error in call.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync();
        var verb = call.CommandResult.Command;
        await root.Parse(verb == root ? ["--help"] : [verb.Name, "--help"]).InvokeAsync(new InvocationConfiguration { Output = Console.Error });
        return CalledWrongly;
    }
}
