using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

public static class LanguagesUsed
{
    /// <summary>Languages that any text has, by leaps through the index: what it costs grows with the languages and not with the texts.</summary>
    public static async Task<IReadOnlyList<LanguageTag>> InAsync(CatalogueContext db, int most, CancellationToken ct)
    {
        var codes = await db.Database.SqlQuery<string>($"""
            WITH RECURSIVE tags(tag) AS (
                SELECT MIN("Language") FROM "PublicationTexts"
                UNION ALL
                SELECT (SELECT MIN("Language") FROM "PublicationTexts" WHERE "Language" > tags.tag) FROM tags WHERE tags.tag IS NOT NULL)
            SELECT tag AS "Value" FROM tags WHERE tag IS NOT NULL
            """).ToListAsync(ct);
        return [.. codes.Take(most).Select(code => LanguageTag.TryParse(code, out var tag) ? tag : (LanguageTag?)null).OfType<LanguageTag>()];
    }
}
