using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Search;

/// <summary>What finds what, the same on both databases.</summary>
public sealed class FindingTests(FindingTests.Shelf shelf) : IClassFixture<FindingTests.Shelf>
{
    [Theory]
    [InlineData("Zebrafish policies in ports", "Zebrafish policies in ports")]
    [InlineData("zebrafish policy", "Zebrafish policies in ports")]
    [InlineData("zebraf", "Zebrafish policies in ports")]
    [InlineData("theorie economie", "Théorie de l’économie solidaire")]
    [InlineData("l'économie solidaire", "Théorie de l’économie solidaire")]
    [InlineData("théories", "Théorie de l’économie solidaire")]
    [InlineData("trabajadora", "Las trabajadoras del puerto")]
    [InlineData("\"policies in ports\"", "Zebrafish policies in ports")]
    [InlineData("合作社", "国际合作社联盟")]
    [InlineData("联盟", "国际合作社联盟")]
    [InlineData("盟", "国际合作社联盟")]
    [InlineData("تعاونيات", "دليل التعاونيات")]
    [InlineData("สหกรณ์", "คู่มือสหกรณ์การเกษตร")]
    [InlineData("10.5555/Zebra.21", "Zebrafish policies in ports")]
    [InlineData("https://doi.org/10.5555/zebra.21", "Zebrafish policies in ports")]
    [InlineData("978-92-2-031711-2", "Zebrafish policies in ports")]
    [InlineData("Quagga letter 14", "Quagga in March")]
    [InlineData("series:quagga", "Quagga in March")]
    [InlineData("author:okapi", "Zebrafish policies in ports")]
    [InlineData("author:\"Olga Okapi\" zebrafish", "Zebrafish policies in ports")]
    [InlineData("subject:savannah", "Zebrafish policies in ports")]
    [InlineData("pampas zebrafish", "Zebrafish policies in ports")]
    [InlineData("le poisson zèbre", "Le poisson zèbre")]
    [InlineData("zebrafish OR quagga year:1991", "Zebrafish policies in ports")]
    [InlineData("title:zebrafish", "Zebrafish policies in ports")]
    [InlineData("zebraf -nothingofthekind", "Zebrafish policies in ports")]
    [InlineData("zebraf lang:en", "Zebrafish policies in ports")]
    public async Task SEA_1_Half_a_title_an_author_a_subject_or_a_number_finds_it_first(string typed, string title) =>
        Assert.StartsWith(title, string.Join('|', await shelf.App.FoundForAsync(typed)), StringComparison.Ordinal);

    [Theory]
    [InlineData("zebrafish -ports")]
    [InlineData("zebrafish policies in -ports")]
    [InlineData("zebrafish quagga")]
    [InlineData("\"ports in policies\"")]
    [InlineData("author:zebrafish")]
    [InlineData("\"policy\" zebrafish")]
    [InlineData("title:okapi")]
    [InlineData("zebrafish year:1992")]
    [InlineData("zebrafish lang:es")]
    [InlineData("zebrafish -lang:en")]
    [InlineData("\"quagga in zebrafish\"")]
    [InlineData("联合")]
    public async Task What_does_not_fit_is_not_found(string typed) => Assert.Empty(await shelf.App.FoundForAsync(typed));

    [Fact]
    public async Task Words_that_stand_side_by_side_as_typed_come_before_the_same_words_apart_however_new() =>
        Assert.Equal(
            ["Quokka island of old", "Island of the quokka", "Quokka of the island", "Of kangaroos", "Of wallabies"],
            await shelf.App.FoundForAsync("quokka island"));

    [Fact]
    public async Task Side_by_side_comes_first_among_very_many_too_and_every_page_agrees()
    {
        List<string> met = [];
        for (var page = 1; page <= 7; page++)
            met.AddRange(await shelf.App.FoundAsync($"q=gerbil+lagoon&page={page}"));
        Assert.Equal(("Gerbil lagoon of old", 131, 131), (met[0], met.Count, met.Distinct().Count()));
        Assert.Equal("Lagoon 129 of the gerbil", met[1]);
    }

    // More than three words are not ranked by the index but by the entries' own words.
    [Fact]
    public async Task Of_many_words_too_a_title_comes_before_a_summary_and_side_by_side_before_apart_however_old() =>
        Assert.Equal(
            ["Numbat savanna burrow dawn", "Dawn, burrow, numbat and savanna", "Of marsupials", "Of marsupials anew"],
            await shelf.App.FoundForAsync("numbat savanna burrow dawn"));

    [Fact]
    public async Task Of_many_words_in_more_than_a_hundred_entries_the_title_comes_first_and_every_page_agrees()
    {
        List<string> met = [];
        for (var page = 1; page <= 6; page++)
            met.AddRange(await shelf.App.FoundAsync($"q=bilby+desert+spinifex+night&page={page}"));
        Assert.Equal(("Bilby desert spinifex night", 106, 106), (met[0], met.Count, met.Distinct().Count()));
        Assert.Equal("Of bandicoots 104", met[1]);
    }

    [Fact]
    public async Task A_title_counts_more_than_a_subject_and_a_subject_more_than_a_summary_and_then_the_newer_comes_first() =>
        Assert.Equal(
            ["Wildebeest", "Wildebeest of old", "About hooves", "About grass", "Wildebeests"],
            await shelf.App.FoundForAsync("wildebeest"));

    [Fact]
    public async Task The_whole_title_comes_first_however_many_newer_ones_have_its_words() =>
        Assert.Equal("Wildebeest of old", (await shelf.App.FoundForAsync("Wildebeest of old"))[0]);

    [Fact]
    public async Task By_date_the_newest_or_the_oldest_comes_first()
    {
        Assert.Equal(["About grass", "Wildebeests", "Wildebeest", "About hooves", "Wildebeest of old"], await shelf.App.FoundAsync("q=wildebeest&sort=newest"));
        Assert.Equal(["Wildebeest of old", "About hooves", "Wildebeest", "Wildebeests", "About grass"], await shelf.App.FoundAsync("q=wildebeest&sort=oldest"));
    }

    [Fact]
    public async Task By_title_they_stand_as_in_a_list_of_names_and_page_by_page()
    {
        Assert.Equal(["About grass", "About hooves", "Wildebeest", "Wildebeest of old", "Wildebeests"], await shelf.App.FoundAsync("q=wildebeest&sort=title"));
        List<string> met = [];
        for (var page = 1; page < 20; page++)
        {
            var found = await shelf.App.FoundAsync($"sort=title&page={page}");
            met.AddRange(found);
            if (found.Count < 20)
                break;
        }
        using var reader = shelf.App.Reader();
        Assert.Equal(Searching.Count(await reader.PageAsync("/search?sort=title")), met.Count);
        Assert.Equal(met.Order(Comparer<string>.Create((a, b) => string.CompareOrdinal(NameOrder.OfTitle(a), NameOrder.OfTitle(b)))), met);
    }

    [Fact]
    public async Task A_text_in_the_language_that_was_searched_is_the_one_that_is_shown()
    {
        using var reader = shelf.App.Reader();
        var page = await reader.PageAsync("/search?q=poisson");

        Assert.Equal("Le poisson zèbre", page.QuerySelector(".results h3").Text());
        Assert.Equal("fr", page.QuerySelector(".results h3")?.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_new_name_of_a_series_finds_its_entries_and_the_old_one_no_longer()
    {
        var series = await shelf.App.NewsletterAsync("Gnu gazette", 3);
        Assert.Single(await shelf.App.FoundForAsync("series:gazette"));

        await shelf.App.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var text = await db.Set<SeriesText>().SingleAsync(t => t.SeriesId == series);
            (text.Title, text.TitleKey) = ("Gnu herald", "gnu herald");
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await shelf.App.FoundForAsync("series:gazette"));
        Assert.Single(await shelf.App.FoundForAsync("series:herald"));
    }

    public sealed class Shelf : IAsyncLifetime
    {
        public CatalogueApp App { get; } = new();

        public async Task InitializeAsync()
        {
            await App.InitializeAsync();
            await App.InScopeAsync(FillAsync);
            await App.AddIssueAsync("The Quagga letter", "14", A.Publication("Quagga in March").Issued("1993-03").Published());
            await App.AddAsync(A.Publication("Théorie de l’économie solidaire").In("fr").Issued("1994").Published());
            await App.AddAsync(A.Publication("Las trabajadoras del puerto").In("es").Issued("1994").Published());
            await App.AddAsync(A.Publication("国际合作社联盟").In("zh").Issued("1994").Published());
            await App.AddAsync(A.Publication("دليل التعاونيات").In("ar").Issued("1994").Published());
            await App.AddAsync(A.Publication("คู่มือสหกรณ์การเกษตร").In("th").Issued("1994").Published());
            await App.AddAsync(A.Publication("Wildebeest of old").Issued("1980-01").Published());
            await App.InScopeAsync(services =>
            {
                var db = services.GetRequiredService<CatalogueContext>();
                db.Publications.Add(A.Publication("Gerbil lagoon of old").Issued("1951-01").Published().Build(App.Now));
                db.Publications.Add(A.Publication("Bilby desert spinifex night").Issued("1931-01").Published().Build(App.Now));
                db.Publications.AddRange(Enumerable.Range(0, 105).Select(i => A.Publication($"Of bandicoots {i}").Saying("A bilby in the desert, at night, under spinifex.").Issued($"{1932 + (i / 12)}-{(i % 12) + 1:00}").Published().Build(App.Now)));
                db.Publications.AddRange(Enumerable.Range(0, 130).Select(i => A.Publication($"Lagoon {i} of the gerbil").Issued(new DateOnly(1952, 1, 1).AddMonths(i).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)).Published().Build(App.Now)));
                return db.SaveChangesAsync();
            });
            await App.AddAsync(A.Publication("Numbat savanna burrow dawn").Issued("1941-01").Published());
            await App.AddAsync(A.Publication("Dawn, burrow, numbat and savanna").Issued("1942-01").Published());
            await App.AddAsync(A.Publication("Of marsupials").Issued("1943-01").Saying("The numbat savanna burrow dawn, as they say.").Published());
            await App.AddAsync(A.Publication("Of marsupials anew").Issued("1944-01").Saying("At dawn in the savanna a numbat leaves its burrow.").Published());
            await App.AddAsync(A.Publication("Quokka island of old").Issued("1971-01").Published());
            await App.AddAsync(A.Publication("Quokka of the island").Issued("1972-01").Published());
            await App.AddAsync(A.Publication("Island of the quokka").Issued("1973-01").Published());
            await App.AddAsync(A.Publication("Of kangaroos").Issued("1974-01").Saying("Seen on a quokka island.").Published());
            await App.AddAsync(A.Publication("Of wallabies").Issued("1975-01").Saying("Seen on an island with one quokka.").Published());
            await App.AddAsync(A.Publication("Wildebeest").Issued("1980-03").Published());
            await App.AddAsync(A.Publication("Wildebeests").Issued("1980-04").Published());
            await App.AddAsync(A.Publication("About grass").Saying("It is eaten by the wildebeest.").Issued("1980-05").Published());
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();

        private async Task<int> FillAsync(IServiceProvider services)
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var vocabulary = new Vocabulary(db);
            var (english, french) = (Language("en"), Language("fr"));
            var fish = A.Publication("Zebrafish policies in ports").Issued("1991-05").Saying("From the pampas to the sea.").Published().Build(App.Now);
            fish.Texts.Add(new PublicationText { Language = french, Title = "Le poisson zèbre" });
            fish.Contributions.Add(new Contribution { Agent = (await vocabulary.AgentsAsync([new AgentName("Olga Okapi")], AgentKind.Person, default))[0] });
            fish.Subjects.Add(new PublicationSubject { Subject = (await vocabulary.SubjectsAsync(["Savannah"], english, default))[0] });
            fish.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.Doi, Value = "10.5555/zebra.21" });
            fish.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.Isbn, Value = "9789220317112" });
            var hooves = A.Publication("About hooves").Issued("1980-02").Published().Build(App.Now);
            hooves.Subjects.Add(new PublicationSubject { Subject = (await vocabulary.SubjectsAsync(["Wildebeest"], english, default))[0] });
            db.Publications.AddRange(fish, hooves);
            return await db.SaveChangesAsync();
        }

        private static LanguageTag Language(string tag) => LanguageTag.TryParse(tag, out var language) ? language : throw new FormatException(tag);
    }
}
