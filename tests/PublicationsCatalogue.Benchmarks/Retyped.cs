using System.Globalization;
using PublicationsCatalogue.Core.Duplicates;

namespace PublicationsCatalogue.Benchmarks;

/// <summary>How often the duplicate warning is right, on real titles: retyped ones, pairs of one series, and unrelated ones.</summary>
internal static class Retyped
{
    private const int Seed = 20211007;
    private const int Titles = 200;
    private const int Unrelated = 2000;

    public static int Run()
    {
        if (Corpora.Folder is not { } folder)
        {
            Console.WriteLine("retyped: skipped, for CATALOGUE_CORPORA names no folder of real records");
            return 0;
        }
        var titles = Corpora.Titles(folder);
        var random = new Random(Seed);
        var retyping = new Retyping(random);
        var retyped = Enumerable.Range(0, Titles).Select(_ => titles[random.Next(titles.Count)]).Select(title => (A: title, B: retyping.Retype(title))).ToList();
        var siblings = Siblings.Find(titles);
        var chosen = siblings.OrderBy(_ => random.Next()).Take(Titles).ToList();
        var unrelated = Enumerable.Range(0, Unrelated).Select(_ => (A: titles[random.Next(titles.Count)], B: titles[random.Next(titles.Count)])).Where(p => p.A != p.B).ToList();

        var missed = retyped.Where(p => !Warns(p.A, p.B)).ToList();
        var wrong = chosen.Where(p => Warns(p.A, p.B)).Select(p => (p.A, p.B)).ToList();
        var wrongOfAll = siblings.Where(p => Warns(p.A, p.B)).Select(p => (p.A, p.B)).ToList();
        var wrongOfUnrelated = unrelated.Where(p => Warns(p.A, p.B)).ToList();
        Show("missed", missed);
        Show("warned, of one series", wrongOfAll);
        Show("warned, unrelated", wrongOfUnrelated);
        Say($"{titles.Count:#,0} titles; of {Titles} retyped {Titles - missed.Count} warn ({100.0 * (Titles - missed.Count) / Titles:0.0} %)");
        Say($"of {chosen.Count} pairs of one series {wrong.Count} warn; of all {siblings.Count:#,0} found ({string.Join(", ", siblings.GroupBy(p => p.Kind).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.Key}"))}) {wrongOfAll.Count}");
        Say($"of {unrelated.Count:#,0} unrelated pairs {wrongOfUnrelated.Count} warn");
        return missed.Count * 20 <= Titles && wrong.Count == 0 ? 0 : 1;
    }

    // To be warned of, an entry must be found by a key and then be judged alike.
    private static bool Warns(string a, string b) => TitleKeys.Of(a).Overlaps(TitleKeys.Of(b)) && TitleComparison.Compare(a, b).IsLike;

    private static void Show(string what, List<(string A, string B)> pairs) => pairs.ForEach(p => Say($"{what} ({TitleComparison.Compare(p.A, p.B).Reason})\n    {p.A}\n    {p.B}"));

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
