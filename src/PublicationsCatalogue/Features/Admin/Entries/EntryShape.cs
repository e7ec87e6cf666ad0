using System.ComponentModel;
using System.Text.Json.Nodes;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>An entry as the desk knows it.</summary>
public sealed record EntryShape(
    [property: Description("Its number, which stays.")] long Id,
    [property: Description("draft, scheduled, published, withdrawn or trashed.")] string State,
    [property: Description("The last part of its address.")] string Slug,
    [property: Description("How often it was saved.")] int Revision,
    [property: Description("Its form at the desk.")] string Desk,
    [property: Description("What can be changed: title, subtitle, abstractMarkdown, language, dateIssued, resourceType, creators (name, nameType, nameIdentifier), publisher, series (title, number), subjects (subject), identifiers (identifierType, identifier), links (url), rightsIdentifier, temporalStart, temporalEnd, slug, publicAt. The same is sent to add or replace one.")] JsonObject Entry)
{
    [Description("Its page, while readers see it.")]
    public string? Url { get; init; }
}
