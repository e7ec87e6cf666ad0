using System.IO.Compression;
using System.Text.RegularExpressions;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

public sealed partial class ScriptWeightTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const int Most = 15_000;

    [Fact]
    public async Task All_script_of_an_entrys_form_is_at_most_15_kB_compressed()
    {
        using var editor = await app.SignedInAsync();
        var page = await editor.PageAsync("/admin/entries/new");
        var open = new Queue<string>(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!.Split('?')[0]));
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        while (open.TryDequeue(out var script))
        {
            if (weights.ContainsKey(script))
                continue;
            var text = await editor.GetStringAsync(new Uri(script, UriKind.Relative));
            weights[script] = Weight(text);
            foreach (Match import in Import().Matches(text))
                open.Enqueue("/" + import.Groups["name"].Value);
        }

        Assert.Contains("/unsaved.js", weights.Keys);
        Assert.True(weights.Values.Sum() <= Most, $"{weights.Values.Sum()}: {string.Join(", ", weights)}");
    }

    private static int Weight(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return packed.ToArray().Length;
    }

    [GeneratedRegex("from \"\\./(?<name>[a-z-]+\\.js)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();
}
