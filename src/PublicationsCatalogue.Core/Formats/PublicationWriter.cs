using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>
/// Writes publications in one format, one after the other, so that a list of any length takes no more memory than one of them.
/// Their parts must be loaded. What is written need not be whole before <see cref="End"/>.
/// </summary>
public abstract class PublicationWriter : IDisposable
{
    public virtual void Begin() { }

    public abstract void Write(Publication publication);

    public virtual void End() { }

    /// <summary>Sends all that was written on to the stream.</summary>
    public abstract void Flush();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }
}
