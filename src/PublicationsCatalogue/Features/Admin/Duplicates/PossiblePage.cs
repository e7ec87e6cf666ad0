using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Features.Admin.Duplicates;

/// <summary>Pairs of entries that may be one work, the newest first.</summary>
public sealed record PossiblePage(IReadOnlyList<Pair> Pairs, long? Next, bool IsLater)
{
    private const int PageLength = 50;

    /// <summary>The newest pairs, or those before a number.</summary>
    /// <param name="before">Only pairs whose later entry has a lower number than this.</param>
    public static async Task<PossiblePage> LoadAsync(CatalogueContext db, long? before, CancellationToken ct)
    {
        var last = before ?? long.MaxValue;
        var pairs = await PossibleDuplicates.Open(db).Where(d => d.SecondId < last).Take(PageLength + 1).Select(d => new Pair(
            new Side(d.SecondId, d.Second!.State, d.Second.DateIssued, d.Second.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? ""),
            new Side(d.FirstId, d.First!.State, d.First.DateIssued, d.First.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? ""),
            db.DuplicateVerdicts.Any(v => v.FirstId == d.FirstId && v.SecondId == d.SecondId && v.Answer == DuplicateAnswer.Same))).ToListAsync(ct);
        var shown = pairs.Take(PageLength).ToList();
        if (pairs.Count <= PageLength)
            return new PossiblePage(shown, null, before is not null);
        // A page ends between two entries: an entry with several like it stays on one page, unless it fills it.
        var whole = shown.TakeWhile(p => p.Later.Id != pairs[PageLength].Later.Id).ToList();
        shown = whole.Count > 0 ? whole : shown;
        return new PossiblePage(shown, shown[^1].Later.Id, before is not null);
    }
}

/// <summary>Two entries, the later added first.</summary>
public sealed record Pair(Side Later, Side Earlier, bool WasSaidSame);

public sealed record Side(long Id, PublicationState State, PartialDate? Date, string Title);
