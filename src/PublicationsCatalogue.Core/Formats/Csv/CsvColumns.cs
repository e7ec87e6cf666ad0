namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>Where each column of a file stands.</summary>
internal sealed class CsvColumns
{
    public static readonly IReadOnlyList<string> Known = ["title", "date", "summary", "authors", "series", "number", "subjects", "language", "type", "url", "identifier", "subtitle", "publisher", "licence"];

    /// <summary>The place among the known ones of what may have many lines.</summary>
    public const int Summary = 2;

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public CsvColumns(string[] names)
    {
        for (var i = 0; i < names.Length && Problem is null; i++)
        {
            var name = names[i].Trim('\uFEFF', ' ');
            if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase))
                Problem = $"There is no column “{(name.Length > 40 ? name[..40] + "…" : name)}”: the columns are {string.Join(", ", Known)}.";
            else if (!places.TryAdd(name, i))
                Problem = $"The column “{name}” is there twice.";
        }
        if (Problem is null && !places.ContainsKey("title"))
            Problem = "The column “title” is missing from the first line.";
    }

    /// <summary>What makes the file unreadable, or null.</summary>
    public string? Problem { get; }

    public string? Of(string[] row, string column) =>
        places.TryGetValue(column, out var place) && place < row.Length && row[place].Trim() is { Length: > 0 } value ? CsvText.Unguard(value) : null;
}
