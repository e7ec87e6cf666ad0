using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.CslJson;

/// <summary>CSL-JSON (csl-data.json, CSL 1.0.2): always a list, as citeproc takes it. The id is the slug, as is the key in BibTeX.</summary>
public sealed class CslJsonWriter(Stream to, FormatContext context) : JsonPublicationWriter(to)
{
    public override void Begin() => Json.WriteStartArray();

    public override void End() => Json.WriteEndArray();

    public override void Write(Publication publication)
    {
        var (text, type) = (context.TextOf(publication), ResourceType.Find(publication.Type));
        Json.WriteStartObject();
        Json.WriteString("id", publication.Slug.ToString());
        Json.WriteString("type", type?.Csl ?? "document");
        Text("title", text.WholeTitle());
        Names("author", publication.By(ContributorRole.Creator));
        Names("editor", publication.By(ContributorRole.Editor));
        Names("translator", publication.By(ContributorRole.Translator));
        Issued(publication.DateIssued);
        Text("publisher", publication.Publisher?.Name);
        Series(publication);
        Text("genre", type?.Csl == "report" ? type.Name : null);
        Text("edition", publication.Edition);
        Text("DOI", publication.IdentifierOf(IdentifierScheme.Doi));
        Text("ISBN", publication.IdentifierOf(IdentifierScheme.Isbn));
        Text("ISSN", publication.Issn());
        Text("URL", publication.CitedUrl(context));
        Text("language", text.Language.ToString());
        Text("keyword", string.Join(", ", publication.Keywords()));
        Text("abstract", text.Abstract());
        Text("license", Licence.Find(publication.Licence)?.Url);
        Text("source", context.Catalogue);
        Json.WriteEndObject();
    }

    private void Series(Publication publication)
    {
        var (membership, isIn) = (publication.FirstSeries(), publication.IsInContainer());
        Text(isIn ? "container-title" : "collection-title", membership?.Series.Title);
        Text("volume", membership?.Volume);
        Text(isIn ? "issue" : "collection-number", membership?.Number);
        Text("number", publication.IdentifierOf(IdentifierScheme.ReportNumber));
    }

    private void Issued(PartialDate? date)
    {
        if (date is not { } issued)
            return;
        Json.WriteStartObject("issued");
        Json.WriteStartArray("date-parts");
        Json.WriteStartArray();
        foreach (var part in new[] { issued.Year, issued.Month, issued.Day }.OfType<int>())
            Json.WriteNumberValue(part);
        Json.WriteEndArray();
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    private void Names(string field, IEnumerable<Contribution> people) => Objects(field, people.Select(PersonName.Of), name =>
    {
        Text("family", name.Literal is null ? name.Family : null);
        Text("given", name.Literal is null ? name.Given : null);
        Text("non-dropping-particle", name.Particle);
        Text("suffix", name.Suffix);
        Text("literal", name.Literal);
    });
}
