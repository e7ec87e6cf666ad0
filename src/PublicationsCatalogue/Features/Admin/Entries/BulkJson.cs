using System.Text.Json;
using System.Text.Json.Nodes;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Reads what a program sends of many entries; what is wrong is told with its place.</summary>
internal sealed class BulkJson(List<ProblemAt> errors)
{
    private const int MostErrors = 100;

    /// <summary>The entries that are named, each once, with their place in the body.</summary>
    public IReadOnlyList<(long Id, string? Tag)> Entries(JsonObject json)
    {
        List<(long, string?)> entries = [];
        var seen = new HashSet<long>();
        foreach (var (entry, place) in List(json, Bulk.Most))
        {
            Unknown(entry, place, "id", "etag");
            if (entry["id"] is not JsonValue number || number.GetValueKind() != JsonValueKind.Number || !number.TryGetValue<long>(out var id))
                Wrong($"{place}/id", "This must be the entry’s number.");
            else if (!seen.Add(id))
                Wrong($"{place}/id", "This entry is named twice.");
            else if (entry["etag"] is { } tag && (tag is not JsonValue text || tag.GetValueKind() != JsonValueKind.String || EntryJson.Whole(text) is null))
                Wrong($"{place}/etag", "This must be a text: the ETag of the entry as it was read.");
            else
                entries.Add((id, entry["etag"]?.GetValue<string>()));
        }
        return entries;
    }

    /// <summary>The objects under “entries”, each with its place.</summary>
    public IReadOnlyList<(JsonObject Json, string Place)> List(JsonObject json, int most)
    {
        if (json["entries"] is not JsonArray { Count: > 0 } array || array.Count > most)
        {
            Wrong("#/entries", $"“entries” must be a list of 1 to {most} entries.");
            return [];
        }
        List<(JsonObject, string)> entries = [];
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is JsonObject entry)
                entries.Add((entry, $"#/entries/{i}"));
            else
                Wrong($"#/entries/{i}", "This must be an object.");
        }
        return entries;
    }

    public void Unknown(JsonObject json, string place, params string[] known)
    {
        if (EntryJson.UnknownIn(json, place, known) is var (where, detail))
            Wrong(where, detail);
    }

    public void Wrong(string place, string detail)
    {
        if (errors.Count < MostErrors)
            errors.Add(new ProblemAt(detail) { At = place });
    }
}
