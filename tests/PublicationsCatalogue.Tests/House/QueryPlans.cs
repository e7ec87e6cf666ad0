using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.House;

/// <summary>No page reads a whole table that grows with the catalogue: read from SQLite's own plans of what the pages asked.</summary>
public sealed partial class QueryPlans(QueryPlans.App app) : IClassFixture<QueryPlans.App>
{
    private static readonly string[] Growing =
    [
        "Publications", "PublicationTexts", "Contributions", "Agents", "Addresses", "Revisions", "SeriesMemberships", "PublicationSubjects",
        "PublicationIdentifiers", "PublicationLinks", "PublicationRelations", "TitleKeys", "DuplicateVerdicts", "SearchRecords", "FacetTotals", "SpellingKeys", "SeriesTexts", "SubjectLabels",
        "Series", "Subjects", "PendingChanges", "PossibleDuplicates", "MissedSearches", "NameChanges", "ApiTokens", "ProgramChanges", "WebhookDeliveries", "HarvestRecords", "HarvestMembers", "EarlierMonthCounts", "KeptAnswers",
    ];

    // Walked from one end for so many entries and no more: the desk's list of all entries, and the 20,000 changed last that its filters look through.
    private static readonly string[] Walked = ["IX_Publications_AnyChanged", "IX_Publications_Changed"];

    // The count of pairs that may be duplicates: it ends with the hundredth, and passes over only those of which one is in the trash.
    private const string Pairs = "PossibleDuplicates";

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/2021")]
    [InlineData("/2021/10")]
    [InlineData("/archive")]
    [InlineData("/?asof={today}")]
    [InlineData("/2021/10?asof={today}")]
    [InlineData("/archive?asof={today}")]
    [InlineData("/publications/{slug}?asof={today}")]
    [InlineData("/api/v1/publications?asof={today}")]
    [InlineData("/api/v1/publications?asof={today}&from=2019&to=2021")]
    [InlineData("/api/v1/publications?asof={today}&series=planned-letter")]
    [InlineData("/api/v1/months/2021-10?asof={today}")]
    [InlineData("/changes")]
    [InlineData("/changes.atom")]
    [InlineData("/publications/{slug}")]
    [InlineData("/publications/never-was")]
    [InlineData("/search")]
    [InlineData("/search?q=publication+report&sort=oldest")]
    [InlineData("/search?q=publication&sort=title")]
    [InlineData("/search?q=publication&type=report&lang=en&from=2019")]
    [InlineData("/search?q=never&author=nobody")]
    [InlineData("/search?q=publication+-publication+author:nobody")]
    [InlineData("/search?q=publication&page=9")]
    [InlineData("/search?q=pulbication")]
    [InlineData("/search/suggest?q=pu")]
    [InlineData("/search/suggest?q=publication+1")]
    [InlineData("/series")]
    [InlineData("/series?from=p")]
    [InlineData("/series/planned-letter")]
    [InlineData("/series/planned-letter?after=3-9")]
    [InlineData("/subjects?from=p")]
    [InlineData("/subjects/plans?of={subject}")]
    [InlineData("/authors/plan-p?of={author}")]
    [InlineData("/authors?from=p&id=3")]
    [InlineData("/authors?q=ana")]
    [InlineData("/series?q=letter")]
    [InlineData("/subjects?q=work")]
    [InlineData("/types")]
    [InlineData("/languages/en")]
    [InlineData("/subscribe")]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemap/pages.xml")]
    [InlineData("/sitemap/2021-10.xml")]
    [InlineData("/sitemap/authors.xml")]
    [InlineData("/sitemap/series.xml")]
    [InlineData("/sitemap/subjects.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/llms.txt")]
    [InlineData("/search/suggestions?q=pu")]
    [InlineData("/publications/{slug}.json")]
    [InlineData("/publications.atom")]
    [InlineData("/publications.bib")]
    [InlineData("/2021/10.csv")]
    [InlineData("/2021/10.ics")]
    [InlineData("/publications.jsonl")]
    [InlineData("/2021.atom")]
    [InlineData("/series/planned-letter.atom")]
    [InlineData("/languages/en.ris")]
    [InlineData("/search.json?q=publication+report")]
    [InlineData("/oai?verb=Identify")]
    [InlineData("/oai?verb=ListSets")]
    [InlineData("/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{id}")]
    [InlineData("/oai?verb=ListRecords&metadataPrefix=oai_dc")]
    [InlineData("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&from=2021-10-07&set=series:planned-letter")]
    [InlineData("/unapi?id=http://localhost/publications/{slug}&format=ris")]
    [InlineData("/search.rss?q=publication&sort=title&lang=en")]
    [InlineData("/api")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/v1/publications?per_page=3")]
    [InlineData("/api/v1/publications?sort=oldest&lang=en&from=2019")]
    [InlineData("/api/v1/publications/{slug}")]
    [InlineData("/api/v1/publications/never-was")]
    [InlineData("/api/v1/search?q=publication+report&sort=oldest")]
    [InlineData("/api/v1/search?q=publication&sort=title&lang=en")]
    [InlineData("/api/v1/months")]
    [InlineData("/api/v1/months/2021-10")]
    [InlineData("/api/v1/series")]
    [InlineData("/api/v1/series/planned-letter")]
    [InlineData("/api/v1/subjects/plans")]
    [InlineData("/api/v1/agents?q=ana")]
    public Task ARC_4_A_public_page_scans_no_table_that_grows(string address) => AssertNoScanAsync(app.Reader(), address);

    [SkippableTheory]
    [InlineData("/admin")]
    [InlineData("/admin/changes")]
    [InlineData("/admin/changes?before=9&names=9")]
    [InlineData("/admin/duplicates/possible")]
    [InlineData("/admin/entries")]
    [InlineData("/admin/entries?state=draft")]
    [InlineData("/admin/entries?state=published")]
    [InlineData("/admin/entries?state=published&missing=date")]
    [InlineData("/admin/entries?series=Planned+letter")]
    [InlineData("/admin/entries?language=fr")]
    [InlineData("/admin/entries?missing=summary&q=planned")]
    [InlineData("/admin/entries?state=draft&by=Ana")]
    [InlineData("/admin/entries/{id}")]
    [InlineData("/admin/entries/{id}/history")]
    [InlineData("/admin/entries/{id}/order")]
    [InlineData("/admin/languages")]
    [InlineData("/admin/languages?language=fr&missing=true")]
    [InlineData("/admin/entries/{id}/languages/fr")]
    [InlineData("/admin/names/people?q=ana")]
    [InlineData("/admin/names/organisations?q=ilo")]
    [InlineData("/admin/names/subjects?q=ilo")]
    [InlineData("/admin/names/series?q=letter")]
    [InlineData("/admin/names/people?q=ana&but={author}")]
    [InlineData("/admin/names/subjects?q=plan&but={subject}")]
    [InlineData("/admin/names/series?q=letter&but={series}")]
    [InlineData("/admin/authors")]
    [InlineData("/admin/authors?q=ana")]
    [InlineData("/admin/authors/{author}")]
    [InlineData("/admin/authors/{author}/merge?into=Other,+O.")]
    [InlineData("/admin/subjects?q=ana")]
    [InlineData("/admin/subjects/{subject}")]
    [InlineData("/admin/subjects/{subject}/merge?into=Others")]
    [InlineData("/series/planned-letter")]
    [InlineData("/series/planned-letter?after=3-9")]
    [InlineData("/admin/searches")]
    [InlineData("/admin/tokens")]
    [InlineData("/admin/webhooks")]
    [InlineData("/admin/webhooks/{webhook}")]
    [InlineData("/admin/series")]
    [InlineData("/admin/series?q=letter")]
    [InlineData("/admin/series/{series}")]
    [InlineData("/admin/series/{series}?after=3-9")]
    [InlineData("/admin/series/fitting?title=Planned+letter+No.+4")]
    [InlineData("/admin/entries/new?series={series}")]
    [InlineData("/admin/entries/new?series={series}&number=2")]
    [InlineData("/admin/duplicates?title=Publication+1&link=https://example.org/x&identifiers=10.1000/182")]
    public async Task A_desk_page_scans_no_table_that_grows(string address)
    {
        Skip.If(CatalogueApp.OnPostgres, "PostgreSQL chooses its plans by the size of the tables; SQLite's are the same for ten entries as for a million.");
        await AssertNoScanAsync(await app.SignedInAsync(address.Contains("webhooks", StringComparison.Ordinal) ? Roles.Owner : Roles.Editor), address);
    }

    [SkippableFact]
    public async Task SQLite_is_told_of_each_index_that_begins_with_the_state_how_little_the_state_tells()
    {
        Skip.If(CatalogueApp.OnPostgres, "PostgreSQL counts by itself.");
        using var reader = app.Reader();
        var untold = await app.InScopeAsync(services => services.GetRequiredService<CatalogueContext>().Database.SqlQuery<string>(
            $"SELECT i.name AS \"Value\" FROM pragma_index_list('Publications') i JOIN pragma_index_info(i.name) c ON c.seqno = 0 AND c.name = 'State' WHERE i.name NOT IN (SELECT idx FROM sqlite_stat1)").ToListAsync());

        Findings.AssertNone(untold);
    }

    [SkippableTheory]
    [InlineData("/api/v1/entries")]
    [InlineData("/api/v1/entries?state=draft&sort=oldest")]
    [InlineData("/api/v1/entries?state=scheduled")]
    [InlineData("/api/v1/entries?modified_since=2021-10-01&sort=oldest&per_page=1")]
    [InlineData("/api/v1/entries/{id}")]
    public async Task A_call_with_a_token_scans_no_table_that_grows(string address) => await AssertNoScanAsync(await app.ProgramAsync(), address);

    private async Task AssertNoScanAsync(HttpClient client, string address)
    {
        Skip.If(CatalogueApp.OnPostgres, "PostgreSQL chooses its plans by the size of the tables; SQLite's are the same for ten entries as for a million.");
        var webhook = address.Contains("{webhook}", StringComparison.Ordinal) ? await app.TellingAsync() : 0;
        var entry = await app.AddAsync(A.Publication().Issued("2021-10").Published());
        address = address.Replace("{webhook}", $"{webhook}", StringComparison.Ordinal);
        var series = address.Contains("series", StringComparison.Ordinal) ? await app.NewsletterAsync("Planned letter", 1, 3) : 0;
        var page = address.Replace("{series}", series.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{slug}", entry.Slug.ToString(), StringComparison.Ordinal).Replace("{id}", entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        page = page.Replace("{today}", app.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (address.Contains("{author}", StringComparison.Ordinal) || address.Contains("{subject}", StringComparison.Ordinal))
        {
            await app.AddCarryingAsync("Planned names", "Plan, P.; Other, O.", subject: "Plans; Others");
            page = page.Replace("{author}", $"{await app.AuthorIdAsync("Plan, P.")}", StringComparison.Ordinal).Replace("{subject}", $"{await app.SubjectIdAsync("Plans")}", StringComparison.Ordinal);
        }
        app.Asked.Clear();
        using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
        Assert.True((int)answer.StatusCode is 200 or 302 or 404, $"{page} answers {(int)answer.StatusCode}");
        Assert.NotEmpty(app.Asked);
        var scans = new List<string>();
        foreach (var question in app.Asked.Distinct())
            scans.AddRange((await PlanAsync(question)).Where(step => IsScan(step, question.Sql) || IsRoundabout(step, question.Sql)).Select(step => $"{step}\n{question.Sql}"));
        // FTS5 goes by its own row numbers only: cast, all that is found would be read and sorted.
        scans.AddRange(app.Asked.Select(q => q.Sql).Where(sql => sql.Contains("SearchIndex", StringComparison.Ordinal) && sql.Contains("CAST(", StringComparison.Ordinal)).Distinct());
        Findings.AssertNone(scans);
    }

    // What is walked must end after so many rows, whatever is asked besides: a LIMIT that stands directly behind the table, nothing between
    // them but its order. By row number there is no index to name.
    private static bool IsScan(string step, string sql)
    {
        if (Scan().Match(step) is not { Success: true } scan || !Growing.Contains(scan.Groups["table"].Value))
            return false;
        if (scan.Groups["table"].Value == Pairs)
            return !sql.Contains("LIMIT", StringComparison.Ordinal) || sql.Contains("ORDER BY", StringComparison.Ordinal);
        var ends = FirstRows().Matches(sql).Where(m => m.Groups["table"].Value == scan.Groups["table"].Value).ToList();
        return scan.Groups["index"] is { Success: true } index ? !Walked.Contains(index.Value) || ends.Count == 0
            : !ends.Exists(m => ById().IsMatch(m.Groups["order"].Value));
    }

    // Nearly all are published: who has the numbers of some must not go through all of these to find them.
    private static bool IsRoundabout(string step, string sql) =>
        step.EndsWith("(State=?)", StringComparison.Ordinal) && sql.Contains("json_each(", StringComparison.Ordinal);

    private Task<List<string>> PlanAsync(Question question) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        await db.Database.OpenConnectionAsync();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + question.Sql;
        foreach (var name in question.Parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }
        var aliases = Alias().Matches(question.Sql).ToLookup(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var step = reader.GetString(3);
            plan.AddRange(Scan().Match(step) is { Success: true } scan && aliases.Contains(scan.Groups["table"].Value)
                ? aliases[scan.Groups["table"].Value].Distinct().Select(table => step.Replace($"SCAN {scan.Groups["table"].Value}", $"SCAN {table}", StringComparison.Ordinal)) : [step]);
        }
        return plan;
    });

    [GeneratedRegex("FROM \"(?<table>\\w+)\" AS \"\\w+\"\\s+ORDER BY (?<order>[^()]+?)\\s+LIMIT", RegexOptions.NonBacktracking)]
    private static partial Regex FirstRows();

    [GeneratedRegex("^\"\\w+\"\\.\"Id\" DESC$", RegexOptions.NonBacktracking)]
    private static partial Regex ById();

    [GeneratedRegex("^SCAN (?<table>\\w+)( USING (COVERING )?INDEX (?<index>\\w+))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Scan();

    [GeneratedRegex("\"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Alias();

    public sealed record Question(string Sql, string Parameters);

    /// <summary>The product with an ear at its database.</summary>
    public sealed class App : CatalogueApp
    {
        public ConcurrentBag<Question> Asked { get; } = [];

        protected override IInterceptor? Interceptor => OnPostgres ? null : new Ear(Asked);

        private sealed class Ear(ConcurrentBag<Question> asked) : DbCommandInterceptor
        {
            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData,
                InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
            {
                if (command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal))
                    asked.Add(new(command.CommandText, string.Join(' ', command.Parameters.Cast<DbParameter>().Select(p => p.ParameterName))));
                return ValueTask.FromResult(result);
            }
        }
    }
}
