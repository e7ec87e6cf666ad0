using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

/// <summary>FEED-1: what became public last, of lists that are too long to be read whole.</summary>
public sealed class NewsTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task An_old_date_is_news_of_a_long_list_too_when_much_else_became_public_since()
    {
        for (var i = 0; i < News.Length + 5; i++)
            await app.AddAsync(A.Publication($"Frequent words {i}").Issued(i == 20 ? "1999-03-01" : "1999-03-20").Published());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.AddAsync(A.Publication("Frequent words of old").Issued("1999-03-01").Published());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.AddManyAsync(10, i => A.Publication($"Something else {i}").Issued("2001-01").Published());

        await app.InScopeAsync(async services =>
        {
            var news = new News(services.GetRequiredService<PublicCatalogue>(), services.GetRequiredService<CatalogueSearch>(), services.GetRequiredService<WholeLists>()) { NewestOfAll = 5, NewestOfList = 5 };
            var found = await news.OfFoundAsync(new SearchQuestion(SearchQueryReader.Read("frequent words"), [], default, SearchOrder.Newest), default);
            var ofMonth = await news.OfMonthsAsync([MonthKey.Of(1999, 3)], default);
            Assert.All([found, ofMonth], list => Assert.Equal(("Frequent words of old", News.Length), (list[0].Texts[0].Title, list.Count)));
            return 0;
        });
    }
}
