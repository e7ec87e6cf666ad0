namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>
/// A field that a spreadsheet would calculate is written behind an apostrophe (OWASP, CSV injection), and read without it, so that
/// what was written is read back as it was.
/// </summary>
internal static class CsvText
{
    private const string Calculated = "=+-@\t\r＝＋－＠";

    public static string Guard(string value) => IsGuardedOrCalculated(value, from: 0) ? "'" + value : value;

    public static string Unguard(string value) => value.StartsWith('\'') && IsGuardedOrCalculated(value, from: 1) ? value[1..] : value;

    // An apostrophe that stood there before gets one more, which is taken away again.
    private static bool IsGuardedOrCalculated(string value, int from)
    {
        var rest = value.AsSpan(from).TrimStart('\'');
        return rest.Length > 0 && Calculated.Contains(rest[0], StringComparison.Ordinal);
    }
}
