using System.Text;

namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>
/// Several values in one field, parted by "||" as in DSpace's metadata files: no title, address or number has that by itself. Should one have
/// it, a backslash stands between its two strokes, and one more for each that stood there before.
/// </summary>
internal static class CsvValues
{
    private const string Between = "||";

    /// <summary>Empty values at the end are left out.</summary>
    public static string Join(IEnumerable<string?> values) =>
        string.Join($" {Between} ", values.Reverse().SkipWhile(string.IsNullOrEmpty).Reverse().Select(value => Strokes(value ?? "", more: 1)));

    /// <summary>The values in their places; one that is empty is empty here.</summary>
    public static IReadOnlyList<string> Split(string? field) => field is null ? [] : [.. field.Split(Between).Select(value => Strokes(value.Trim(), more: -1))];

    private static string Strokes(string value, int more)
    {
        if (!value.Contains('|', StringComparison.Ordinal))
            return value;
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            text.Append(value[i]);
            if (value[i] != '|')
                continue;
            var next = i + 1;
            while (next < value.Length && value[next] == '\\')
                next++;
            if (next == value.Length || value[next] != '|')
                continue;
            text.Append('\\', Math.Max(0, next - i - 1 + more));
            i = next - 1;
        }
        return text.ToString();
    }
}
