namespace PublicationsCatalogue.Data;

/// <summary>
/// Counts the committed changes since start. Cached pages carry the number they were rendered under,
/// so a page that was being rendered while a change was committed can never be served after it.
/// </summary>
public sealed class CatalogueVersion
{
    private long current;

    public long Current => Volatile.Read(ref current);

    public void Advance() => Interlocked.Increment(ref current);
}
