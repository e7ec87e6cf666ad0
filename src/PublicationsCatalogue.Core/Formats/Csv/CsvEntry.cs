using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>One row of a CSV file, read: what is empty there is null or an empty list here.</summary>
/// <param name="Line">The line on which the row begins; the heading is line 1.</param>
public sealed record CsvEntry(int Line, string Title)
{
    public string? Subtitle { get; init; }
    public PartialDate? Date { get; init; }
    public string? Summary { get; init; }
    public SafeHtml SummaryHtml { get; init; } = SafeHtml.Empty;
    public IReadOnlyList<AgentName> Authors { get; init; } = [];
    public IReadOnlyList<CsvIssue> Series { get; init; } = [];
    public IReadOnlyList<string> Subjects { get; init; } = [];
    public LanguageTag? Language { get; init; }
    public string? Type { get; init; }
    public IReadOnlyList<string> Urls { get; init; } = [];
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];
    public string? Publisher { get; init; }

    /// <summary>Code of a <see cref="Publications.Licence"/>.</summary>
    public string? Licence { get; init; }
}

/// <summary>A series that an entry is in, and its number there.</summary>
public sealed record CsvIssue(string Series, string? Number);

/// <summary>What is wrong with a row: a sentence for who made the file.</summary>
public sealed record CsvProblem(int Line, string Sentence)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}: {Sentence}");
}
