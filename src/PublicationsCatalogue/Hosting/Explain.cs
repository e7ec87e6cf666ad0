using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>One sentence for the operator about a start or a command that failed for a reason outside the program.</summary>
internal static class Explain
{
    public static string? Of(Exception e, CatalogueSettings? settings = null) => e switch
    {
        StartRefusedException or SettingException => e.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"{e.Message.TrimEnd('.')}: stop what uses it, or choose another address with --urls.",
        _ => OfStore(e, settings),
    };

    private static string? OfStore(Exception e, CatalogueSettings? settings)
    {
        var database = settings is null ? "The database" : NameOf(settings);
        var cause = FirstLine(e.GetBaseException().Message);
        return Database.FaultOf(e) switch
        {
            StorageFault.Full => $"The disk is full ({cause}): make space and try again.",
            StorageFault.Locked => $"{database} is locked by another program ({cause}): let it finish or stop it, then try again.",
            StorageFault.ReadOnly => $"{database} can't be written to ({cause}): give it to the user that runs the catalogue.",
            StorageFault.Damaged => $"{database} is damaged ({cause}). Nothing was changed: keep a copy of it and put the last backup in its place.",
            StorageFault.Unreachable when settings is not null && Database.FileOf(settings) is not null =>
                $"{database} can't be opened ({cause}): check that it is there, and that the user that runs the catalogue may read it and write in its folder, where SQLite keeps files beside it.",
            StorageFault.Unreachable => $"{database} can't be opened ({cause}): check that it is there and running, and the setting Catalogue:Database:ConnectionString.",
            _ => null,
        };
    }

    public static string IsFolder(CatalogueSettings settings) => $"{NameOf(settings)} is a folder where a file should be: move it away, or set Catalogue:Database:ConnectionString to another file.";

    public static string NameOf(CatalogueSettings settings) => Database.FileOf(settings) is { } file ? $"The database {file}" : "The PostgreSQL database";

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim().TrimEnd('.');
}
