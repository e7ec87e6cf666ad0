using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.PageMetadata;

/// <summary>Tags that Google Scholar and Zotero read (Highwire Press): one for each author, nothing empty.</summary>
public static class Highwire
{
    public static IEnumerable<(string Name, string Content)> Of(Publication publication, FormatContext context) =>
        Tags(publication, context).Select(tag => (tag.Name, Facts.PlainLine(tag.Content))).Where(tag => tag.Item2.Length > 0);

    private static IEnumerable<(string Name, string? Content)> Tags(Publication publication, FormatContext context)
    {
        var (text, type, series) = (context.TextOf(publication), ResourceType.Find(publication.Type), publication.FirstSeries());
        yield return ("citation_title", text.WholeTitle());
        foreach (var author in publication.By(ContributorRole.Creator).Take(context.MostNames))
            yield return ("citation_author", PersonName.Of(author).InIndexOrder);
        // Scholar takes a year or a whole date; the month alone is in DC.date.
        if (publication.DateIssued is { } date)
            yield return ("citation_publication_date", date is { Month: { } month, Day: { } day } ? string.Create(CultureInfo.InvariantCulture, $"{date.YearText()}/{month:00}/{day:00}") : date.YearText());
        yield return (type?.Code switch { "article" or "newsletter" => "citation_journal_title", "conference-paper" => "citation_conference_title", "chapter" => "citation_inbook_title", _ => "citation_series_title" }, series?.Series.Title);
        yield return ("citation_volume", series?.Volume);
        yield return (publication.IsInContainer() ? "citation_issue" : "citation_technical_report_number", series?.Number ?? publication.IdentifierOf(IdentifierScheme.ReportNumber));
        yield return (type?.BibTeX == "techreport" ? "citation_technical_report_institution" : "citation_publisher", publication.Publisher?.Name);
        yield return ("citation_doi", publication.IdentifierOf(IdentifierScheme.Doi));
        yield return ("citation_isbn", publication.IdentifierOf(IdentifierScheme.Isbn));
        yield return ("citation_issn", publication.Issn());
        yield return ("citation_language", text.Language.ToString());
        foreach (var keyword in publication.Keywords())
            yield return ("citation_keywords", keyword);
        yield return ("citation_abstract_html_url", context.AddressOf(publication, text));
        yield return ("citation_pdf_url", publication.Links.OrderBy(l => l.Position).FirstOrDefault(l => Uri.TryCreate(l.Url, UriKind.Absolute, out var url) && url.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))?.Url);
    }
}
