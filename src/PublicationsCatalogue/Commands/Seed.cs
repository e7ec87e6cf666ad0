using System.CommandLine;
using System.Globalization;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Commands;

internal static class Seed
{
    public static Command Command()
    {
        var command = new Command("seed", "Reads the listing into a new catalogue, and stops. A catalogue is seeded once in its life; serving does this too.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = Server.Build([]);
            app.Services.GetRequiredService<DataDirectory>().Hold();
            await Startup.PrepareAsync(app.Services, ct);
            var added = await Startup.SeedAsync(app.Services, ct);
            await Console.Out.WriteLineAsync(added is { } count
                ? string.Create(CultureInfo.InvariantCulture, $"{count} entries were added from the listing.")
                : "Nothing was added: this catalogue has been seeded or has entries of its own.");
            return 0;
        });
        return command;
    }
}
