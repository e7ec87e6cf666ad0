using System.Text.Encodings.Web;
using System.Text.Json;

namespace PublicationsCatalogue.Data.Copies;

/// <summary>What the SQLite file holds, as Datasette reads it: datasette catalogue.db --metadata catalogue.metadata.json</summary>
public static class CopyDescription
{
    public static void Write(Stream to, string title, string source)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteString("source", title);
        json.WriteString("source_url", source);
        json.WriteStartObject("databases");
        json.WriteStartObject("catalogue");
        json.WriteStartObject("tables");
        foreach (var table in CopySchema.Tables)
        {
            json.WriteStartObject(table.Name);
            json.WriteString("description", table.Meaning);
            json.WriteStartObject("columns");
            foreach (var column in table.Columns)
                json.WriteString(column.Name, column.Meaning);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
