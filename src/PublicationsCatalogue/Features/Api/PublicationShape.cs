using System.ComponentModel;

namespace PublicationsCatalogue.Features.Api;

/// <summary>What <see cref="Core.Formats.Json.JsonWriter"/> writes, for the description of this interface. A test holds the two together.</summary>
[Description("A publication: the whole public record, with names as DataCite 4 and schema.org have them. What is not known is left out.")]
public sealed record PublicationShape
{
    [Description("A name for good, whatever becomes of the address: a tag URI (RFC 4151).")]
    public string? Id { get; init; }

    [Description("Its page.")]
    public string? Url { get; init; }

    [Description("Of the title and abstract (BCP 47).")]
    public string? Language { get; init; }

    public string? Title { get; init; }
    public string? Subtitle { get; init; }
    public string? AlternativeTitle { get; init; }

    [Description("As plain text.")]
    public string? Abstract { get; init; }

    [Description("As safe HTML.")]
    public string? AbstractHtml { get; init; }

    [Description("As far as it is known: 2021, 2021-10 or 2021-10-07.")]
    public string? DateIssued { get; init; }

    [Description("A code of the list of types.")]
    public string? ResourceType { get; init; }

    [Description("The DataCite resourceTypeGeneral.")]
    public string? ResourceTypeGeneral { get; init; }

    public IReadOnlyList<NameShape>? Creators { get; init; }
    public IReadOnlyList<ContributorShape>? Contributors { get; init; }
    public string? Publisher { get; init; }
    public IReadOnlyList<SeriesShape>? Series { get; init; }
    public IReadOnlyList<SubjectShape>? Subjects { get; init; }
    public IReadOnlyList<IdentifierShape>? Identifiers { get; init; }

    [Description("Where it can be read; the first is shown first.")]
    public IReadOnlyList<LinkShape>? Links { get; init; }

    [Description("The code of its licence, such as CC-BY-4.0.")]
    public string? RightsIdentifier { get; init; }

    public string? RightsUri { get; init; }
    public string? RightsHolder { get; init; }
    public string? AccessRights { get; init; }
    public string? Edition { get; init; }

    [Description("The beginning of the period it covers, which is not when it was issued.")]
    public string? TemporalStart { get; init; }

    public string? TemporalEnd { get; init; }

    [Description("Its title and abstract in other languages.")]
    public IReadOnlyList<TextShape>? Translations { get; init; }

    [Description("When it first became public here (UTC).")]
    public string? DateAvailable { get; init; }

    [Description("When what is told of it last changed (UTC).")]
    public string? DateUpdated { get; init; }
}

public record NameShape(
    [property: Description("As printed.")] string Name,
    [property: Description("Personal or Organizational.")] string? NameType,
    string? FamilyName,
    string? GivenName,
    [property: Description("The address of the ORCID iD or ROR ID.")] string? NameIdentifier,
    string? Affiliation,
    [property: Description("Their page.")] string? Url);

public sealed record ContributorShape(
    [property: Description("Such as Editor.")] string? ContributorType, string Name, string? NameType, string? FamilyName, string? GivenName, string? NameIdentifier, string? Affiliation, string? Url)
    : NameShape(Name, NameType, FamilyName, GivenName, NameIdentifier, Affiliation, Url);

public sealed record SeriesShape(string Title, string? Number, string? Volume, string? Issn, [property: Description("Its page.")] string? Url);

public sealed record SubjectShape(string Subject, [property: Description("The same subject in another vocabulary.")] string? ValueUri, [property: Description("Its page.")] string? Url);

public sealed record IdentifierShape([property: Description("Such as DOI, ISBN or ISSN.")] string IdentifierType, string Identifier);

public sealed record LinkShape(string Url, [property: Description("Such as landing or fullText.")] string? Kind, string? Label);

public sealed record TextShape(string Language, string Title, string? Subtitle, string? AlternativeTitle, string? Abstract, string? AbstractHtml, [property: Description("Where it can be read.")] string? Url);
