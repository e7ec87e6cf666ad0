using System.Xml;
using PublicationsCatalogue.Core.Formats.Marc;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Mods;

/// <summary>MODS 3.8 (Library of Congress), for library systems.</summary>
public sealed class ModsWriter(XmlWriter xml, FormatContext context) : XmlPublicationWriter(xml)
{
    public const string Ns = "http://www.loc.gov/mods/v3";
    public const string Schema = "http://www.loc.gov/standards/mods/v3/mods-3-8.xsd";

    public ModsWriter(Stream to, FormatContext context)
        : this(To(to), context)
    {
    }

    public override void Begin()
    {
        base.Begin();
        if (context.IsList)
            Root("modsCollection");
    }

    public override void Write(Publication publication)
    {
        if (context.IsList)
            Start("mods", Ns, ("version", "3.8"));
        else
        {
            Root("mods");
            Xml.WriteAttributeString("version", "3.8");
        }
        Titles(publication);
        foreach (var contribution in publication.Contributions.OrderBy(c => c.Role).ThenBy(c => c.Position))
            Name(contribution);
        var type = ResourceType.Find(publication.Type);
        Element("typeOfResource", type?.Code is "video" ? "moving image" : type?.Code is "dataset" or "tool" ? "software, multimedia" : "text");
        Element("genre", type?.Name);
        Origin(publication);
        var text = context.TextOf(publication);
        Within("language", () => Element("languageTerm", text.Language.ToString(), null, null, ("type", "code"), ("authority", "rfc5646")));
        Element("abstract", text.Abstract(), null, text.Language.ToString());
        foreach (var keyword in publication.Keywords())
            Within("subject", () => Element("topic", keyword));
        foreach (var membership in publication.Series)
            Series(membership);
        foreach (var row in publication.Identifiers)
            Element("identifier", row.Value, null, null, ("type", TypeOf(row.Scheme)));
        Within("location", () =>
        {
            Element("url", context.AddressOf(publication), null, null, ("usage", "primary display"));
            foreach (var link in publication.Links.OrderBy(l => l.Position))
                Element("url", link.Url, null, null, ("access", link.Kind == LinkKind.FullText ? "raw object" : "object in context"));
        });
        Element("accessCondition", Licence.Find(publication.Licence)?.Url, null, null, ("type", "use and reproduction"));
        Element("accessCondition", publication.AccessRights, null, null, ("type", "restriction on access"));
        Record(publication);
        Xml.WriteEndElement();
    }

    private void Root(string name)
    {
        Xml.WriteStartElement(name, Ns);
        Xml.WriteAttributeString("xmlns", "xsi", null, SchemaInstance);
        Xml.WriteAttributeString("xsi", "schemaLocation", SchemaInstance, $"{Ns} {Schema}");
    }

    private void Titles(Publication publication)
    {
        var shown = context.TextOf(publication);
        foreach (var text in publication.Texts.OrderByDescending(t => t == shown))
        {
            Start("titleInfo", Ns, ("type", text == shown ? null : "translated"));
            Xml.WriteAttributeString("xml", "lang", null, text.Language.ToString());
            Element("title", text.Title);
            Element("subTitle", text.Subtitle);
            Xml.WriteEndElement();
        }
        if (!string.IsNullOrWhiteSpace(shown.AlternativeTitle))
            Within("titleInfo", () => Element("title", shown.AlternativeTitle), ("type", "alternative"));
    }

    private void Name(Contribution contribution) => Within("name", () =>
    {
        var name = PersonName.Of(contribution);
        if (name.Literal is not null)
            Element("namePart", name.Literal);
        else
        {
            Element("namePart", name.FamilyWithParticle, null, null, ("type", "family"));
            Element("namePart", name.Given, null, null, ("type", "given"));
            Element("namePart", name.Suffix, null, null, ("type", "termsOfAddress"));
        }
        Element("nameIdentifier", contribution.Agent.IdentifierUrl(), null, null, ("type", contribution.Agent.Kind == AgentKind.Person ? "orcid" : "ror"));
        Within("role", () => Element("roleTerm", MarcRelator.Of(contribution.Role), null, null, ("type", "code"), ("authority", "marcrelator")));
        Element("affiliation", contribution.Affiliation);
    }, ("type", PersonName.Of(contribution).Literal is null ? "personal" : contribution.Agent.Kind == AgentKind.Organization ? "corporate" : null));

    private void Origin(Publication publication)
    {
        if (publication is { Publisher: null, DateIssued: null, Edition: null or "" })
            return;
        Within("originInfo", () =>
        {
            Element("publisher", publication.Publisher?.Name);
            Element("dateIssued", publication.DateIssued?.ToString(), null, null, ("encoding", "w3cdtf"), ("keyDate", "yes"));
            Element("edition", publication.Edition);
        });
    }

    private void Series(SeriesMembership membership) => Within("relatedItem", () =>
    {
        Within("titleInfo", () =>
        {
            Element("title", membership.Series.Title);
            Element("partNumber", membership.Number);
        });
        Element("identifier", membership.Series.Issn, null, null, ("type", "issn"));
    }, ("type", "series"));

    private void Record(Publication publication) => Within("recordInfo", () =>
    {
        Element("recordContentSource", context.Catalogue);
        Element("recordChangeDate", W3cDate.Of(publication.ChangedAt())[..10], null, null, ("encoding", "w3cdtf"));
        Element("recordIdentifier", context.Absolute($"/publications/{publication.Slug}"));
    });

    private void Within(string name, Action write, params (string Name, string? Value)[] attributes)
    {
        Start(name, Ns, attributes);
        write();
        Xml.WriteEndElement();
    }

    private static string TypeOf(IdentifierScheme scheme) => scheme switch
    {
        IdentifierScheme.Handle => "hdl",
        IdentifierScheme.ReportNumber => "report number",
        IdentifierScheme.LegacyUrl => "uri",
        IdentifierScheme.LegacyId => "local",
        _ => scheme.ToString().ToLowerInvariant(),
    };
}
