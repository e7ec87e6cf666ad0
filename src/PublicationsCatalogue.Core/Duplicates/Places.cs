namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>Countries with their peoples and languages, large regions and towns, in English, French and Spanish: a line of Places.txt is one place.</summary>
internal static class Places
{
    private static readonly Dictionary<string, string> Names = Read();

    /// <summary>The same text for each name of one place, or null.</summary>
    public static string? Find(string word) => Names.GetValueOrDefault(word);

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(Places).Assembly.GetManifestResourceStream("Places.txt") ?? throw new InvalidOperationException("Places.txt is missing.");
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            foreach (var word in words)
                names[word] = words[0];
        }
        return names;
    }
}
