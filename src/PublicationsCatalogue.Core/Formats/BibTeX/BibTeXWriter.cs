using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.BibTeX;

/// <summary>
/// BibTeX (btxdoc, 1988) in UTF-8, with the fields that biblatex and reference managers added since. The key is the slug: unique in
/// the catalogue, legal in TeX, and as lasting as the address.
/// </summary>
public sealed class BibTeXWriter(Stream to, FormatContext context) : TextPublicationWriter(to, "\n")
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public override void Begin()
    {
        if (context.Note is { } note)
            To.WriteLine($"% {Facts.PlainLine(note)}");
    }

    public override void Write(Publication publication)
    {
        var (text, kind) = (context.TextOf(publication), ResourceType.Find(publication.Type)?.BibTeX ?? "misc");
        To.WriteLine($"@{kind}{{{publication.Slug},");
        Names("author", publication.By(ContributorRole.Creator));
        Names("editor", publication.By(ContributorRole.Editor));
        Names("translator", publication.By(ContributorRole.Translator));
        Text("title", text.WholeTitle());
        Date(publication.DateIssued);
        Text(kind switch { "techreport" => "institution", "manual" => "organization", _ => "publisher" }, publication.Publisher?.Name);
        Series(publication, kind);
        Text("type", kind == "techreport" ? ResourceType.Find(publication.Type)?.Name : null);
        Text("edition", publication.Edition);
        Verbatim("doi", publication.IdentifierOf(IdentifierScheme.Doi));
        Verbatim("isbn", publication.IdentifierOf(IdentifierScheme.Isbn));
        Verbatim("issn", publication.Issn());
        Verbatim("url", publication.CitedUrl(context));
        Text("language", text.Language.ToString());
        Text("keywords", string.Join(", ", publication.Keywords()));
        Text("abstract", text.Abstract());
        Verbatim("copyright", Licence.Find(publication.Licence)?.Url);
        To.WriteLine("}");
        To.WriteLine();
    }

    private void Series(Publication publication, string kind)
    {
        var membership = publication.FirstSeries();
        var field = kind switch { "article" => "journal", "inproceedings" or "incollection" => "booktitle", _ => "series" };
        Text(field, membership?.Series.Title);
        Text("volume", membership?.Volume);
        Text("number", membership?.Number ?? publication.IdentifierOf(IdentifierScheme.ReportNumber));
    }

    private void Date(PartialDate? date)
    {
        if (date is not { } issued)
            return;
        Text("year", issued.YearText());
        if (issued.Month is { } month)
            To.WriteLine($"  month = {Months[month - 1]},");
        if (issued.Day is { } day)
            Text("day", day.ToString(CultureInfo.InvariantCulture));
    }

    private void Names(string field, IEnumerable<Contribution> people)
    {
        if (string.Join(" and ", people.Select(p => BibTeXText.Of(PersonName.Of(p)))) is { Length: > 0 } names)
            To.WriteLine($"  {field} = {{{names}}},");
    }

    private void Text(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            To.WriteLine($"  {field} = {{{BibTeXText.Of(value)}}},");
    }

    private void Verbatim(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            To.WriteLine($"  {field} = {{{BibTeXText.Verbatim(value)}}},");
    }
}
