using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>A writer of JSON (RFC 8259) in UTF-8; what is empty is left out.</summary>
public abstract class JsonPublicationWriter(Stream stream, bool isForPages = false, bool isIndented = true) : PublicationWriter
{
    private static readonly JavaScriptEncoder Escaped = JavaScriptEncoder.Create(UnicodeRanges.All);

    // As a file it says that it is JSON, and browsers believe it (nosniff): no letter needs an escape. Within a page “<” must have one.
    protected Utf8JsonWriter Json { get; } = new(stream, new JsonWriterOptions { Indented = isIndented && !isForPages, Encoder = isForPages ? Escaped : JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });

    public override void Flush() => Json.Flush();

    /// <summary>Ends what is whole by itself; the next stands on a line of its own.</summary>
    protected void EndLine()
    {
        Json.Flush();
        stream.WriteByte((byte)'\n');
        Json.Reset();
    }

    protected void Text(string name, string? value)
    {
        if (Facts.PlainLine(value) is { Length: > 0 } line)
            Json.WriteString(name, line);
    }

    /// <summary>A list of objects; none is left out.</summary>
    protected void Objects<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        var isBegun = false;
        foreach (var item in items)
        {
            if (!isBegun)
                Json.WriteStartArray(name);
            isBegun = true;
            Json.WriteStartObject();
            write(item);
            Json.WriteEndObject();
        }
        if (isBegun)
            Json.WriteEndArray();
    }

    protected void Texts(string name, IEnumerable<string> values)
    {
        var lines = values.Select(Facts.PlainLine).Where(v => v.Length > 0).ToList();
        if (lines.Count == 0)
            return;
        Json.WriteStartArray(name);
        lines.ForEach(Json.WriteStringValue);
        Json.WriteEndArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Json.Dispose();
        base.Dispose(disposing);
    }
}
