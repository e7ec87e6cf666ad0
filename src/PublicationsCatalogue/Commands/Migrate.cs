using System.CommandLine;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Commands;

internal static class Migrate
{
    public static Command Command()
    {
        var command = new Command("migrate", "Creates the database or brings it up to date, and stops. Serving does this too.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = Server.Build([]);
            app.Services.GetRequiredService<DataDirectory>().Hold();
            await Startup.PrepareAsync(app.Services, ct);
            await Console.Out.WriteLineAsync("The database is up to date.");
            return 0;
        });
        return command;
    }
}
