using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.Json;

/// <summary>
/// The catalogue's own JSON: the whole public record, with names as DataCite 4 and schema.org have them. One publication is an
/// object, a list is an object whose "items" are such objects, or, as JSON Lines (jsonlines.org), each of them on a line of its own.
/// </summary>
public sealed class JsonWriter(Stream to, FormatContext context, bool isLines = false) : JsonPublicationWriter(to, isIndented: !isLines)
{
    /// <summary>What stands directly in a publication, in this order; what is empty is left out.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "id", "url", "language", "title", "subtitle", "alternativeTitle", "abstract", "abstractHtml", "dateIssued", "resourceType", "resourceTypeGeneral", "creators", "contributors",
        "publisher", "series", "subjects", "identifiers", "links", "rightsIdentifier", "rightsUri", "rightsHolder", "accessRights", "edition", "temporalStart", "temporalEnd",
        "translations", "dateAvailable", "dateUpdated",
    ];

    private bool IsWrapped => context.IsList && !isLines;

    public override void Begin()
    {
        if (!IsWrapped)
            return;
        Json.WriteStartObject();
        Text("title", context.Title);
        Text("url", context.Absolute(context.Page));
        Text("note", context.Note);
        Json.WriteStartArray("items");
    }

    public override void End()
    {
        if (!IsWrapped)
            return;
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    public override void Write(Publication publication)
    {
        Told(publication);
        if (isLines)
            EndLine();
    }

    private void Told(Publication publication)
    {
        var (text, type) = (context.TextOf(publication), ResourceType.Find(publication.Type));
        Json.WriteStartObject();
        Text("id", StableId.Of(publication, context));
        Text("url", context.AddressOf(publication, text));
        Told(text);
        Text("dateIssued", publication.DateIssued?.ToString());
        Text("resourceType", type?.Code);
        Text("resourceTypeGeneral", type?.DataCite);
        Objects("creators", publication.By(ContributorRole.Creator), Name);
        Objects("contributors", publication.Contributions.Where(c => c.Role != ContributorRole.Creator).OrderBy(c => c.Role).ThenBy(c => c.Position), c =>
        {
            Text("contributorType", c.Role.ToString());
            Name(c);
        });
        Text("publisher", publication.Publisher?.Name);
        Objects("series", publication.Series, s =>
        {
            Text("title", s.Series.Title);
            Text("number", s.Number);
            Text("volume", s.Volume);
            Text("issn", s.Series.Issn);
            Text("url", Page(s.Series, "series"));
        });
        Objects("subjects", publication.SubjectsInOrder(), s =>
        {
            Text("subject", s.Label);
            Text("valueUri", s.ExactMatchUri);
            Text("url", Page(s, "subjects"));
        });
        Objects("identifiers", publication.Identifiers, i =>
        {
            Text("identifierType", Identifier.NameOf(i.Scheme));
            Text("identifier", i.Value);
        });
        Objects("links", publication.Links.OrderBy(l => l.Position), l =>
        {
            Text("url", l.Url);
            Text("kind", char.ToLowerInvariant(l.Kind.ToString()[0]) + l.Kind.ToString()[1..]);
            Text("label", l.Label);
        });
        Rights(publication);
        Text("edition", publication.Edition);
        Text("temporalStart", publication.PeriodStart?.ToString());
        Text("temporalEnd", publication.PeriodEnd?.ToString());
        Objects("translations", publication.Texts.Where(t => t != text), t =>
        {
            Told(t);
            Text("url", context.AddressOf(publication, t));
        });
        Text("dateAvailable", publication.FirstPublicAt is { } first ? W3cDate.Of(first) : null);
        Text("dateUpdated", W3cDate.Of(publication.ChangedAt()));
        Json.WriteEndObject();
    }

    private void Told(PublicationText text)
    {
        Text("language", text.Language.ToString());
        Text("title", text.Title);
        Text("subtitle", text.Subtitle);
        Text("alternativeTitle", text.AlternativeTitle);
        Text("abstract", text.Abstract());
        if (!string.IsNullOrEmpty(text.SummaryHtml))
            Json.WriteString("abstractHtml", AbsoluteLinks.In(SafeHtml.FromStored(text.SummaryHtml), context.Root).ToString());
    }

    private void Name(Contribution contribution)
    {
        var (name, agent) = (PersonName.Of(contribution), contribution.Agent);
        Text("name", contribution.PrintedName());
        Text("nameType", agent.Kind == AgentKind.Person ? "Personal" : "Organizational");
        Text("familyName", name.Literal is null ? name.FamilyWithParticle : null);
        Text("givenName", name.Literal is null ? name.Given : null);
        Text("nameIdentifier", agent.IdentifierUrl());
        Text("affiliation", contribution.Affiliation);
        Text("url", Page(agent, "authors"));
    }

    private string? Page(Term term, string folder) => term.HasPage ? context.Absolute($"/{folder}/{term.Slug}") : null;

    private void Rights(Publication publication)
    {
        var licence = Licence.Find(publication.Licence);
        Text("rightsIdentifier", licence?.Code);
        Text("rightsUri", licence?.Url);
        Text("rightsHolder", publication.RightsHolder);
        Text("accessRights", publication.AccessRights);
    }
}
