using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Languages;

/// <summary>Entries by languages, the last added first: which text is there, and which can be begun.</summary>
public sealed record MatrixPage(IReadOnlyList<LanguageTag> Languages, IReadOnlyList<MatrixRow> Rows, LanguageTag? Chosen, string? Wrong, bool IsMissing, bool WasBounded, long? Next, bool IsLater)
{
    private const int PageLength = 50;
    private const int Searched = 20_000;
    private const int MostColumns = 40;

    public static async Task<MatrixPage> LoadAsync(CatalogueContext db, Site site, string? asked, bool missing, long? before, CancellationToken ct)
    {
        var chosen = LanguageNames.TryRead(asked, out var tag) ? tag : (LanguageTag?)null;
        var last = before ?? long.MaxValue;
        var entries = db.Publications.AsNoTracking().Where(p => p.Id < last && p.State != PublicationState.Trashed);
        var floor = 0L;
        if (missing && chosen is { } lacking)
        {
            floor = await db.Publications.AsNoTracking().Where(p => p.Id < long.MaxValue).OrderByDescending(p => p.Id).Select(p => p.Id).Skip(Searched).FirstOrDefaultAsync(ct);
            entries = entries.Where(p => p.Id > floor && !p.Texts.Any(t => t.Language == lacking));
        }
        var rows = await entries.OrderByDescending(p => p.Id).Take(PageLength + 1)
            .Select(p => new MatrixRow(p.Id, p.DateIssued, p.Texts.OrderByDescending(t => t.IsOriginal).Select(t => new MatrixText(t.Language, t.IsOriginal, t.Title)).ToList())).ToListAsync(ct);
        var next = rows.Count > PageLength ? rows[PageLength - 1].Id : (long?)null;
        var languages = await LanguagesUsed.InAsync(db, MostColumns, ct);
        var first = new[] { chosen, LanguageTag.TryParse(site.Language, out var own) ? own : null }.OfType<LanguageTag>();
        return new MatrixPage([.. first.Concat(languages).Distinct()], [.. rows.Take(PageLength)], chosen, chosen is null && !string.IsNullOrWhiteSpace(asked) ? asked : null,
            missing && chosen is not null, floor > 0, next, before is not null);
    }
}

public sealed record MatrixRow(long Id, PartialDate? DateIssued, IReadOnlyList<MatrixText> Texts)
{
    public MatrixText Original => Texts[0];

    public MatrixText? In(LanguageTag language) => Texts.FirstOrDefault(t => t.Language == language);
}

public sealed record MatrixText(LanguageTag Language, bool IsOriginal, string Title);
