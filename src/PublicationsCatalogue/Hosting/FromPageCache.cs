namespace PublicationsCatalogue.Hosting;

/// <summary>Set on a request whose answer is to be kept finished; filled when the page cache has it.</summary>
internal sealed class FromPageCache
{
    /// <summary>The number of the last commit under which the page cache looked; null when it did not have the page.</summary>
    public string? Version { get; private set; }

    public MemoryStream? Body { get; private set; }

    /// <summary>To be called before the page cache sends the page: it is held back for who keeps it.</summary>
    public void Hold(HttpResponse response, string version)
    {
        (Version, Body) = (version, new MemoryStream());
        response.Body = Body;
    }
}
