using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>What pages of months are made of: the catalogue as it is, or as it was.</summary>
public abstract class MonthLists
{
    public abstract Task<MonthCounts> MonthsAsync(CancellationToken ct);

    /// <summary>A month's entries in its order.</summary>
    public abstract Task<IReadOnlyList<ListItem>> OfMonthAsync(MonthKey month, int skip, int take, bool summaries, CancellationToken ct);

    /// <summary>As the request asks; <see cref="AsOfAttribute"/> has read it.</summary>
    public static MonthLists For(HttpContext http, PublicCatalogue catalogue, PublicHistory history, Site site) =>
        http.Day() is { } day ? new OfThen(history, site, day.End) : Present(catalogue, site);

    public static MonthLists Present(PublicCatalogue catalogue, Site site) => new OfNow(catalogue, site);

    private sealed class OfNow(PublicCatalogue catalogue, Site site) : MonthLists
    {
        public override Task<MonthCounts> MonthsAsync(CancellationToken ct) => catalogue.MonthsAsync(ct);

        public override Task<IReadOnlyList<ListItem>> OfMonthAsync(MonthKey month, int skip, int take, bool summaries, CancellationToken ct)
        {
            var entries = catalogue.Publications.InMonth(month);
            return ListItem.LoadAsync((skip == 0 ? entries : entries.Skip(skip)).Take(take), site, summaries, ct);
        }
    }

    private sealed class OfThen(PublicHistory history, Site site, DateTime instant) : MonthLists
    {
        public override Task<MonthCounts> MonthsAsync(CancellationToken ct) => history.MonthsAsync(instant, ct);

        public override async Task<IReadOnlyList<ListItem>> OfMonthAsync(MonthKey month, int skip, int take, bool summaries, CancellationToken ct) =>
            [.. (await history.OfMonthAsync(month, instant, skip, take, ct)).Select(entry => ListItem.Of(entry, site, summaries))];
    }
}
