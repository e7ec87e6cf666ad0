using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>The series by title.</summary>
public sealed record SeriesListPage(IReadOnlyList<SeriesRow> Rows, string? Asked, long? Next, bool IsFirst)
{
    public const int PageLength = 50;
    private const int Counted = 1000;

    public static async Task<SeriesListPage> LoadAsync(CatalogueContext db, string? q, long? after, CancellationToken ct)
    {
        var all = from text in db.Set<SeriesText>().AsNoTracking()
                  join series in db.Series on text.SeriesId equals series.Id
                  where series.ReplacedById == null
                  select new Named { Id = text.Id, Term = series, Key = text.SortKey, Text = text.Title, IsMain = !db.Set<SeriesText>().Any(o => o.SeriesId == text.SeriesId && o.Id < text.Id) };
        var (found, asked, next) = await NamesFound.OfAsync(all, q, after, PageLength, ct);
        var memories = new SeriesMemories(db);
        var rows = new List<SeriesRow>();
        foreach (var (series, title) in found.Select(n => ((PublicationSeries)n.Term, n.Text)))
        {
            var newest = await memories.NewestAsync(series.Id, null, 1, ct);
            var count = await db.Set<SeriesMembership>().Where(m => m.SeriesId == series.Id && db.Publications.Any(p => p.Id == m.PublicationId && p.State != PublicationState.Trashed)).Take(Counted + 1).CountAsync(ct);
            rows.Add(new SeriesRow(series.Id, title, series.Issn, count > Counted ? null : count, newest.Count > 0 ? newest[0].Issue.Number : null,
                newest.Count > 0 ? newest[0].Issue.Issued : null, series.ClosedOn));
        }
        return new SeriesListPage(rows, asked, next, after is null);
    }
}

/// <summary>A series in the list; its issues are not counted beyond a thousand.</summary>
public sealed record SeriesRow(long Id, string Title, string? Issn, int? Issues, string? LastNumber, PartialDate? LastIssued, PartialDate? ClosedOn);
