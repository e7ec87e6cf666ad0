using System.Runtime.CompilerServices;

namespace PublicationsCatalogue.Core.Tests.Support;

/// <summary>
/// Whole files, kept beside the test in Golden/ and compared byte for byte. UPDATE_GOLDEN=1 writes them anew; then the
/// difference in git is what is to be read.
/// </summary>
internal static class Golden
{
    public static void AssertIs(string name, byte[] written, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, written);
        }
        Assert.Equal(System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file)), System.Text.Encoding.UTF8.GetString(written));
    }
}
