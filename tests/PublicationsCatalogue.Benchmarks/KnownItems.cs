using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>
/// Whether who knows an entry finds it: searches made from real records (CATALOGUE_CORPORA names their folder), the same each time.
/// The database is the one that Catalogue__Database__… in the environment names, else SQLite in a folder of its own.
/// </summary>
internal static partial class KnownItems
{
    private const string File = "scale-100k.csv.gz";
    private const int OfEachKind = 100;
    private const int LongestName = 300;
    private static readonly (string Kind, Func<List<string>, Random, Rare, string?> Make)[] Kinds =
    [
        ("whole title", (row, _, _) => row[0]),
        ("three words of the title", (row, random, _) => Some(Words(row[0]), 3, random)),
        ("words of the summary", (row, random, rare) => Some([.. Words(row[2]).Where(rare.Is)], 4, random)),
        ("author and a word", (row, random, _) => Some(Words(row[0]), 1, random) is { } word && row[3].Split(';')[0].Trim().Split(' ')[^1] is { Length: > 2 } name ? $"{name} {word}" : null),
        ("accents dropped", (row, _, _) => Plain(row[0]) is var plain && plain != row[0] ? plain : null),
        ("one slip of the keyboard", (row, random, _) => Slipped(row[0], random)),
        ("identifier", (row, _, _) => row[9]),
    ];

    public static async Task<int> RunAsync()
    {
        if (Corpora.Folder is not { } folder)
        {
            Console.Error.WriteLine("CATALOGUE_CORPORA names no folder with the records.");
            return 2;
        }
        var rows = Corpora.Rows(Path.Combine(folder, File)).Skip(1).Where(row => row.Count == 10).ToList();
        var data = Directory.CreateTempSubdirectory("catalogue-known-").FullName;
        try
        {
            await ImportAsync(rows, data);
            await using var app = new UncachedApp(data);
            return await AskAsync(app, [.. rows.Where(row => row[0].Length > 15)]) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task ImportAsync(List<List<string>> rows, string data)
    {
        var file = Path.Combine(data, "records.csv");
        await using (var text = new StreamWriter(file, false, new UTF8Encoding(false)))
        {
            await text.WriteLineAsync("title,date,summary,authors,series,subjects,language,type,url,identifier");
            foreach (var row in rows)
                await text.WriteLineAsync(string.Join(',', row.Select((cell, i) => $"\"{(i == 3 ? Short(cell) : cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        }
        var started = Stopwatch.GetTimestamp();
        await Product.VerbAsync(data, "", "import", file);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count:#,0} rows came in within {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    }

    private static async Task<bool> AskAsync(UncachedApp app, List<List<string>> rows)
    {
        var (random, rare, times) = (new Random(7), new Rare(rows), new List<double>());
        var (asked, found, first) = (0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (kind, make) in Kinds)
        {
            var here = 0;
            for (var i = 0; i < OfEachKind;)
            {
                var row = rows[random.Next(rows.Count)];
                if (make(row, random, rare) is not { } query)
                    continue;
                i++;
                var started = Stopwatch.GetTimestamp();
                var titles = Titles(await app.GetAsync("/search?q=" + Uri.EscapeDataString(query)));
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                here += titles.Contains(Folded(row[0])) ? 1 : 0;
                first[kind] = first.GetValueOrDefault(kind) + (titles is [var top, ..] && top == Folded(row[0]) ? 1 : 0);
            }
            (asked, found) = (asked + OfEachKind, found + here);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {here} of {OfEachKind} on the first page, {first[kind]} first"));
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in all {100.0 * found / asked:0.0} % (reach 97 %), whole titles first {first["whole title"]} % (99 %); p50 {times[times.Count / 2]:0.0} ms, p95 {times[times.Count * 95 / 100]:0.0} ms"));
        return found >= asked * 0.97 && first["whole title"] >= 99;
    }

    private static List<string> Titles(string page) => [.. Heading().Matches(page).Select(m => Folded(WebUtility.HtmlDecode(Tag().Replace(m.Groups["title"].Value, ""))))];

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static string? Some(List<string> words, int count, Random random) =>
        words.Count < count ? null : string.Join(' ', words.OrderBy(_ => random.Next()).Take(count));

    private static string Plain(string text) => new([.. text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]);

    // Two letters of one word exchanged.
    private static string? Slipped(string title, Random random)
    {
        var words = Words(title);
        if (words.Count < 4 || Some([.. words.Where(w => w.Length >= 6)], 1, random) is not { } word)
            return null;
        var at = random.Next(1, word.Length - 1);
        var slipped = word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
        return title.Replace(word, slipped, StringComparison.Ordinal);
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string names) => string.Join(';', names.Split(';').Select(n => n.Trim().Length > LongestName ? n.Trim()[..LongestName] : n));

    /// <summary>Words that few summaries have: nobody looks for "12 pages, 5 figures".</summary>
    private sealed class Rare(List<List<string>> rows)
    {
        private const int Few = 300;
        private readonly Dictionary<string, int> counts = rows.SelectMany(row => Words(row[2]).Distinct(StringComparer.OrdinalIgnoreCase)).GroupBy(w => w, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);

        public bool Is(string word) => counts.GetValueOrDefault(word) < Few;
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]{4,}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("<h3[^>]*><a href=\"[^\"]*\">(?<title>.*?)</a></h3>", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
