using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>One act on many entries, as a program sends it.</summary>
public sealed record BulkFields(
    [property: Description("publish, schedule, type, series, subject, language, licence, withdraw, trash or restore.")] string Act,
    [property: Description("What the act asks for: an instant, a type, a series, a subject, a language, a licence, or the reason of a withdrawal. Left out for publish, trash and restore.")] string? Value,
    [property: MinLength(1), MaxLength(Bulk.Most)] IReadOnlyList<BulkEntry> Entries)
{
    public const string Example = """{ "act": "type", "value": "report", "entries": [ { "id": 1 }, { "id": 2 } ] }""";
}

public sealed record BulkEntry(
    [property: Description("The entry’s number.")] long Id,
    [property: JsonPropertyName("etag"), Description("The ETag of the entry as it was read: then nothing is done to any if it has changed since.")] string? Tag);

public sealed record BulkAddFields([property: MinLength(1), MaxLength(BulkAddFields.Most)] IReadOnlyList<EntryFields> Entries)
{
    public const int Most = 100;
    public const string Example = """{ "entries": [ { "title": "The first of two", "dateIssued": "2021" }, { "title": "The second of two", "dateIssued": "2022", "resourceType": "report" } ] }""";
}

/// <summary>What was done to many entries.</summary>
public sealed record BulkDone(
    [property: Description("How many were changed or added.")] int Changed,
    [property: Description("In the order in which they were sent.")] IReadOnlyList<BulkResult> Results)
{
    [Description("The call that takes all of it back; left out when nothing was changed.")]
    public string? Undo { get; init; }
}

public sealed record BulkResult(
    long Id,
    [property: Description("added, changed, unchanged (it was so already) or notPossible (its state does not allow it).")] string Result,
    [property: Description("draft, scheduled, published, withdrawn or trashed.")] string State,
    [property: Description("The last part of its address.")] string Slug,
    [property: JsonPropertyName("etag"), Description("What a change of it sends as If-Match.")] string Tag);
