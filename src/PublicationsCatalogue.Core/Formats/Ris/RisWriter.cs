using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Ris;

/// <summary>RIS (Research Information Systems, 2012), with tags of that list only; lines end in CR LF, a record in "ER  - ".</summary>
public sealed class RisWriter(Stream to, FormatContext context) : TextPublicationWriter(to, "\r\n")
{
    public override void Write(Publication publication)
    {
        var (text, type) = (context.TextOf(publication), ResourceType.Find(publication.Type)?.Ris ?? "GEN");
        var isReport = type == "RPRT";
        Tag("TY", type);
        Tag("ID", publication.Slug.ToString());
        Names("AU", publication.By(ContributorRole.Creator));
        Names("ED", publication.By(ContributorRole.Editor));
        Names("A4", publication.By(ContributorRole.Translator));
        Tag("TI", text.WholeTitle());
        Series(publication);
        if (publication.DateIssued is { } date)
        {
            Tag("PY", date.YearText());
            // YYYY/MM/DD/other, with nothing where nothing is known.
            Tag("DA", string.Create(CultureInfo.InvariantCulture, $"{date.YearText()}/{date.Month:00}/{date.Day:00}/"));
        }
        Tag("PB", publication.Publisher?.Name);
        Tag("ET", publication.Edition);
        Tag("DO", publication.IdentifierOf(IdentifierScheme.Doi));
        // Of a report, programs take it for the number of the report.
        Tag("SN", NumberOf(publication) is { } number && isReport ? number : publication.IdentifierOf(IdentifierScheme.Isbn) ?? publication.Issn());
        Tag("N1", isReport && publication.IdentifierOf(IdentifierScheme.Isbn) is { } isbn ? $"ISBN: {isbn}" : null);
        Tag("UR", publication.CitedUrl(context));
        Tag("LA", text.Language.ToString());
        foreach (var keyword in publication.Keywords())
            Tag("KW", keyword);
        Tag("AB", text.Abstract());
        Tag("N1", Licence.Find(publication.Licence) is { } licence ? $"Licence: {licence.Name}, {licence.Url}" : null);
        Tag("DB", context.Catalogue);
        To.WriteLine("ER  - ");
    }

    private void Series(Publication publication)
    {
        var membership = publication.FirstSeries();
        Tag("T2", membership?.Series.Title);
        Tag("VL", membership?.Volume);
        Tag(publication.IsInContainer() ? "IS" : "M1", NumberOf(publication));
    }

    private static string? NumberOf(Publication publication) => publication.IdentifierOf(IdentifierScheme.ReportNumber) ?? publication.FirstSeries()?.Number;

    private void Names(string tag, IEnumerable<Contribution> people)
    {
        foreach (var name in people.Select(PersonName.Of))
        {
            string?[] parts = [name.FamilyWithParticle, name.Literal is null ? name.Given : null, name.Suffix];
            Tag(tag, string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part))));
        }
    }

    private void Tag(string tag, string? value)
    {
        if (Facts.PlainLine(value) is { Length: > 0 } line)
            To.WriteLine($"{tag}  - {line}");
    }
}
