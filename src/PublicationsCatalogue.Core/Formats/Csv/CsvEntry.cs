using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>One row of a CSV file, read: what is empty there is null or an empty list here.</summary>
/// <param name="Line">The line on which the row begins; the heading is line 1.</param>
public sealed record CsvEntry(int Line, string Title)
{
    public PartialDate? Date { get; init; }
    public string? Summary { get; init; }
    public SafeHtml SummaryHtml { get; init; } = SafeHtml.Empty;
    public IReadOnlyList<AgentName> Authors { get; init; } = [];
    public string? Series { get; init; }
    public string? SeriesNumber { get; init; }
    public IReadOnlyList<string> Subjects { get; init; } = [];
    public LanguageTag? Language { get; init; }
    public string? Type { get; init; }
    public string? Url { get; init; }
    public Identifier? Identifier { get; init; }
}

/// <summary>What is wrong with a row: a sentence for who made the file.</summary>
public sealed record CsvProblem(int Line, string Sentence)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {Line}: {Sentence}");
}
