using System.Text;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>A writer of lines of text, in UTF-8 without a mark at the beginning.</summary>
public abstract class TextPublicationWriter(Stream stream, string newLine) : PublicationWriter
{
    protected TextWriter To { get; } = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = newLine };

    public override void Flush() => To.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            To.Dispose();
        base.Dispose(disposing);
    }
}
