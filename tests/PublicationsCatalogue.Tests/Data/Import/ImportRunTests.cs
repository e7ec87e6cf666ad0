using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Import;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data.Import;

public sealed class ImportRunTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Rows = """
        title,date,summary,authors,series,number,subjects,language,type,url,identifier
        Oryx report,2003-05-06,What the *oryx* did.,Ana Addax; Bo Bongo,Oryx series,1,Deserts; Horns,en,report,https://example.org/oryx/1,10.5555/oryx.1
        Oryx report,2004-05,,Ana Addax,Oryx series,2,Deserts,fr,,https://example.org/oryx/2,
        Oryx without a date,,,,,,,,,,
        """;

    [Fact]
    public async Task Rows_become_entries_as_if_each_had_been_saved_at_the_desk()
    {
        Assert.Equal(new ImportOutcome(3, 0), await ImportAsync(Rows));

        Assert.Equal(["Oryx report", "Oryx report", "Oryx without a date"], await app.FoundAsync("q=oryx&sort=newest"));
        Assert.Equal(["Oryx report", "Oryx report"], await app.FoundForAsync("author:addax subject:deserts series:oryx"));
        Assert.Equal(["Oryx report"], await app.FoundForAsync("10.5555/ORYX.1"));
        var (faults, entries) = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            List<string> wrong = [.. await Counts.FaultsAsync(db, default), .. await SearchFaults.FindAsync(db, 20, default)];
            return (wrong, await db.Publications.AsNoTracking().WithParts().Where(p => p.CreatedBy == "import" && p.Texts.Any(t => EF.Functions.Like(t.Title, "Oryx%"))).OrderBy(p => p.Id).ToListAsync());
        });
        Assert.Empty(faults);
        Assert.Equal(["oryx-report", "oryx-report-2", "oryx-without-a-date"], entries.Select(e => e.Slug.ToString()));
        Assert.Equal(["Ana Addax", "Bo Bongo"], entries[0].Contributions.OrderBy(c => c.Position).Select(c => c.Agent.Name));
        var revisions = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Revisions.Where(r => r.Action == RevisionAction.Imported && r.By == "import").Select(r => r.Snapshot).ToListAsync());
        Assert.All(entries, e => Assert.Contains(PublicationSnapshot.Of(e).ToJson(), revisions));
        using var reader = app.Reader();
        Assert.Contains("Ana Addax; Bo Bongo", (await reader.PageAsync("/publications/oryx-report")).QuerySelector("main").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_adds_nothing_nor_does_a_row_that_is_there_by_identifier_or_title_and_date()
    {
        const string First = "title,date,url,identifier\nKob one,2001,https://example.org/kob,10.5555/kob\nKob one,2001,,\nKob two,2001,,\n";
        Assert.Equal(new ImportOutcome(2, 1), await ImportAsync(First));
        Assert.Equal(new ImportOutcome(0, 3), await ImportAsync(First));
        Assert.Equal(new ImportOutcome(2, 2), await ImportAsync("title,date,url,identifier\nOther,1999,https://example.org/kob,\nAnother,1999,,doi:10.5555/KOB\nKOB  two,2001,,\nKob two,2002,,\n"));
    }

    [Theory]
    [InlineData("LECHWE  report,2005,https://example.org/lechwe", true)]
    [InlineData("Lechwe report,,https://example.org/lechwe", true)]
    [InlineData("Lechwe corrected,2001-05,https://example.org/lechwe", true)]
    [InlineData("Lechwe report,2005,https://example.org/lechwe/2", false)]
    [InlineData("Lechwe annex,2001,https://example.org/lechwe", false)]
    [InlineData("Lechwe annex,,https://example.org/lechwe", false)]
    [InlineData("Lechwe notes,,https://example.org/lechwe/notes", false)]
    public async Task A_link_tells_an_entry_that_is_there_only_together_with_its_title_or_date(string row, bool isThere)
    {
        await using var own = new CatalogueApp();
        await own.InitializeAsync();
        await ImportAsync("title,date,url\nLechwe report,2001-05,https://example.org/lechwe\nLechwe undated,,https://example.org/lechwe/notes\n", of: own);
        Assert.Equal(isThere ? new ImportOutcome(0, 1) : new ImportOutcome(1, 0), await ImportAsync($"title,date,url\n{row}\n", of: own));
        Assert.Equal(new ImportOutcome(0, 1), await ImportAsync($"title,date,url\n{row}\n", of: own));
    }

    [Fact]
    public async Task What_a_catalogue_gives_out_as_CSV_comes_whole_into_another()
    {
        const string Whole = "title,date,subtitle,publisher,licence\nSitatunga report,1971-05-06,Of the swamps,ILO,CC-BY-4.0\nSitatunga report,1971-05-06,Of the hills,ilo,cc by-nc 4.0\nSitatunga report,1971-03,,,\nSitatunga,1971-02,Alone,ILO,\n";
        Assert.Equal(new ImportOutcome(4, 0), await ImportAsync(Whole));
        Assert.Equal(new ImportOutcome(0, 4), await ImportAsync(Whole));
        // A file of before, without what stands under the titles.
        Assert.Equal(new ImportOutcome(0, 2), await ImportAsync("title,date\nSitatunga report,1971-05-06\nSitatunga report,1971-03\n"));
        var told = await app.Reader().GetStringAsync(new Uri("/1971.csv", UriKind.Relative));
        await using var other = new CatalogueApp();
        await other.InitializeAsync();
        Assert.Equal(new ImportOutcome(4, 0), await ImportAsync(told, of: other));

        Assert.Contains(",Of the swamps,ILO,CC-BY-4.0\r\n", told, StringComparison.Ordinal);
        Assert.Contains(",Of the hills,ILO,CC-BY-NC-4.0\r\n", told, StringComparison.Ordinal);
        Assert.Equal(told, await other.Reader().GetStringAsync(new Uri("/1971.csv", UriKind.Relative)));
        foreach (var catalogue in new[] { app, other })
        {
            Assert.Empty(await catalogue.InScopeAsync(async s => (await SearchFaults.FindAsync(s.GetRequiredService<CatalogueContext>(), 20, default)).Concat(await Counts.FaultsAsync(s.GetRequiredService<CatalogueContext>(), default))));
            Assert.Equal(1, await catalogue.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.CountAsync(a => a.Kind == AgentKind.Organization && a.NameKey == "ilo")));
        }
    }

    [Fact]
    public async Task Parts_of_one_document_share_its_link_and_come_in_each()
    {
        const string Parts = "title,date,url\nDik-dik report,2001,https://example.org/dikdik\nDik-dik annex,2001,https://example.org/dikdik\nDik-dik tables,2002,https://example.org/dikdik\n";
        Assert.Equal(new ImportOutcome(3, 0), await ImportAsync(Parts));
        Assert.Equal(new ImportOutcome(0, 3), await ImportAsync(Parts));
    }

    [Fact]
    public async Task Characters_that_no_text_has_are_left_out_of_a_row()
    {
        Assert.Equal(new ImportOutcome(1, 0), await ImportAsync("title,summary\nNyala\uFFFE report,Of the\uFFFF nyala\u0001.\n"));

        var text = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Set<PublicationText>().SingleAsync(t => t.Title.StartsWith("Nyala")));
        Assert.Equal(("Nyala report", "Of the nyala."), (text.Title, text.Summary));
    }

    [Fact]
    public async Task Drafts_stay_drafts_and_leave_no_trace()
    {
        Assert.Equal(new ImportOutcome(1, 0), await ImportAsync("title,date\nSerow draft,2001\n", asDrafts: true));

        Assert.Empty(await app.FoundForAsync("serow"));
        Assert.Empty(await app.InScopeAsync(s => Counts.FaultsAsync(s.GetRequiredService<CatalogueContext>(), default)));
        Assert.Equal(new ImportOutcome(0, 1), await ImportAsync("title,date\nSerow draft,2001\n", asDrafts: true));
    }

    [Fact]
    public async Task More_rows_than_one_batch_come_in_with_the_names_of_the_batch_before()
    {
        var rows = string.Concat(Enumerable.Range(1, 1500).Select(i => $"Takin {i},2011-0{(i % 9) + 1},Tia Takin,Takin series,{i}\n"));
        Assert.Equal(new ImportOutcome(1500, 0), await ImportAsync("title,date,authors,series,number\n" + rows));

        using var reader = app.Reader();
        Assert.Equal(1500, Searching.Count(await reader.PageAsync("/search?q=author:takin")));
        Assert.Equal((1, 1), await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            return (await db.Agents.CountAsync(a => a.Name == "Tia Takin"), await db.Set<SeriesText>().CountAsync(t => t.Title == "Takin series"));
        }));
        await app.AddAsync(A.Publication("Saved after the import").Published());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(600)]
    public async Task A_row_is_known_by_one_further_up_in_the_file_and_another_with_its_title_gets_an_address_of_its_own(int between)
    {
        var others = string.Concat(Enumerable.Range(1, between).Select(i => $"Saola {between} between {i},2001,\n"));
        var rows = $"title,date,identifier\nSaola {between},2001,10.5555/saola.{between}\n{others}SAOLA {between},2001,\nElsewhere,2009,10.5555/SAOLA.{between}\nSaola {between},2002,\n";
        Assert.Equal(new ImportOutcome(between + 2, 2), await ImportAsync(rows));

        Assert.Equal([$"saola-{between}", $"saola-{between}-2"], await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.AsNoTracking()
            .Where(p => p.Texts.Any(t => t.Title == $"Saola {between}")).OrderBy(p => p.Id).Select(p => p.Slug.ToString()).ToListAsync()));
    }

    [Fact]
    public async Task Somebody_who_is_first_identified_far_down_in_a_file_is_one_person_in_all_of_it()
    {
        var others = string.Concat(Enumerable.Range(1, 700).Select(i => $"Urial {i},Ulla Urial\n"));
        await ImportAsync($"title,authors\n{others}Urial named,Ulla Urial (0000-0002-1825-0097)\n{others.Replace("Urial ", "Urial again ", StringComparison.Ordinal).Replace("again Urial", "Urial", StringComparison.Ordinal)}");

        var agents = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.AsNoTracking().Where(a => EF.Functions.Like(a.Name, "%Urial%")).ToListAsync());
        Assert.Equal("0000-0002-1825-0097", Assert.Single(agents).Orcid);
        var differ = await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            var entries = await db.Publications.AsNoTracking().WithParts().Where(p => p.Texts.Any(t => EF.Functions.Like(t.Title, "Urial again%") || t.Title == "Urial named")).ToListAsync();
            var snapshots = await db.Revisions.AsNoTracking().Where(r => r.By == "import").Select(r => r.Snapshot).ToListAsync();
            return entries.Select(e => PublicationSnapshot.Of(e).ToJson()).Except(snapshots).ToList();
        });
        Assert.Empty(differ);
    }

    [Fact]
    public async Task A_title_without_a_letter_comes_in()
    {
        Assert.Equal(new ImportOutcome(1, 0), await ImportAsync("title,date\n?!,2006\n"));
        Assert.Equal("", await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().SearchRecords.AsNoTracking()
            .Where(r => s.GetRequiredService<CatalogueContext>().Set<PublicationText>().Any(t => t.PublicationId == r.PublicationId && t.Title == "?!")).Select(r => r.Start).SingleAsync()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(900)]
    public async Task A_large_file_leaves_every_index_and_every_reference_as_it_was(int? breakAt)
    {
        var (before, bird) = (await IndexesAsync(), breakAt is null ? "zebrafinch" : "woodcreeper");
        var rows = $"title,date\n{string.Concat(Enumerable.Range(1, 1100).Select(i => $"Markhor {breakAt} {i}{(i == 850 ? $" {bird}" : "")},2003\n"))}";
        var import = () => ImportAsync(rows, breakAt: breakAt, expected: 1_000_000);

        if (breakAt is null)
            Assert.Equal(new ImportOutcome(1100, 0), await import());
        else
            await Assert.ThrowsAsync<InvalidOperationException>(import);

        Assert.Equal(before, await IndexesAsync());
        Assert.Equal(breakAt is null ? 1 : 0, (await app.FoundForAsync(bird[..7])).Count);
        Assert.Empty(await app.InScopeAsync(s => SearchFaults.FindAsync(s.GetRequiredService<CatalogueContext>(), 20, default)));
        Assert.Empty(await app.InScopeAsync(s => Counts.FaultsAsync(s.GetRequiredService<CatalogueContext>(), default)));
    }

    [Fact]
    public async Task A_file_that_breaks_off_brings_nothing_in()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => ImportAsync(string.Concat("title\n", string.Concat(Enumerable.Range(0, 1200).Select(i => $"Goral {i}\n"))), breakAt: 1100));
        Assert.Empty(await app.FoundForAsync("goral"));
        Assert.Empty(await app.InScopeAsync(s => Counts.FaultsAsync(s.GetRequiredService<CatalogueContext>(), default)));
    }

    private Task<List<string>> IndexesAsync() => app.InScopeAsync(s =>
    {
        var database = s.GetRequiredService<CatalogueContext>().Database;
        return (database.IsSqlite() ? database.SqlQuery<string>($"""SELECT sql AS "Value" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name""")
            : database.SqlQuery<string>($"""
                SELECT indexdef AS "Value" FROM pg_indexes WHERE schemaname = current_schema()
                UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace ORDER BY 1
                """)).ToListAsync();
    });

    private Task<ImportOutcome> ImportAsync(string csv, bool asDrafts = false, int? breakAt = null, int expected = 0, CatalogueApp? of = null) => (of ?? app).InScopeAsync(services =>
        ActivatorUtilities.CreateInstance<ImportRun>(services).RunAsync(RowsAsync(csv, breakAt), expected, LanguageTag.TryParse("en", out var english) ? english : default, asDrafts, null, default));

    private static async IAsyncEnumerable<CsvEntry> RowsAsync(string csv, int? breakAt)
    {
        using var text = new StringReader(csv);
        var read = 0;
        await foreach (var (entry, problem) in CsvEntryReader.ReadAsync(text, CancellationToken.None))
        {
            if (++read == breakAt)
                throw new InvalidOperationException("The disk is gone.");
            yield return entry ?? throw new FormatException(problem?.ToString());
        }
    }
}
