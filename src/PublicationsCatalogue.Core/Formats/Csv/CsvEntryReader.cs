using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;

namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>
/// Reads entries from CSV (RFC 4180, UTF-8), row by row, however long the file. The first line names the columns: title, and any
/// of date, summary, authors, series, number, subjects, language, type, url, identifier, subtitle, publisher, licence; authors and subjects are parted by ";",
/// several series with their numbers, addresses and identifiers by "||".
/// </summary>
public static class CsvEntryReader
{
    private const int LongestField = 1_000_000;

    /// <summary>Each row as an entry or as a problem. A file that has no heading this reader knows gives one problem, of line 1.</summary>
    public static async IAsyncEnumerable<(CsvEntry? Entry, CsvProblem? Problem)> ReadAsync(TextReader text, [EnumeratorCancellation] CancellationToken ct)
    {
        string? unclosed = null;
        // A file that begins with spaces, quotes within a field, rows that are too short: all is read as far as it can be.
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => unclosed = bad.Field.AsSpan().TrimStart().StartsWith('"') ? bad.Field : unclosed,
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            MaxFieldSize = LongestField,
            Mode = CsvMode.RFC4180,
        });
        if (!await csv.ReadAsync() || csv.Record is not { } names)
        {
            yield return (null, new CsvProblem(1, "The file is empty: its first line must name the columns, such as title,date,summary."));
            yield break;
        }
        var columns = new CsvColumns(names);
        if (columns.Problem is { } problem)
        {
            yield return (null, new CsvProblem(1, problem));
            yield break;
        }
        while (await csv.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            unclosed = null;
            var row = csv.Record ?? [];
            var line = csv.RawRow - LinesWithin(csv.RawRecord, unclosed);
            if (unclosed is not null)
                yield return (null, new CsvProblem(line, "A field that begins with a quotation mark does not end with one: close it, and write a quotation mark within it twice."));
            else if (row.Skip(names.Length).Any(field => field.Length > 0))
                yield return (null, new CsvProblem(line, $"There are {row.Length} fields, and the first line names {names.Length}: put a field that has a comma into quotation marks."));
            else
                yield return CsvRow.TryRead(line, columns, row, out var entry, out var sentence) ? (entry, null) : (null, new CsvProblem(line, sentence));
        }
    }

    // What is never closed has the end of its last line too.
    private static int LinesWithin(string record, string? unclosed) =>
        (unclosed?.EndsWith('\n') == true ? record : record.AsSpan().TrimEnd("\r\n")).Count('\n');
}
