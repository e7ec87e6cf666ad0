using System.CommandLine;
using PublicationsCatalogue.Hosting;

namespace PublicationsCatalogue.Commands;

internal static class Serve
{
    public static Command Command()
    {
        var command = new Command("serve",
            "Serves the site (also without a verb): brings the database up to date, reads the listing into a new catalogue, "
            + "prints the address. Takes ASP.NET Core's own options, such as --urls http://127.0.0.1:8080.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((call, _) => Server.ServeAsync([.. call.UnmatchedTokens]));
        return command;
    }
}
