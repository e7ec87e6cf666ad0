using System.Diagnostics;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>A disk of a few megabytes in memory, mounted on a folder, that a test can fill to the last byte.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    private string Ballast => Path.Combine(folder, "ballast");

    /// <summary>Skips the test in words where nothing can be mounted.</summary>
    public static SmallDisk Mount(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        Skip.IfNot(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder),
            "A small disk can't be mounted here: that takes root on Linux.");
        return new SmallDisk(folder);
    }

    /// <summary>Takes all the room that is left, byte by byte at last.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var size = 256 * 1024; size > 0; size /= 2)
        {
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // No room for so much: try half.
            }
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose() => Run("umount", "-l", folder);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
