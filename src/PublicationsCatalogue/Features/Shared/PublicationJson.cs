using System.Text.Json;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.Json;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>Publications as the catalogue's own JSON has them everywhere, to stand within another answer.</summary>
public static class PublicationJson
{
    /// <summary>All of it, or the named fields only; its parts must be loaded.</summary>
    public static JsonElement Of(Publication publication, FormatContext context, IReadOnlyCollection<string>? fields = null)
    {
        using var bytes = new MemoryStream();
        using (var writer = new JsonWriter(bytes, context with { IsList = false }))
        {
            writer.Write(publication);
            writer.Flush();
        }
        bytes.Position = 0;
        using var whole = JsonDocument.Parse(bytes);
        return fields is null ? whole.RootElement.Clone()
            : JsonSerializer.SerializeToElement(whole.RootElement.EnumerateObject().Where(p => fields.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value), ApiProblem.Json);
    }
}
