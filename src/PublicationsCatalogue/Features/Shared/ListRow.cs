using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>What a list needs of an entry, read in one question for all rows.</summary>
public sealed record ListRow(long Id, Slug Slug, long Position, PartialDate? DateIssued, string? Type, List<ListText> Texts, string? Series, Slug? SeriesSlug, string? Number)
{
    public static Task<List<ListRow>> LoadAsync(IQueryable<Publication> publications, bool summaries, CancellationToken ct) =>
        publications.Select(p => new ListRow(p.Id, p.Slug, p.Position, p.DateIssued, p.Type,
            p.Texts.Select(t => new ListText(t.Language, t.IsOriginal, t.Title, summaries ? t.SummaryHtml : null)).ToList(),
            // Single values and not a list: as a list SQLite reads all memberships there are before it joins.
            p.Series.OrderBy(s => s.Id).Select(s => s.Series.Texts.OrderBy(t => t.Id).Select(t => t.Title).First()).FirstOrDefault(),
            p.Series.OrderBy(s => s.Id).Select(s => (Slug?)s.Series.Slug).FirstOrDefault(),
            p.Series.OrderBy(s => s.Id).Select(s => s.Number).FirstOrDefault())).ToListAsync(ct);

    public ListText TextFor(Site site) =>
        Texts.Find(t => t.Language.ToString() == site.Language) ?? Texts.Find(t => t.IsOriginal) ?? Texts[0];
}

/// <summary>An entry's words in one language; without the summary where a list shows none.</summary>
public sealed record ListText(LanguageTag Language, bool IsOriginal, string Title, string? Html);
