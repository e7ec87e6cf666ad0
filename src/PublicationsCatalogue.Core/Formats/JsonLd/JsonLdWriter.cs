using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.JsonLd;

/// <summary>JSON-LD 1.1 in the words of schema.org; a list is a page with parts. In a page it stands as a block of data.</summary>
public sealed class JsonLdWriter(Stream to, FormatContext context, bool isForPages = false) : JsonPublicationWriter(to, isForPages)
{
    private const string Vocabulary = "https://schema.org";

    public override void Begin()
    {
        if (!context.IsList)
            return;
        Json.WriteStartObject();
        Text("@context", Vocabulary);
        Text("@type", "CollectionPage");
        Text("@id", context.Absolute(context.Page));
        Text("name", context.Title);
        Text("description", context.Note);
        Json.WriteStartArray("hasPart");
    }

    public override void End()
    {
        if (!context.IsList)
            return;
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    public override void Write(Publication publication)
    {
        var (text, type) = (context.TextOf(publication), ResourceType.Find(publication.Type));
        Json.WriteStartObject();
        Text("@context", context.IsList ? null : Vocabulary);
        Text("@type", type?.SchemaOrg ?? "CreativeWork");
        Text("@id", context.AddressOf(publication, text));
        Text("url", context.AddressOf(publication, text));
        Text("name", text.WholeTitle());
        Text("alternateName", text.AlternativeTitle);
        Text("abstract", text.Abstract());
        Text("inLanguage", text.Language.ToString());
        Text("genre", type?.Name);
        Text("datePublished", publication.DateIssued?.ToString());
        Text("dateModified", W3cDate.Of(publication.ChangedAt()));
        Objects("author", publication.By(ContributorRole.Creator).Take(context.MostNames), Somebody);
        Objects("editor", publication.By(ContributorRole.Editor), Somebody);
        Objects("translator", publication.By(ContributorRole.Translator), Somebody);
        Objects("publisher", new[] { publication.Publisher }.OfType<Agent>(), p => Somebody(p.Name, p));
        Objects("isPartOf", publication.Series, Series);
        if (publication.FirstSeries() is { } series)
        {
            Text("position", series.Number);
            Text("issueNumber", type?.SchemaOrg == "PublicationIssue" ? series.Number : null);
        }
        Texts("keywords", publication.Keywords());
        Objects("about", publication.SubjectsInOrder(), Subject);
        Objects("identifier", publication.Identifiers, i =>
        {
            Text("@type", "PropertyValue");
            Text("propertyID", Identifier.NameOf(i.Scheme));
            Text("value", i.Value);
            Text("url", Identifier.TryCreate(i.Scheme, i.Value, out var known, out _) ? known.Url : null);
        });
        Text("isbn", publication.IdentifierOf(IdentifierScheme.Isbn));
        Texts("sameAs", SameAs(publication));
        Text("bookEdition", type?.SchemaOrg == "Book" ? publication.Edition : null);
        Text("version", type?.SchemaOrg == "Book" ? null : publication.Edition);
        Text("temporalCoverage", Period(publication));
        Text("license", Licence.Find(publication.Licence)?.Url);
        Objects("workTranslation", publication.Texts.Where(t => t != text), t =>
        {
            Text("@type", type?.SchemaOrg ?? "CreativeWork");
            Text("@id", context.AddressOf(publication, t));
            Text("name", t.WholeTitle());
            Text("inLanguage", t.Language.ToString());
        });
        Json.WriteEndObject();
    }

    private static IEnumerable<string> SameAs(Publication publication) =>
        publication.Identifiers.Where(i => i.Scheme is IdentifierScheme.Doi or IdentifierScheme.Handle)
            .Select(i => Identifier.TryCreate(i.Scheme, i.Value, out var known, out _) ? known.Url ?? "" : "")
            .Concat(publication.Links.OrderBy(l => l.Position).Select(l => l.Url)).Distinct(StringComparer.Ordinal);

    private static string? Period(Publication publication) => (publication.PeriodStart, publication.PeriodEnd) switch
    {
        (null, _) => null,
        ({ } start, { } end) when end != start => $"{start}/{end}",
        ({ } start, _) => start.ToString(),
    };

    private void Series(SeriesMembership membership)
    {
        Text("@type", membership.Series.Issn is null ? "CreativeWorkSeries" : "Periodical");
        Text("@id", context.Absolute($"/series/{membership.Series.Slug}"));
        Text("name", membership.Series.Title);
        Text("issn", membership.Series.Issn);
    }

    private void Subject(Subject subject)
    {
        Text("@type", "DefinedTerm");
        Text("@id", context.Absolute($"/subjects/{subject.Slug}"));
        Text("name", subject.Label);
        Text("sameAs", subject.ExactMatchUri);
    }

    private void Somebody(Contribution contribution)
    {
        var name = PersonName.Of(contribution);
        Somebody(contribution.PrintedName(), contribution.Agent);
        Text("familyName", name.Literal is null ? name.FamilyWithParticle : null);
        Text("givenName", name.Literal is null ? name.Given : null);
        Objects("affiliation", string.IsNullOrWhiteSpace(contribution.Affiliation) ? [] : new[] { contribution.Affiliation }, a =>
        {
            Text("@type", "Organization");
            Text("name", a);
        });
    }

    private void Somebody(string name, Agent agent)
    {
        Text("@type", agent.Kind == AgentKind.Person ? "Person" : "Organization");
        Text("@id", agent.IdentifierUrl());
        Text("name", name);
        Text("sameAs", agent.SameAs);
    }
}
