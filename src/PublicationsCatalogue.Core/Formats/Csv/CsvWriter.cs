using System.Buffers;
using System.Globalization;
using CsvHelper.Configuration;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Csv;

/// <summary>
/// CSV (RFC 4180) with the columns that <see cref="CsvEntryReader"/> takes, so that a file can go from one catalogue into another.
/// Several series, links and identifiers stand in one field, the first one first.
/// </summary>
public sealed class CsvWriter : TextPublicationWriter
{
    private static readonly IdentifierScheme[] BestFirst = [IdentifierScheme.Doi, IdentifierScheme.Isbn, IdentifierScheme.Handle, IdentifierScheme.ReportNumber, IdentifierScheme.Issn, IdentifierScheme.LegacyUrl, IdentifierScheme.LegacyId];
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly FormatContext context;
    private readonly CsvHelper.CsvWriter csv;

    public CsvWriter(Stream to, FormatContext context) : base(to, "\r\n")
    {
        this.context = context;
        csv = new CsvHelper.CsvWriter(To, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = field => IsQuoted(field.Field) }, leaveOpen: true);
    }

    public override void Begin() => Row([.. CsvColumns.Known]);

    public override void Write(Publication publication)
    {
        var (text, series) = (context.TextOf(publication), publication.Series.OrderBy(s => s.Id).ToList());
        Row(
        [
            text.Title, publication.DateIssued?.ToString(), text.Summary?.Trim(),
            List(publication.By(ContributorRole.Creator).Select(c => new AgentName(Part(c.PrintedName()), c.Agent.Kind == AgentKind.Person ? c.Agent.Orcid : null).ToString())),
            CsvValues.Join(series.Select(s => Facts.PlainLine(s.Series.Title))), CsvValues.Join(series.Select(s => Facts.PlainLine(s.Number))), List(publication.Keywords().Select(Part)),
            text.Language.ToString(), publication.Type, CsvValues.Join(publication.Links.OrderBy(l => l.Position).Select(l => l.Url)), CsvValues.Join(IdentifiersOf(publication)),
            text.Subtitle, publication.Publisher?.Name, publication.Licence,
        ]);
    }

    public override void Flush()
    {
        csv.Flush();
        base.Flush();
    }

    private void Row(string?[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
            csv.WriteField(CsvText.Guard(i == CsvColumns.Summary ? fields[i] ?? "" : Facts.PlainLine(fields[i])));
        csv.NextRecord();
    }

    private static string List(IEnumerable<string> names) => string.Join("; ", names);

    // Told the new line, CsvHelper quotes no field for half of it.
    private static bool IsQuoted(string? field) => field.AsSpan().ContainsAny(Quoted) || field.AsSpan().Trim(' ').Length != (field ?? "").Length;

    // A semicolon parts two names.
    private static string Part(string name) => name.Replace(';', ',');

    // As a reader of the file recognises it again: DOI, ISBN and ISSN by their shape, others by their name.
    private static IEnumerable<string> IdentifiersOf(Publication publication) => publication.Identifiers.Where(i => BestFirst.Contains(i.Scheme)).OrderBy(i => Array.IndexOf(BestFirst, i.Scheme)).ThenBy(i => i.Value, StringComparer.Ordinal)
        .Select(i => Facts.PlainLine(Identifier.TryGuess(i.Value, out var guessed) && guessed.Scheme == i.Scheme ? i.Value : $"{Identifier.NameOf(i.Scheme)}: {i.Value}"));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            csv.Dispose();
        base.Dispose(disposing);
    }
}
