using System.Text.RegularExpressions;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.House;

/// <summary>src/README.md is true: each folder it names exists, and each room of the house is named.</summary>
public sealed partial class SourceMap
{
    private static readonly string[] Named = [.. FolderNames().Matches(Tree.Read("src/README.md")).Select(m => m.Groups["folder"].Value)];

    [Fact]
    public void Every_folder_the_map_names_exists() =>
        Assert.DoesNotContain(Named, f => !Directory.Exists(Path.Combine(Tree.Root, "src", f)) && !Directory.Exists(Path.Combine(Tree.Root, f)));

    [Fact]
    public void Every_room_is_on_the_map()
    {
        string[] projects = ["src/PublicationsCatalogue", "src/PublicationsCatalogue.Core", "src/PublicationsCatalogue/Features", "src/PublicationsCatalogue/Features/Admin"];
        var rooms = projects.SelectMany(p => Directory.GetDirectories(Path.Combine(Tree.Root, p)))
            .Select(d => Path.GetRelativePath(Path.Combine(Tree.Root, "src"), d).Replace('\\', '/'))
            .Where(d => Path.GetFileName(d) is not ("bin" or "obj" or "Properties"));
        Findings.AssertNone(rooms.Except(Named, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"`(?<folder>[A-Za-z.]+(?:/[A-Za-z.]+)*)/`", RegexOptions.NonBacktracking)]
    private static partial Regex FolderNames();
}
