using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>Turns the fields of a row into an entry, by the rules of the form.</summary>
internal static class CsvRow
{
    private const int LongestSeries = 300;
    private const int LongestSubject = 200;
    private const int LongestNumber = 60;
    private const int MostNames = 3000;
    private const int MostValues = 100;

    public static bool TryRead(int line, CsvColumns columns, string[] row, [NotNullWhen(true)] out CsvEntry? entry, out string problem)
    {
        entry = null;
        var (title, subtitle, publisher) = (Line(columns.Of(row, "title")), Line(columns.Of(row, "subtitle")), Line(columns.Of(row, "publisher")) is { } named ? OneLine.OfName(named) : null);
        var (authors, subjects) = (List(columns.Of(row, "authors")).FindAll(name => !AgentName.IsOthers(name)), List(columns.Of(row, "subjects")));
        problem = title switch
        {
            null => "The title is empty.",
            { Length: > PublicationText.TitleLimit } => $"The title is longer than {PublicationText.TitleLimit} characters.",
            _ when subtitle?.Length > PublicationText.TitleLimit => $"The subtitle is longer than {PublicationText.TitleLimit} characters.",
            _ when publisher?.Length > Agent.NameLimit => $"The publisher’s name is longer than {Agent.NameLimit} characters.",
            _ when authors.Count > MostNames || subjects.Count > MostNames => $"There are more than {MostNames} authors or subjects.",
            _ when subjects.Exists(s => s.Length > LongestSubject) => $"A subject is longer than {LongestSubject} characters.",
            _ => "",
        };
        var summary = columns.Of(row, "summary") is { } typed ? DirectionMarks.Paired(NoText.LeftOut(typed)) : null;
        if (title is null || problem.Length > 0
            || !TryReadDate(columns.Of(row, "date"), out var date, out problem)
            || !TryReadNames(authors, out var names, out problem)
            || !TryReadSeries(columns, row, out var series, out problem)
            || !TryReadCodes(columns, row, out var codes, out problem)
            || !TryReadUrls(columns, row, out var urls, out problem)
            || !TryReadIdentifiers(columns, row, out var identifiers, out problem)
            || !Markdown.TryRender(summary, out var html, out problem))
            return false;
        entry = new CsvEntry(line, title)
        {
            Subtitle = subtitle,
            Date = date,
            Summary = summary,
            SummaryHtml = html,
            Authors = names,
            Series = series,
            Subjects = subjects,
            Language = codes.Language,
            Type = codes.Type,
            Urls = urls,
            Identifiers = identifiers,
            Publisher = string.IsNullOrEmpty(publisher) ? null : publisher,
            Licence = codes.Licence,
        };
        return true;
    }

    private static bool TryReadDate(string? text, out PartialDate? date, out string problem)
    {
        (date, problem) = (null, "");
        if (text is null)
            return true;
        if (!PartialDate.TryParse(text, out var read) && !DateText.TryRead(text, CultureInfo.InvariantCulture, out read, out problem))
        {
            problem = $"The date “{Short(text)}” can’t be read. {problem}";
            return false;
        }
        date = read;
        return true;
    }

    private static bool TryReadNames(List<string> typed, out IReadOnlyList<AgentName> names, out string problem)
    {
        (var read, names, problem) = (new List<AgentName>(typed.Count), [], "");
        foreach (var name in typed)
        {
            if (!AgentName.TryRead(name, AgentKind.Person, out var named, out problem))
                return false;
            if (named.Name.Length > Agent.NameLimit)
            {
                problem = $"The author “{Short(named.Name)}” has more than {Agent.NameLimit} characters.";
                return false;
            }
            read.Add(named);
        }
        names = read;
        return true;
    }

    // The numbers stand in the order of their series.
    private static bool TryReadSeries(CsvColumns columns, string[] row, out IReadOnlyList<CsvIssue> series, out string problem)
    {
        var titles = CsvValues.Split(columns.Of(row, "series"));
        var numbers = CsvValues.Split(columns.Of(row, "number")).Select(Line).ToList();
        series = [.. titles.Select((title, i) => (Title: Line(title) is { } line ? OneLine.OfName(line) : "", Number: i < numbers.Count ? numbers[i] : null))
            .Where(s => s.Title.Length > 0).Select(s => new CsvIssue(s.Title, s.Number))];
        problem = series.Any(s => s.Series.Length > LongestSeries) ? $"The series is longer than {LongestSeries} characters."
            : numbers.Exists(n => n?.Length > LongestNumber) ? $"The number in the series is longer than {LongestNumber} characters."
            : series.Count > MostValues ? $"There are more than {MostValues} series."
            : titles.Count > 0 && numbers.Count > titles.Count ? "There are more numbers than series: “||” parts them in both columns." : "";
        return problem.Length == 0;
    }

    private static bool TryReadCodes(CsvColumns columns, string[] row, out (LanguageTag? Language, string? Type, string? Licence) codes, out string problem)
    {
        (codes, problem) = (default, "");
        if (columns.Of(row, "language") is { } typedLanguage)
        {
            if (!LanguageNames.TryRead(typedLanguage, out var language))
                problem = $"“{Short(typedLanguage)}” is no language: write a code such as en, or the name.";
            codes.Language = language;
        }
        if (problem.Length == 0 && columns.Of(row, "type") is { } typedType)
        {
            codes.Type = ResourceType.All.FirstOrDefault(t => IsNamed(t, typedType))?.Code;
            problem = codes.Type is null ? $"“{Short(typedType)}” is no type: the types are {string.Join(", ", ResourceType.All.Select(t => t.Code))}." : "";
        }
        if (problem.Length == 0 && columns.Of(row, "licence") is { } typedLicence)
        {
            codes.Licence = Licence.All.FirstOrDefault(l => new[] { l.Code, l.Name, l.Url }.Contains(typedLicence, StringComparer.OrdinalIgnoreCase))?.Code;
            problem = codes.Licence is null ? $"“{Short(typedLicence)}” is no licence: the licences are {string.Join(", ", Licence.All.Select(l => l.Code))}." : "";
        }
        return problem.Length == 0;
    }

    private static bool TryReadUrls(CsvColumns columns, string[] row, out IReadOnlyList<string> urls, out string problem)
    {
        (var read, urls, problem) = (new List<string>(), [], "");
        foreach (var typed in CsvValues.Split(columns.Of(row, "url")).Where(url => url.Length > 0))
        {
            if (!WebAddress.TryParse(typed, out var address, out var wrong))
                problem = $"“{Short(typed)}”: {wrong}";
            else if (!read.Contains(address.Value, StringComparer.Ordinal))
                read.Add(address.Value);
            if (read.Count > MostValues)
                problem = $"There are more than {MostValues} addresses.";
            if (problem.Length > 0)
                return false;
        }
        urls = read;
        return true;
    }

    private static bool TryReadIdentifiers(CsvColumns columns, string[] row, out IReadOnlyList<Identifier> identifiers, out string problem)
    {
        (var read, identifiers, problem) = (new List<Identifier>(), [], "");
        foreach (var typed in CsvValues.Split(columns.Of(row, "identifier")).Where(id => id.Length > 0))
        {
            // What has no public scheme is the number of a report.
            if (Identifier.Read(typed) is not { } known && !Identifier.TryCreate(IdentifierScheme.ReportNumber, typed, out known, out problem))
                return false;
            if (!read.Contains(known))
                read.Add(known);
            if (read.Count > MostValues)
            {
                problem = $"There are more than {MostValues} identifiers.";
                return false;
            }
        }
        identifiers = read;
        return true;
    }

    private static bool IsNamed(ResourceType type, string name) =>
        name.Equals(type.Code, StringComparison.OrdinalIgnoreCase) || name.Equals(type.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(type.DataCite, StringComparison.OrdinalIgnoreCase);

    private static List<string> List(string? text) => text is null ? []
        : [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => OneLine.OfName(Line(part) ?? "")).Where(part => part.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    // On one line and without what can't be printed, as the form takes it.
    private static string? Line(string? text) => text is null ? null
        : string.Join(' ', new string([.. DirectionMarks.Paired(text).Select(c => char.IsControl(c) || NoText.Is(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(DirectionMarks.AtEnds) is { Length: > 0 } line ? line : null;

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
