using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>
/// Several values in one field, parted by "||" as in DSpace's metadata files: no title, address or number has that by itself. Should one have
/// it, a backslash stands between its two strokes, and one more for each that stood there before.
/// </summary>
internal static partial class CsvValues
{
    private const string Between = "||";

    /// <summary>Empty values at the end are left out.</summary>
    public static string Join(IEnumerable<string?> values) =>
        string.Join(" || ", values.Reverse().SkipWhile(string.IsNullOrEmpty).Reverse().Select(value => Strokes().Replace(value ?? "", "$1\\")));

    /// <summary>The values in their places; one that is empty is empty here.</summary>
    public static IReadOnlyList<string> Split(string? field) => field is null ? [] : [.. field.Split(Between).Select(value => Kept().Replace(value.Trim(), "$1"))];

    [GeneratedRegex(@"(\|\\*)(?=\|)", RegexOptions.CultureInvariant)]
    private static partial Regex Strokes();

    [GeneratedRegex(@"(\|\\*)\\(?=\|)", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();
}
