using System.CommandLine;
using System.Globalization;
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
            await Export.RefuseUnlessReadyAsync(scope.ServiceProvider, ct);
            var done = await SearchIndexer.RebuildAsync(db, null, ct);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} entries were indexed."));
            return 0;
        });
        return command;
    }
}
