using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Commands;

internal static class Reindex
{
    public static Command Command()
    {
        var command = new Command("reindex", "Makes the search index anew from the records. Works beside a running server, which goes on finding meanwhile.");
        command.SetAction(async (_, ct) =>
        {
            await using var app = Server.Build([]);
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CatalogueContext>();
            if (!(await db.Database.GetAppliedMigrationsAsync(ct)).Any() || (await db.Database.GetPendingMigrationsAsync(ct)).Any())
                throw new StartRefusedException("There is no catalogue here, or it is of an older release: start it once, or run migrate, then reindex.");
            var done = await SearchIndexer.RebuildAsync(db, null, ct);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} entries were indexed."));
            return 0;
        });
        return command;
    }
}
