using System.IO.Compression;
using System.Text;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>Titles of real records, kept outside the project: CATALOGUE_CORPORA names the folder.</summary>
internal static class Corpora
{
    private static readonly string[] Files = ["nist-years.csv.gz", "specref.csv", "scale-100k.csv.gz"];

    /// <summary>Null when the folder is not on this machine.</summary>
    public static string? Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("CATALOGUE_CORPORA");
            return folder is not null && Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>Each title once, in the order of the files.</summary>
    public static IReadOnlyList<string> Titles(string folder) =>
        [.. Files.SelectMany(file => Rows(Path.Combine(folder, file)).Skip(1)).Select(row => row[0].Trim()).Where(title => title.Length > 3).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<List<string>> Rows(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream, Encoding.UTF8);
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == '"' && quoted && reader.Peek() == '"')
                cell.Append((char)reader.Read());
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                yield return row;
                row = [];
            }
            else if (quoted || c != '\r')
                cell.Append((char)c);
        }
    }
}
