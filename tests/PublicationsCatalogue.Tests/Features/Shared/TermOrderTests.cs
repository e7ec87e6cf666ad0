using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Import;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Shared;

/// <summary>The lists of names from A to Z, the same on both databases.</summary>
public sealed class TermOrderTests(TermOrderTests.Shelf shelf) : IClassFixture<TermOrderTests.Shelf>
{
    private static readonly string[] InOrder = ["Les Ânes", "Ångström", "Éclair", "L’Îlot", "İzmir", "Øre", "A Yak", "Zebu of old", "The Zebu’s letter", "Журнал", "國際"];

    [Theory]
    [InlineData("/series")]
    [InlineData("/subjects")]
    public async Task TAX_2_Names_stand_in_order_without_accents_and_leading_articles_and_other_scripts_come_last(string list) =>
        Assert.Equal(InOrder, await NamesAsync(list));

    [Fact]
    public async Task TAX_2_Authors_stand_under_their_family_names_and_are_shown_as_printed() =>
        Assert.Equal(["Zoe Abel", "Bel, Ana", "Ana Ruiz García", "Jean-Luc Žižek"], await NamesAsync("/authors"));

    [Fact]
    public async Task Letters_without_a_public_name_are_no_links_and_the_others_lead_to_their_first_name()
    {
        using var reader = shelf.App.Reader();
        var letters = (await reader.PageAsync("/series")).QuerySelectorAll(".letters a");

        Assert.Equal(27, letters.Length);
        Assert.Equal(["A", "E", "I", "O", "Y", "Z", "Other scripts"], letters.Where(a => a.HasAttribute("href")).Select(a => a.Text()));
        Assert.All(letters.Where(a => !a.HasAttribute("href")), a => Assert.Equal("true", a.GetAttribute("aria-disabled")));
        Assert.Equal("İzmir", (await NamesAsync("/series?from=i"))[1]);
        Assert.Equal(["Журнал", "國際"], await NamesAsync(letters[^1].GetAttribute("href") ?? ""));
    }

    [Theory]
    [InlineData("/series?q=zebu", "Zebu of old|The Zebu’s letter")]
    [InlineData("/series?q=the+zebu", "The Zebu’s letter")]
    [InlineData("/series?q=LETT", "The Zebu’s letter")]
    [InlineData("/series?q=oRe", "Øre")]
    [InlineData("/series?q=國際", "國際")]
    [InlineData("/subjects?q=ilot", "L’Îlot")]
    [InlineData("/authors?q=ana", "Bel, Ana|Ana Ruiz García")]
    [InlineData("/authors?q=ruiz", "Ana Ruiz García")]
    [InlineData("/authors?q=quokka", "")]
    [InlineData("/authors?q=%22*%22", "")]
    public async Task The_box_finds_names_that_begin_with_the_word_or_contain_it(string address, string names) =>
        Assert.Equal(names, string.Join('|', await NamesAsync(address)));

    [Fact]
    public async Task Keys_of_names_from_before_there_were_any_are_made_at_the_start()
    {
        await shelf.App.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            await db.Agents.ExecuteUpdateAsync(set => set.SetProperty(a => a.SortKey, ""));
            await db.Set<SeriesText>().ExecuteUpdateAsync(set => set.SetProperty(t => t.SortKey, ""));
            await db.Set<SubjectLabel>().ExecuteUpdateAsync(set => set.SetProperty(l => l.SortKey, ""));
            await SortKeys.FillAsync(db, default);
            Assert.False(await db.Agents.AnyAsync(a => a.SortKey != ""), "Nothing is made anew while the kind is the present one.");
            await db.Instances.ExecuteUpdateAsync(set => set.SetProperty(i => i.SortKeyVersion, 0));
            await SortKeys.FillAsync(db, default);
            Assert.Equal("ruiz garcia ana", await db.Agents.Where(a => a.FamilyName != null).Select(a => a.SortKey).SingleAsync());
            Assert.False(await db.Set<SeriesText>().AnyAsync(t => t.SortKey == "") || await db.Set<SubjectLabel>().AnyAsync(l => l.SortKey == ""));
            return await db.Instances.AnyAsync(i => i.SortKeyVersion == NameOrder.Version) ? 1 : throw new InvalidOperationException("The kind was not noted.");
        });
        Assert.Equal(InOrder, await NamesAsync("/series?from="));
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string address)
    {
        using var reader = shelf.App.Reader();
        return [.. (await reader.PageAsync(address)).QuerySelectorAll("ul.terms a").Select(a => a.Text())];
    }

    public sealed class Shelf : IAsyncLifetime
    {
        public CatalogueApp App { get; } = new();

        public async Task InitializeAsync()
        {
            await App.InitializeAsync();
            await App.InScopeAsync(FillAsync);
            // What an import brings stands among the rest.
            await App.InScopeAsync(s => ActivatorUtilities.CreateInstance<ImportRun>(s).RunAsync(RowsAsync(), 0, LanguageTag.TryParse("en", out var english) ? english : default, asDrafts: false, null, default));
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();

        private static async IAsyncEnumerable<CsvEntry> RowsAsync()
        {
            using var text = new StringReader("title,authors,series,subjects\nZebu entry,Jean-Luc Žižek,Zebu of old,Zebu of old\n");
            await foreach (var (entry, problem) in CsvEntryReader.ReadAsync(text, CancellationToken.None))
                yield return entry ?? throw new FormatException(problem?.ToString());
        }

        private async Task<int> FillAsync(IServiceProvider services)
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var vocabulary = new Vocabulary(db);
            var entry = A.Publication("Of all names").Published().Build(App.Now);
            var draft = A.Publication("Of a hidden name").Build(App.Now);
            foreach (var name in InOrder.Where(n => n != "Zebu of old").Reverse())
                await NameAsync(entry, name);
            await NameAsync(draft, "Quokka");
            var people = await vocabulary.AgentsAsync([new AgentName("Ana Ruiz García"), new AgentName("Zoe Abel"), new AgentName("Bel, Ana"), new AgentName("Quentin Quokka")], AgentKind.Person, default);
            (people[0].FamilyName, people[0].GivenName) = ("Ruiz García", "Ana");
            entry.Contributions.AddRange(people.Take(3).Select(agent => new Contribution { Agent = agent }));
            draft.Contributions.Add(new Contribution { Agent = people[3] });
            db.Publications.AddRange(entry, draft);
            return await db.SaveChangesAsync();

            async Task NameAsync(Publication publication, string name)
            {
                publication.Series.Add(new SeriesMembership { Series = await vocabulary.SeriesAsync(name, publication.Texts[0].Language, default) });
                publication.Subjects.Add(new PublicationSubject { Subject = (await vocabulary.SubjectsAsync([name], publication.Texts[0].Language, default))[0] });
            }
        }
    }
}
