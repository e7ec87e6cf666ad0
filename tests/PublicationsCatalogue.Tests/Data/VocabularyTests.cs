using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

public sealed class VocabularyTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly LanguageTag English = LanguageTag.TryParse("en", out var tag) ? tag : default;

    [Fact]
    public async Task Names_that_are_looked_up_together_give_what_each_gives_alone_and_one_that_never_gave_way_comes_first()
    {
        var (letters, other, gaveWay) = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var (kept, gone, same) = (Series("Letters of today", "kept"), Series("Letters", "gone"), Series("Létters", "same"));
            db.Series.AddRange(kept, gone, same);
            await db.SaveChangesAsync();
            gone.GiveWayTo(kept, Guid.NewGuid());
            await db.SaveChangesAsync();
            return (same.Id, kept.Id, gone.Id);
        });

        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var found = await new Vocabulary(db).SeriesAsync([("LETTERS", English), ("Brand new", English), ("Letters of today", English), ("brand new", English)], default);
            Assert.Equal([letters, other], [found[0].Id, found[2].Id]);
            Assert.Same(found[1], found[3]);
            Assert.Equal("brand-new", found[1].Slug.ToString());
            Assert.DoesNotContain(found, s => s.Id == gaveWay);
            Assert.Equal(letters, (await new Vocabulary(db).SeriesAsync("letters", English, default)).Id);
            return 0;
        });
    }

    private static PublicationSeries Series(string title, string slug)
    {
        var series = new PublicationSeries { Slug = Slug.From(slug, "series") };
        series.Texts.Add(new SeriesText { Language = English, Title = title, TitleKey = Folded.Key(title) });
        return series;
    }
}
