using System.CommandLine;
using PublicationsCatalogue.Features.Files;
using PublicationsCatalogue.Hosting;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Commands;

internal static class MakeFiles
{
    public static Command Command()
    {
        var command = new Command("make-files", "Makes the files with all public entries (/files/…) anew, as the server does every night. Works beside a running server.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = Server.Build([], readOnly: true);
            await using var scope = app.Services.CreateAsyncScope();
            await Export.RefuseUnlessReadyAsync(scope.ServiceProvider, ct);
            Export.TellWhereItIs(scope.ServiceProvider);
            var changed = await scope.ServiceProvider.GetRequiredService<PublishedFiles>().MakeAsync(ct);
            var settings = scope.ServiceProvider.GetRequiredService<CatalogueSettings>();
            foreach (var file in PublishedFile.All)
                await Console.Out.WriteLineAsync($"{file.PathIn(settings)} {(changed.Contains(file) ? "was made" : "is as it was")}");
            return 0;
        });
        return command;
    }
}
