using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>Other spellings of a search that found nothing, out of the catalogue's own words; only what finds public entries is told.</summary>
public sealed class Spelling(CatalogueContext db, CatalogueSearch search)
{
    private const int MostWords = 24;
    private const int MostSuspects = 6;
    private const int MostCandidates = 40;
    private const int MostOthers = 3;
    private const int MostTries = 12;

    /// <summary>The question with words mended so that it finds something, and how much; null when nothing does.</summary>
    public async Task<(SearchQuestion Question, SearchCount Count)?> MendAsync(SearchQuestion question, CancellationToken ct)
    {
        List<(SearchWord Word, int Count)> words = [];
        foreach (var word in question.Query.Spelt.DistinctBy(w => w.Keys[0]).Take(MostWords))
            words.Add((word, await CountAsync(word.Keys[0], ct)));
        // What is nowhere has a slip for certain; else it may be the rarest, which others have mistyped as well.
        var isCertain = words.Exists(w => w.Count == 0);
        List<Slip> slips = [];
        foreach (var (word, _) in words.Where(w => w.Count == 0 || !isCertain).OrderBy(w => w.Count).Take(MostSuspects))
        {
            // A word that is nowhere and like no other is left out.
            if (await OthersAsync(word.Keys[0], ct) is var others && (others.Count > 0 || isCertain))
                slips.Add(new Slip(word, others.Count > 0 ? others : [""]));
        }
        foreach (var typed in (isCertain ? AllMended(question.Query.Typed, slips) : OneMended(question.Query.Typed, slips)).Take(MostTries))
        {
            var mended = question with { Query = SearchQueryReader.Read(typed), After = null };
            if (mended.Query.HasWords && await search.CountAsync(mended, ct) is { Value: > 0 } count)
                return (mended, count);
        }
        return null;
    }

    // Each slip by its likeliest other; then the next of one of them.
    private static IEnumerable<string> AllMended(string typed, List<Slip> slips)
    {
        if (slips.Count > 0)
            yield return Replaced(typed, slips.Select(s => (s.Word, s.Others[0])));
        foreach (var one in slips)
        {
            foreach (var other in one.Others.Skip(1))
                yield return Replaced(typed, slips.Select(s => (s.Word, s == one ? other : s.Others[0])));
        }
    }

    private static IEnumerable<string> OneMended(string typed, List<Slip> slips) =>
        slips.SelectMany(slip => slip.Others.Select(other => Replaced(typed, [(slip.Word, other)])));

    private static string Replaced(string typed, IEnumerable<(SearchWord Word, string Other)> mended)
    {
        foreach (var (word, other) in mended.OrderByDescending(m => m.Word.Start))
            typed = typed[..word.Start] + other + typed[(word.Start + word.Length)..];
        return SearchQueryReader.WithoutEmptyFields(typed);
    }

    /// <summary>Words one slip away, those in most entries first.</summary>
    private async Task<IReadOnlyList<string>> OthersAsync(string typed, CancellationToken ct)
    {
        var keys = Misspelling.Keys(typed).ToList();
        var words = await db.SpellingKeys.AsNoTracking().Where(k => keys.Contains(k.Key)).Select(k => k.Word).Distinct().OrderBy(w => w).Take(MostCandidates * 10).ToListAsync(ct);
        List<(string Word, int Count)> counted = [];
        foreach (var word in words.Where(w => Misspelling.IsNear(typed, w)).Take(MostCandidates))
            counted.Add((word, await CountAsync(word, ct)));
        return [.. counted.Where(c => c.Count > 0).OrderByDescending(c => c.Count).Take(MostOthers).Select(c => c.Word)];
    }

    private async Task<int> CountAsync(string word, CancellationToken ct) =>
        (await search.CountAsync(new SearchQuestion(SearchQueryReader.Read($"\"{word}\""), [], default, SearchOrder.Newest), ct)).Value;

    private sealed record Slip(SearchWord Word, IReadOnlyList<string> Others);
}
