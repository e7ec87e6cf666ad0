using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Features.Admin.Duplicates;

/// <summary>Pairs of entries that may be one work, the newest first.</summary>
public sealed record PossiblePage(IReadOnlyList<Pair> Pairs, bool HasMore, bool IsLater, DateTime Now)
{
    private const int PageLength = 50;

    /// <summary>The newest pairs, or those that come after the pair of these two entries.</summary>
    public static async Task<PossiblePage> LoadAsync(CatalogueContext db, long? later, long? earlier, DateTime now, CancellationToken ct)
    {
        var (second, first) = (later ?? long.MaxValue, earlier ?? 0);
        var pairs = await PossibleDuplicates.Open(db).Where(d => d.SecondId <= second && (d.SecondId < second || d.FirstId < first))
            .OrderByDescending(d => d.SecondId).ThenByDescending(d => d.FirstId).Take(PageLength + 1)
            .Select(d => new Pair(
                new Side(d.SecondId, d.Second.State, d.Second.PublicAt, d.Second.DateIssued, d.Second.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? ""),
                new Side(d.FirstId, d.First.State, d.First.PublicAt, d.First.DateIssued, d.First.Texts.Where(t => t.IsOriginal).Select(t => t.Title).FirstOrDefault() ?? ""),
                db.DuplicateVerdicts.Any(v => v.FirstId == d.FirstId && v.SecondId == d.SecondId && v.Answer == DuplicateAnswer.Same))).ToListAsync(ct);
        return new PossiblePage([.. pairs.Take(PageLength)], pairs.Count > PageLength, later is not null, now);
    }
}

/// <summary>Two entries, the later added first.</summary>
public sealed record Pair(Side Later, Side Earlier, bool WasSaidSame);

public sealed record Side(long Id, PublicationState State, DateTime? PublicAt, PartialDate? Date, string Title);
