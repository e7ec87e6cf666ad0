using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.House;

/// <summary>Who may import whom, read from the compiled code, so that neither "var" nor a full name hides an import.</summary>
public sealed class Imports
{
    private const string Core = "PublicationsCatalogue.Core";
    private const string Web = "PublicationsCatalogue";

    private static readonly Architecture Code =
        new ArchLoader().LoadAssemblies(typeof(Publication).Assembly, typeof(Program).Assembly).Build();

    private static readonly ILookup<string, Import> All = Code.Types
        .Where(t => IsOurs(t.FullName) && !IsMadeByRazor(t.FullName))
        .SelectMany(t => t.Dependencies.Select(d => new Import(Owner(t.FullName), Owner(d.Target.FullName))))
        .Where(i => i.From != i.To)
        .Distinct()
        .ToLookup(i => Room(i.From), StringComparer.Ordinal);

    private static IEnumerable<Import> FromOurs => All.SelectMany(room => room);

    [Fact]
    public void Core_knows_no_web_no_database_no_disk_and_nothing_else_of_ours()
    {
        string[] foreign = ["Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore.", "Microsoft.Data.", "Npgsql.", "System.IO.File", "System.IO.Directory", "System.Net.Http."];
        AssertNone(FromOurs.Where(i => IsIn(i.From, Core) && (foreign.Any(f => i.To.StartsWith(f, StringComparison.Ordinal)) || (IsOurs(i.To) && !IsIn(i.To, Core)))));
    }

    [Fact]
    public void Inside_Core_publications_and_text_import_neither_formats_nor_series() =>
        AssertNone(FromOurs.Where(i => (IsIn(i.From, Core + ".Publications") || IsIn(i.From, Core + ".Text"))
            && (IsIn(i.To, Core + ".Formats") || IsIn(i.To, Core + ".Series"))));

    [Fact]
    public void Each_database_is_named_only_where_the_choice_is_made()
    {
        string[] mayChoose = [$"{Web}.Data.Database", $"{Web}.Data.SqliteDesignTime", $"{Web}.Data.PostgresDesignTime"];
        AssertNone(FromOurs.Where(i => Provider(i.To) is { } provider && !IsIn(i.From, provider) && !mayChoose.Contains(i.From)));
    }

    [Fact]
    public void Drivers_are_named_only_in_Data() =>
        AssertNone(FromOurs.Where(i => !IsIn(i.From, $"{Web}.Data") && (i.To.StartsWith("Npgsql.", StringComparison.Ordinal) || i.To.StartsWith("Microsoft.Data.Sqlite.", StringComparison.Ordinal))));

    [Fact]
    public void A_feature_imports_no_other_feature_but_the_shared_one() =>
        AssertNone(FromOurs.Where(i => Feature(i.From) is { } from && Feature(i.To) is { } to && from != to && to is not ("Shared" or "Admin")));

    [Fact]
    public void The_shared_feature_imports_no_feature() =>
        AssertNone(FromOurs.Where(i => Feature(i.From) == "Shared" && Feature(i.To) is not (null or "Shared")));

    [Fact]
    public void Public_features_see_entries_only_through_the_public_door() =>
        AssertNone(FromOurs.Where(i => i.To == typeof(CatalogueContext).FullName && Feature(i.From) is { } feature
            && feature != "Account" && feature != "Admin" && !feature.StartsWith("Admin.", StringComparison.Ordinal)));

    [Fact]
    public void Settings_and_data_import_no_page_no_hosting_and_no_verb() =>
        AssertNone(FromOurs.Where(i => (IsIn(i.From, $"{Web}.Data") || IsIn(i.From, $"{Web}.Settings"))
            && (IsIn(i.To, $"{Web}.Features") || IsIn(i.To, $"{Web}.Hosting") || IsIn(i.To, $"{Web}.Commands"))));

    // Two things of the house that a page may name: the code that the start has printed, and the words for a full or locked disk.
    [Fact]
    public void Features_import_neither_hosting_nor_verbs()
    {
        string[] named = [$"{Web}.Hosting.FirstOwnerCode"];
        AssertNone(FromOurs.Where(i => IsIn(i.From, $"{Web}.Features") && !named.Contains(i.To)
            && (IsIn(i.To, $"{Web}.Hosting") || IsIn(i.To, $"{Web}.Commands"))));
    }

    [Fact]
    public void No_folder_is_named_after_nothing()
    {
        string[] empty = ["Services", "Helpers", "Utils", "Common", "Managers", "Extensions"];
        Assert.DoesNotContain(Tree.Files("src", ".cs"), f => f.Split('/')[..^1].Intersect(empty, StringComparer.Ordinal).Any());
    }

    [Fact]
    public void No_interface_has_only_one_implementation()
    {
        var ours = new[] { typeof(Publication).Assembly, typeof(Program).Assembly }.SelectMany(a => a.GetTypes()).ToList();
        Assert.Empty(ours.Where(t => t.IsInterface && ours.Count(c => c.IsClass && c.IsAssignableTo(t)) < 2).Select(t => t.FullName));
    }

    private static void AssertNone(IEnumerable<Import> broken) =>
        Findings.AssertNone(broken.Select(i => $"{i.From} imports {i.To}"));

    private static bool IsOurs(string name) => name.StartsWith("PublicationsCatalogue.", StringComparison.Ordinal) || name == "Program";

    // Views are compiled into this namespace; what they import follows from their models.
    private static bool IsMadeByRazor(string name) => name.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal);

    private static bool IsIn(string type, string room) => type.StartsWith(room + ".", StringComparison.Ordinal);

    private static string Room(string type) => type.LastIndexOf('.') is > 0 and var dot ? type[..dot] : "";

    private static string Owner(string name) => name.Split('+', '/', '<')[0];

    private static string? Provider(string type) =>
        IsIn(type, $"{Web}.Data.Sqlite") ? $"{Web}.Data.Sqlite" : IsIn(type, $"{Web}.Data.Postgres") ? $"{Web}.Data.Postgres" : null;

    /// <summary>"Browse", "Admin.Entries", or "Admin" for what all desk pages share; null outside Features.</summary>
    private static string? Feature(string type)
    {
        if (!IsIn(type, $"{Web}.Features"))
            return null;
        var parts = type.Split('.')[2..^1];
        return parts is [] ? "" : parts[0] == "Admin" ? string.Join('.', parts.Take(2)) : parts[0];
    }

    private sealed record Import(string From, string To);
}
