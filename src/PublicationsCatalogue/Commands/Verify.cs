using System.CommandLine;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Commands;

internal static class Verify
{
    public static Command Command()
    {
        var command = new Command("verify", "Checks settings, database and records without changing anything; a line for each check. Works beside a running server.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = Server.Build([], readOnly: true);
            var settings = app.Services.GetRequiredService<CatalogueSettings>();
            if (Database.FileOf(settings) is { } file && new FileInfo(file) is not { Exists: true, Length: > 0 })
                throw new StartRefusedException(Directory.Exists(file) ? Explain.IsFolder(settings) : $"There is no catalogue to verify: {file} is missing or empty.");
            await using var scope = app.Services.CreateAsyncScope();
            var faults = 0;
            await foreach (var check in ActivatorUtilities.CreateInstance<Checks>(scope.ServiceProvider).RunAsync(ct))
            {
                await Console.Out.WriteLineAsync($"{(check.Faults.Count == 0 ? "ok   " : "FAULT")} {check.Name}");
                foreach (var fault in check.Faults)
                    await Console.Error.WriteLineAsync($"{check.Name}: {fault}");
                faults += check.Faults.Count;
            }
            return faults == 0 ? 0 : 1;
        });
        return command;
    }
}
