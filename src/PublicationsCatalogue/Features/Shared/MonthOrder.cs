using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Shared;

public static class MonthOrder
{
    /// <summary>A month's entries: newest day first, the day's own order within it. One order for every page, list and feed.</summary>
    public static IQueryable<Publication> InMonth(this IQueryable<Publication> publications, MonthKey month) =>
        publications.Where(p => p.Month == month).OrderByDescending(p => p.SortDate).ThenBy(p => p.Position).ThenBy(p => p.Id);
}
