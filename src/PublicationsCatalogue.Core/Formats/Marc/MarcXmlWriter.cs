using System.Globalization;
using System.Xml;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Marc;

/// <summary>MARC 21 in XML ("slim", Library of Congress), described as far as the catalogue knows: minimal level, ISBD not followed.</summary>
public sealed class MarcXmlWriter(XmlWriter xml, FormatContext context) : XmlPublicationWriter(xml)
{
    public const string Ns = "http://www.loc.gov/MARC21/slim";
    public const string Schema = "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd";

    // Where a name stands as the heading of the record, and where beside it.
    private static readonly (string Person, string Organisation) Main = ("100", "110");
    private static readonly (string Person, string Organisation) Added = ("700", "710");

    public override void Write(Publication publication)
    {
        var text = context.TextOf(publication);
        var names = publication.Contributions.OrderBy(c => c.Role).ThenBy(c => c.Position).ToList();
        var main = names.Find(c => c.Role == ContributorRole.Creator);
        Xml.WriteStartElement("record", Ns);
        Xml.WriteAttributeString("xmlns", "xsi", null, SchemaInstance);
        Xml.WriteAttributeString("xsi", "schemaLocation", SchemaInstance, $"{Ns} {Schema}");
        Xml.WriteElementString("leader", $"     n{KindOf(publication)} a22     7u 4500");
        Control("001", publication.Id.ToString(CultureInfo.InvariantCulture));
        Control("005", publication.ChangedAt().ToString("yyyyMMddHHmmss'.0'", CultureInfo.InvariantCulture));
        Control("008", FixedLength(publication));
        foreach (var row in publication.Identifiers.OrderBy(i => i.Scheme switch { IdentifierScheme.Isbn => 20, IdentifierScheme.Issn => 22, IdentifierScheme.ReportNumber => 88, _ => 24 }))
            Identifier(row);
        Field("040", "  ", ("a", context.Catalogue));
        Field("041", " 7", [.. publication.Texts.OrderByDescending(t => t == text).Select(t => ("a", (string?)t.Language.ToString())), ("2", "rfc5646")]);
        if (main is not null)
            Name(main, Main);
        Field("245", main is null ? "00" : "10", ("a", text.Title), ("b", text.Subtitle));
        Field("246", "3 ", ("a", text.AlternativeTitle));
        foreach (var other in publication.Texts.Where(t => t != text))
            Field("246", "31", ("a", other.Title), ("b", other.Subtitle));
        Field("250", "  ", ("a", publication.Edition));
        Field("264", " 1", ("b", publication.Publisher?.Name), ("c", publication.DateIssued?.ToString()));
        foreach (var membership in publication.Series)
            Field("490", "0 ", ("a", membership.Series.Title), ("x", membership.Series.Issn), ("v", membership.Number));
        foreach (var told in publication.Texts.OrderByDescending(t => t == text))
            Field("520", "  ", ("a", told.Abstract()));
        Field("540", "  ", ("a", Licence.Find(publication.Licence)?.Name), ("u", Licence.Find(publication.Licence)?.Url));
        Field("540", "  ", ("a", publication.AccessRights), ("c", publication.RightsHolder));
        foreach (var keyword in publication.Keywords())
            Field("653", "  ", ("a", keyword));
        Field("655", " 4", ("a", ResourceType.Find(publication.Type)?.Name));
        foreach (var name in names.Where(n => n != main))
            Name(name, Added);
        foreach (var link in publication.Links.OrderBy(l => l.Position))
            Field("856", link.Kind == LinkKind.FullText ? "40" : "42", ("u", link.Url), ("y", link.Label));
        Field("856", "42", ("u", context.AddressOf(publication)), ("y", context.Catalogue));
        Xml.WriteEndElement();
    }

    private void Name(Contribution contribution, (string Person, string Organisation) tags)
    {
        var name = PersonName.Of(contribution);
        var identifier = contribution.Agent.IdentifierUrl();
        if (contribution.Agent.Kind == AgentKind.Organization)
            Field(tags.Organisation, "2 ", ("a", name.Literal), ("u", contribution.Affiliation), ("0", identifier), ("4", MarcRelator.Of(contribution.Role)));
        else if (name.Literal is not null)
            Field(tags.Person, "0 ", ("a", name.Literal), ("u", contribution.Affiliation), ("0", identifier), ("4", MarcRelator.Of(contribution.Role)));
        else
            Field(tags.Person, "1 ", ("a", name.Given.Length == 0 ? name.FamilyWithParticle : $"{name.FamilyWithParticle}, {name.Given}"), ("c", name.Suffix), ("u", contribution.Affiliation), ("0", identifier), ("4", MarcRelator.Of(contribution.Role)));
    }

    private void Identifier(PublicationIdentifier row)
    {
        if (row.Scheme == IdentifierScheme.Isbn)
            Field("020", "  ", ("a", row.Value));
        else if (row.Scheme == IdentifierScheme.Issn)
            Field("022", "  ", ("a", row.Value));
        else if (row.Scheme == IdentifierScheme.ReportNumber)
            Field("088", "  ", ("a", row.Value));
        else
            Field("024", "7 ", ("a", row.Value), ("2", row.Scheme switch { IdentifierScheme.Doi => "doi", IdentifierScheme.Handle => "hdl", IdentifierScheme.LegacyUrl => "uri", _ => "local" }));
    }

    private void Control(string tag, string value)
    {
        Start("controlfield", null, ("tag", tag));
        Xml.WriteString(value);
        Xml.WriteEndElement();
    }

    // A field of which nothing is known is left out.
    private void Field(string tag, string indicators, params (string Code, string? Value)[] parts)
    {
        if (parts.All(p => p.Code is "2" or "4" || Allowed(Facts.PlainLine(p.Value)).Length == 0))
            return;
        Start("datafield", null, ("tag", tag), ("ind1", indicators[..1]), ("ind2", indicators[1..]));
        foreach (var (code, value) in parts)
            Element("subfield", value, null, null, ("code", code));
        Xml.WriteEndElement();
    }

    // Kind of record and bibliographic level.
    private static string KindOf(Publication publication) => publication.Type switch
    {
        "video" => "gm",
        "dataset" or "tool" => "mm",
        "newsletter" => "ab",
        "article" or "chapter" or "conference-paper" => "aa",
        _ => "am",
    };

    // 40 characters, of which only those are told that are known (MARC 21, 008).
    private static string FixedLength(Publication publication)
    {
        var date = publication.DateIssued is { } issued ? $"s{issued.YearText()}    " : "n        ";
        return $"{publication.CreatedAt.ToString("yyMMdd", CultureInfo.InvariantCulture)}{date}xx {new string('|', 17)}{MarcLanguage.Of(publication.Original?.Language)} d";
    }
}
