using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>What <see cref="EntryJson"/> reads and writes, for the description of the interface. A test holds the two together.</summary>
[Description("What can be changed of an entry. What is left out or null is empty.")]
public sealed record EntryFields
{
    public const string Example = """
        { "title": "A report", "dateIssued": "2021-10", "resourceType": "report", "language": "en", "abstractMarkdown": "What it is about.",
          "creators": [ { "name": "Ruiz, Ana", "nameType": "Personal" } ], "series": [ { "title": "Reports", "number": "7" } ], "subjects": [ { "subject": "Work" } ],
          "identifiers": [ { "identifierType": "DOI", "identifier": "10.1000/182" } ], "links": [ { "url": "https://example.org/report" } ], "rightsIdentifier": "CC-BY-4.0" }
        """;

    [Description("Must be there when one is added or replaced."), MaxLength(PublicationText.TitleLimit)]
    public string? Title { get; init; }

    [MaxLength(PublicationText.TitleLimit)]
    public string? Subtitle { get; init; }

    [Description("In Markdown.")]
    public string? AbstractMarkdown { get; init; }

    [Description("Of the title and abstract (BCP 47); guessed from them when it is left out.")]
    public string? Language { get; init; }

    [Description("As far as it is known: 2021, 2021-10 or 2021-10-07.")]
    public string? DateIssued { get; init; }

    [Description("A code of the list of types.")]
    public string? ResourceType { get; init; }

    public IReadOnlyList<CreatorFields>? Creators { get; init; }
    public string? Publisher { get; init; }

    [MaxLength(1)]
    public IReadOnlyList<SeriesFields>? Series { get; init; }
    public IReadOnlyList<SubjectFields>? Subjects { get; init; }
    public IReadOnlyList<IdentifierFields>? Identifiers { get; init; }

    [MaxLength(1)]
    public IReadOnlyList<LinkFields>? Links { get; init; }

    [Description("The code of its licence, such as CC-BY-4.0.")]
    public string? RightsIdentifier { get; init; }

    [Description("The beginning of the period it covers, written as dateIssued is.")]
    public string? TemporalStart { get; init; }
    public string? TemporalEnd { get; init; }

    [Description("The last part of its address; made from the title when it is left out.")]
    public string? Slug { get; init; }

    [Description("From when readers are to see it, such as 2026-12-01T09:00:00Z.")]
    public string? PublicAt { get; init; }
}

public sealed record CreatorFields(
    [property: Description("As printed; of a person the family name first.")] string? Name,
    [property: Description("Personal or Organizational.")] string? NameType,
    [property: Description("An ORCID iD or a ROR ID.")] string? NameIdentifier);

public sealed record SeriesFields(string? Title, string? Number);

public sealed record SubjectFields(string? Subject);

public sealed record IdentifierFields([property: Description("Such as DOI, ISBN or ISSN.")] string? IdentifierType, string? Identifier);

public sealed record LinkFields(string? Url);

public sealed record WithdrawalFields(
    [property: Description("What readers are told who come by an old link."), MaxLength(1000)] string Reason,
    [property: Description("The address of the entry that takes its place.")] string? Replacement)
{
    public const string Example = """{ "reason": "Replaced by a second edition", "replacement": "the-second-edition" }""";
}
