using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using PublicationsCatalogue.Core.Formats.Json;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Api;

/// <summary>What a parameter means, wherever it is taken.</summary>
internal sealed record ApiParameter(string Name, string Description, JsonNode? Example, Func<OpenApiSchema>? Schema = null)
{
    public static readonly IReadOnlyList<ApiParameter> All =
    [
        new("q", "What to look for. Every word must be found; “\"child labour\"” finds the words together, “-word” leaves out, “OR” takes either; author:, series:, subject:, title:, type:, lang: and year:2019..2021 look only there.", "report",
            () => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 2000 }),
        new("type", "Only of this type; may come more than once. The list of types has the values.", null, () => Many(ResourceType.All.Select(t => t.Code))),
        new("series", "Only of this series; may come more than once.", null, () => Many([])),
        new("subject", "Only with this subject; may come more than once.", null, () => Many([])),
        new("author", "Only by this person or organisation; may come more than once. The list of agents has the values.", null, () => Many([])),
        new("lang", "Only with a text in this language (BCP 47); may come more than once.", null, () => Many([])),
        new("from", "Only from this year on.", "1900", Year),
        new("to", "Only up to this year.", "2100", Year),
        new("sort", "The order. A search begins with what fits best, a list with the newest.", "newest", () => Choice(["best", "newest", "oldest", "title"])),
        new("per_page", "How many entries an answer has at most.", 5, () => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "100", Default = Portion.Usual }),
        new("cursor", "Where to go on. Take it from “next” of the answer before; it is good for the same question only.", null),
        new("fields", "Only these fields, parted by commas, out of: " + string.Join(", ", JsonWriter.Fields) + ".", "url,title,dateIssued"),
        new("asof", "A day: as readers saw the catalogue at its end.", null, () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" }),
        new("month", "2021-10, 2021-no-month or undated.", null),
        new("slug", "The last part of the address of its page.", null),
        new("state", "Only entries in this state.", "draft", () => Choice(["published", "draft", "scheduled", "withdrawn", "trashed"])),
        new("modified_since", "Only what was saved at this instant or later, or on this day (UTC) or later.", "2020-01-01T00:00:00Z"),
        new("suffix", "The form, by its suffix.", "json"),
        new("id", "The entry’s number.", 1),
        new("batch", "The number of the act, as its answer has it under “undo”.", "0f8fad5b-d9cb-469f-a165-70867728950e"),
        new("year", "With four digits.", null, Year),
    ];

    public static ApiParameter? Find(string? name) => All.FirstOrDefault(p => p.Name == name);

    public static OpenApiSchema Choice(IEnumerable<string> values) => new() { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)v)] };

    private static OpenApiSchema Many(IEnumerable<string> values)
    {
        var one = values.ToList() is { Count: > 0 } known ? Choice(known) : new OpenApiSchema { Type = JsonSchemaType.String };
        return new OpenApiSchema { Type = JsonSchemaType.Array, Items = one, MaxItems = 50 };
    }

    private static OpenApiSchema Year() => new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}$" };
}
