using System.Xml;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.OpenAire;

/// <summary>OpenAIRE Guidelines for Literature Repository Managers v4: DataCite and Dublin Core, with the vocabularies of COAR.</summary>
public sealed class OpenAireWriter(XmlWriter xml, FormatContext context) : XmlPublicationWriter(xml)
{
    public const string Ns = "http://namespace.openaire.eu/schema/oaire/";
    public const string Schema = "https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd";
    private const string DataCite = "http://datacite.org/schema/kernel-4";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string CoarAccess = "http://purl.org/coar/access_right/";
    private const string CoarText = "http://purl.org/coar/resource_type/c_18cf";

    public override void Write(Publication publication)
    {
        var text = context.TextOf(publication);
        Xml.WriteStartElement("oaire", "resource", Ns);
        foreach (var (prefix, ns) in new[] { ("datacite", DataCite), ("dc", Dc), ("xsi", SchemaInstance) })
            Xml.WriteAttributeString("xmlns", prefix, null, ns);
        Xml.WriteAttributeString("xsi", "schemaLocation", SchemaInstance, $"{Ns} {Schema}");
        Group("titles", publication.Texts.OrderByDescending(t => t == text), t => Titles(t, t == text));
        Group("creators", publication.By(ContributorRole.Creator), c => Name("creator", c));
        Group("contributors", publication.Contributions.Where(c => c.Role is not (ContributorRole.Creator or ContributorRole.Funder)).OrderBy(c => c.Role).ThenBy(c => c.Position), c => Name("contributor", c));
        Funding([.. publication.By(ContributorRole.Funder)]);
        Identifiers(publication);
        if (publication.DateIssued is { } date)
            Group("dates", [date], d => Element("date", d.ToString(), DataCite, null, ("dateType", "Issued")));
        foreach (var told in publication.Texts.OrderByDescending(t => t == text))
            Element("language", told.Language.ToString(), Dc);
        Element("publisher", publication.Publisher?.Name, Dc);
        Kind(ResourceType.Find(publication.Type) ?? ResourceType.All[^1]);
        foreach (var told in publication.Texts.OrderByDescending(t => t == text))
            Element("description", told.Abstract(), Dc, told.Language.ToString());
        var (access, label) = AccessOf(publication);
        Element("rights", label, DataCite, null, ("rightsURI", CoarAccess + access));
        Group("subjects", publication.Keywords(), keyword => Element("subject", keyword, DataCite));
        foreach (var link in publication.Links.Where(l => l.Kind == LinkKind.FullText).OrderBy(l => l.Position))
            Element("file", link.Url, Ns, null, ("accessRightsURI", CoarAccess + access), ("objectType", "fulltext"));
        if (Licence.Find(publication.Licence) is { } licence)
            Element("licenseCondition", licence.Name, Ns, null, ("uri", licence.Url));
        if (publication.FirstSeries() is { } series)
        {
            Element("citationTitle", series.Series.Title, Ns);
            Element("citationVolume", series.Volume, Ns);
            Element("citationIssue", series.Number, Ns);
        }
        Element("citationEdition", publication.Edition, Ns);
        Xml.WriteEndElement();
    }

    // Nothing when there is none.
    private void Group<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return;
        Start(name, DataCite);
        all.ForEach(write);
        Xml.WriteEndElement();
    }

    private void Titles(PublicationText text, bool isFirst)
    {
        // There must be one, even of characters that can't be written.
        Element("title", Allowed(Facts.PlainLine(text.Title)) is { Length: > 0 } title ? title : "–", DataCite, text.Language.ToString(), ("titleType", isFirst ? null : "TranslatedTitle"));
        Element("title", text.Subtitle, DataCite, text.Language.ToString(), ("titleType", "Subtitle"));
        Element("title", text.AlternativeTitle, DataCite, text.Language.ToString(), ("titleType", "AlternativeTitle"));
    }

    private void Name(string element, Contribution contribution)
    {
        var name = PersonName.Of(contribution);
        var isOrganisation = contribution.Agent.Kind == AgentKind.Organization;
        Start(element, DataCite, ("contributorType", element == "contributor" ? TypeOf(contribution.Role) : null));
        Element($"{element}Name", name.Literal ?? (name.Given.Length == 0 ? name.FamilyWithParticle : $"{name.FamilyWithParticle}, {name.Given}"), DataCite, null, ("nameType", isOrganisation ? "Organizational" : "Personal"));
        if (name.Literal is null)
        {
            Element("givenName", name.Given, DataCite);
            Element("familyName", name.FamilyWithParticle, DataCite);
        }
        Element("nameIdentifier", contribution.Agent.IdentifierUrl(), DataCite, null, ("nameIdentifierScheme", isOrganisation ? "ROR" : "ORCID"), ("schemeURI", isOrganisation ? "https://ror.org" : "https://orcid.org"));
        Element("affiliation", contribution.Affiliation, DataCite);
        Xml.WriteEndElement();
    }

    private void Funding(IReadOnlyList<Contribution> funders)
    {
        if (funders.Count == 0)
            return;
        Start("fundingReferences", Ns);
        foreach (var funder in funders)
        {
            Start("fundingReference", Ns);
            Element("funderName", funder.PrintedName(), Ns);
            if (funder.Agent.Kind == AgentKind.Organization)
                Element("funderIdentifier", funder.Agent.IdentifierUrl(), Ns, null, ("funderIdentifierType", "ROR"));
            Xml.WriteEndElement();
        }
        Xml.WriteEndElement();
    }

    // The lasting one first: that of a resolver, else the address here.
    private void Identifiers(Publication publication)
    {
        var row = publication.Identifiers.Find(i => i.Scheme == IdentifierScheme.Doi) ?? publication.Identifiers.Find(i => i.Scheme == IdentifierScheme.Handle);
        var page = context.Absolute($"/publications/{publication.Slug}");
        var others = publication.Identifiers.Where(i => i != row).Select(i => (i.Value, Type: TypeOf(i.Scheme))).ToList();
        if (row is not null)
            others.Add((page, "URL"));
        Element("identifier", row?.Value ?? page, DataCite, null, ("identifierType", row is null ? "URL" : row.Scheme == IdentifierScheme.Doi ? "DOI" : "HANDLE"));
        others.RemoveAll(other => Allowed(Facts.PlainLine(other.Value)).Length == 0);
        Group("alternateIdentifiers", others, other => Element("alternateIdentifier", other.Value, DataCite, null, ("alternateIdentifierType", other.Type)));
    }

    private void Kind(ResourceType type) => Element("resourceType", type.Name.ToLowerInvariant(), Ns, null,
        ("resourceTypeGeneral", type.Code switch { "dataset" => "dataset", "tool" or "video" or "other" => "other research product", _ => "literature" }), ("uri", UriOf(type)));

    // The guidelines' list of types is older than the learning object.
    private static string UriOf(ResourceType type) => type.Code == "training-guide" ? CoarText : type.Coar;

    // The catalogue holds no files: what it can answer for is a licence that lets everybody have it, or a text that stands open.
    private static (string Concept, string Label) AccessOf(Publication publication) =>
        Licence.Find(publication.Licence) is not null || publication.Links.Exists(l => l.Kind == LinkKind.FullText) ? ("c_abf2", "open access") : ("c_14cb", "metadata only access");

    private static string TypeOf(ContributorRole role) => role is ContributorRole.Editor or ContributorRole.ContactPerson or ContributorRole.DataCollector or ContributorRole.Sponsor ? role.ToString() : "Other";

    private static string TypeOf(IdentifierScheme scheme) => scheme switch
    {
        IdentifierScheme.Isbn or IdentifierScheme.Issn or IdentifierScheme.Doi => scheme.ToString().ToUpperInvariant(),
        IdentifierScheme.LegacyUrl => "URL",
        _ => Identifier.NameOf(scheme),
    };
}
