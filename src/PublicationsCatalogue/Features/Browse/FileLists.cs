using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Browse;

/// <summary>Months and years as lists for other programs; null where the page would not be there.</summary>
internal static class FileLists
{
    public static async Task<PublicList?> OfMonthAsync(ListParts parts, MonthKey month, CancellationToken ct)
    {
        var counts = await parts.Catalogue.MonthsAsync(ct);
        return counts.Has(month) ? PublicList.OfMonths(parts, month.Path, month.Format(parts.Site.Culture), [month]) : null;
    }

    public static async Task<PublicList?> OfYearAsync(ListParts parts, int year, CancellationToken ct)
    {
        var counts = await parts.Catalogue.MonthsAsync(ct);
        return counts.Spans(year)
            ? PublicList.OfMonths(parts, $"/{year}", year.ToString(CultureInfo.InvariantCulture), [.. counts.NewestFirst.Select(m => m.Month).Where(m => m.Year == year)]) : null;
    }
}
