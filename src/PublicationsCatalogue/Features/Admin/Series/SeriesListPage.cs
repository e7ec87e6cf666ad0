using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>The series by title; pages go by key.</summary>
public sealed record SeriesListPage(IReadOnlyList<SeriesRow> Rows, long? Next, bool IsFirst)
{
    public const int PageLength = 50;
    private const int Counted = 1000;

    public static async Task<SeriesListPage> LoadAsync(CatalogueContext db, long? after, CancellationToken ct)
    {
        // A series stands under the first of its titles, when it has them in several languages.
        var titles = db.Set<SeriesText>().AsNoTracking().Where(t => !db.Set<SeriesText>().Any(o => o.SeriesId == t.SeriesId && o.Id < t.Id) && !db.Series.Any(s => s.Id == t.SeriesId && s.ReplacedById != null));
        if (after is { } id && await db.Set<SeriesText>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, ct) is { } last)
#pragma warning disable CA1309 // The database compares, in the order of its index; it knows no ordinal.
            titles = titles.Where(t => string.Compare(t.TitleKey, last.TitleKey) > 0 || (t.TitleKey == last.TitleKey && t.Id > last.Id));
#pragma warning restore CA1309
        var found = await titles.OrderBy(t => t.TitleKey).ThenBy(t => t.Id).Take(PageLength + 1).ToListAsync(ct);
        var shown = found.Take(PageLength).ToList();
        var ids = shown.ConvertAll(t => t.SeriesId);
        var series = await db.Series.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Issn, s.ClosedOn }).ToDictionaryAsync(s => s.Id, ct);
        var memories = new SeriesMemories(db);
        var rows = new List<SeriesRow>();
        foreach (var text in shown)
        {
            var of = series[text.SeriesId];
            var newest = await memories.NewestAsync(of.Id, null, 1, ct);
            var count = await db.Set<SeriesMembership>().Where(m => m.SeriesId == of.Id).Take(Counted + 1).CountAsync(ct);
            rows.Add(new SeriesRow(of.Id, text.Title, of.Issn, count > Counted ? null : count, newest.Count > 0 ? newest[0].Issue.Number : null,
                newest.Count > 0 ? newest[0].Issue.Issued : null, of.ClosedOn));
        }
        return new SeriesListPage(rows, found.Count > PageLength ? shown[^1].Id : null, after is null);
    }
}

/// <summary>A series in the list; its issues are not counted beyond a thousand.</summary>
public sealed record SeriesRow(long Id, string Title, string? Issn, int? Issues, string? LastNumber, PartialDate? LastIssued, PartialDate? ClosedOn);
