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
        command.SetAction((call, _) => RunAsync([.. call.UnmatchedTokens]));
        return command;
    }

    // What a host of ASP.NET Core reads; what else there is to set has a section, as in Catalogue:SiteTitle.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey, WebHostDefaults.EnvironmentKey, WebHostDefaults.ContentRootKey,
        WebHostDefaults.ApplicationKey, WebHostDefaults.WebRootKey, WebHostDefaults.DetailedErrorsKey, WebHostDefaults.ShutdownTimeoutKey, WebHostDefaults.PreferHostingUrlsKey,
        WebHostDefaults.CaptureStartupErrorsKey, WebHostDefaults.SuppressStatusMessagesKey, WebHostDefaults.StaticWebAssetsKey, "AllowedHosts",
    };

    /// <summary>Serves with settings as --name=value or --name value; anything else is a wrong call.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var hasValue = args[i].Contains('=', StringComparison.Ordinal);
            // Hosts that start the program themselves pass on the names of sections too, without a value.
            var named = args[i].StartsWith("--", StringComparison.Ordinal) && args[i][2..].Split('=') is [var name, .. var value] && (name.Contains(':', StringComparison.Ordinal) || Known.Contains(name) || value is [""]);
            if (named && !hasValue && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                i++;
            else if (!named || !hasValue)
            {
                await Console.Error.WriteLineAsync($"serve does not know “{args[i]}”: settings are given as --name value, such as --urls http://127.0.0.1:8080. Try --help.");
                return Verbs.CalledWrongly;
            }
        }
        return await Server.ServeAsync(args);
    }
}
