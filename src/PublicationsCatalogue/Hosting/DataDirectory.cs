using System.Globalization;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Hosting;

/// <summary>
/// The folder with all that a catalogue keeps. One process at a time may write there: the operating system holds the lock,
/// so it is gone when the process is, however it ended.
/// </summary>
public sealed class DataDirectory(CatalogueSettings settings) : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // EWOULDBLOCK there and there, and ERROR_SHARING_VIOLATION.
    private const int TakenOnLinux = 11;
    private const int TakenOnMac = 35;
    private const int TakenOnWindows = unchecked((int)0x80070020);
    private FileStream? held;

    public string Folder => settings.DataDirectory;

    private string HolderFile => Path.Combine(Folder, "catalogue.holder");

    public string MarkerFile => Path.Combine(Folder, "catalogue.id");

    /// <summary>Creates the folder if need be and takes the lock; throws <see cref="StartRefusedException"/> when another process has it.</summary>
    public void Hold()
    {
        if (!TryHold())
            throw new StartRefusedException($"The data directory {Folder} is in use by {Holder()}: stop that one first, or set Catalogue:DataDirectory to another folder.");
    }

    /// <summary>As <see cref="Hold"/>, but false when another process has it.</summary>
    public bool TryHold()
    {
        try
        {
            Create();
            held = Open("catalogue.lock", FileShare.None);
        }
        catch (IOException e) when (e.HResult is TakenOnLinux or TakenOnMac or TakenOnWindows)
        {
            return false;
        }
        catch (IOException e) when (Data.Database.FaultOf(e) == Data.StorageFault.Full)
        {
            throw new StartRefusedException($"The disk of the data directory {Folder} is full: make space and start again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(File.Exists(Folder) ? $"The data directory {Folder} is a file: set Catalogue:DataDirectory to a folder."
                : $"The data directory {Folder} can't be written to: give it to the user that runs the catalogue, or set Catalogue:DataDirectory to another folder.", e);
        }
        SayHolder(null);
        return true;
    }

    /// <summary>Tells a second process who is here and where.</summary>
    public void SayHolder(string? address)
    {
        var holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}{(address is null ? "" : $" at {address}")}");
        try
        {
            File.WriteAllText(HolderFile, holder);
        }
        catch (IOException)
        {
            // A full disk must not stop a catalogue that can still be read.
        }
    }

    /// <summary>The first address of the server that runs over this folder; null when none does.</summary>
    public string? ServedAt() => ReadHolder() is { } said && Lives(said) && said.Split(" at ") is [_, var addresses] ? addresses.Split(" and ")[0] : null;

    /// <summary>The id of the catalogue whose data this folder holds; null in a new folder.</summary>
    public Guid? ReadMarker()
    {
        if (!File.Exists(MarkerFile))
            return null;
        return Guid.TryParse(File.ReadAllText(MarkerFile).AsSpan().Trim(), out var id) ? id
            : throw new StartRefusedException($"The file {MarkerFile} does not hold a catalogue's id: put it back from a backup.");
    }

    public void WriteMarker(Guid id)
    {
        using var file = Open("catalogue.id", FileShare.Read);
        using var writer = new StreamWriter(file);
        writer.Write(id.ToString());
        writer.Flush();
        file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        if (held is null)
            return;
        File.Delete(HolderFile);
        held.Dispose();
        held = null;
    }

    private void Create()
    {
        if (Directory.Exists(Folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    private FileStream Open(string name, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(Path.Combine(Folder, name), options);
    }

    // Who has taken the lock a moment ago may not have said so yet, and who was killed left its name behind.
    private string Holder()
    {
        string? said = null;
        SpinWait.SpinUntil(() => (said = ReadHolder()) is not null && Lives(said), TimeSpan.FromSeconds(1));
        return said ?? "another process";
    }

    private string? ReadHolder()
    {
        try
        {
            return File.Exists(HolderFile) && File.ReadAllText(HolderFile) is { Length: > 0 } holder ? holder : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool Lives(string holder)
    {
        if (!int.TryParse(holder.Split(' ').ElementAtOrDefault(1), CultureInfo.InvariantCulture, out var id))
            return false;
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
