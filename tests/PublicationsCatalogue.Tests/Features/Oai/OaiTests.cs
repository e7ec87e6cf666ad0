using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.Oai;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Oai;

public sealed class OaiTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Records = "verb=ListRecords&metadataPrefix=oai_dc";

    [Fact]
    public async Task Identify_says_who_and_how_by_GET_and_by_POST_without_a_token_of_a_form()
    {
        using var reader = app.Reader();
        foreach (var root in new[] { await reader.OaiAsync("verb=Identify"), await reader.PostOaiAsync("verb=Identify") })
        {
            Assert.Equal("http://localhost/oai", root.Descendants(Harvester.Oai + "baseURL").Single().Value);
            Assert.Equal("persistent", root.Descendants(Harvester.Oai + "deletedRecord").Single().Value);
            Assert.Equal("coop@ilo.org", root.Descendants(Harvester.Oai + "adminEmail").Single().Value);
            Assert.Equal(W3cDate.Of(app.Now), root.Element(Harvester.Oai + "responseDate")?.Value);
            Assert.Equal("Identify", root.Element(Harvester.Oai + "request")?.Attribute("verb")?.Value);
        }
    }

    [Theory]
    [InlineData("", "badVerb")]
    [InlineData("verb=", "badVerb")]
    [InlineData("VERB=Identify", "badVerb")]
    [InlineData("verb=Identify&verb=Identify", "badVerb")]
    [InlineData("verb=Identify&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListRecords", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=junk", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01&until=2021-01-01T00:00:00Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=junk", "cannotDisseminateFormat")]
    [InlineData("verb=ListRecords&metadataPrefix=%00%01%3Cx%3E", "cannotDisseminateFormat")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=1969-12-31", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=0001-01-01", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31T23:59:59Z", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=series:never-was", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=author:ana", "noRecordsMatch")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&set=type:junk:more", "noRecordsMatch")]
    [InlineData("verb=ListRecords&resumptionToken=junk", "badResumptionToken")]
    [InlineData("verb=ListRecords&resumptionToken=", "badResumptionToken")]
    [InlineData("verb=ListSets&resumptionToken=1/ListSets/////3/9/100/0000000000000000", "badResumptionToken")]
    [InlineData("verb=ListIdentifiers&resumptionToken=%00%ff%u0000", "badResumptionToken")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=invalid%22id", "idDoesNotExist")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:99999999", "idDoesNotExist")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.org:1", "idDoesNotExist")]
    [InlineData("verb=GetRecord&metadataPrefix=junk&identifier=oai:localhost:1", "cannotDisseminateFormat")]
    [InlineData("verb=ListMetadataFormats&identifier=oai:localhost:99999999", "idDoesNotExist")]
    public async Task What_can_not_be_answered_is_told_by_the_protocols_own_code_with_200(string query, string code)
    {
        using var reader = app.Reader();
        foreach (var root in new[] { await reader.OaiAsync(query), await reader.PostOaiAsync(query) })
        {
            Assert.Equal(code, root.Error());
            Assert.Equal(code is "badVerb" or "badArgument", root.Element(Harvester.Oai + "request")?.HasAttributes == false);
        }
    }

    [Fact]
    public async Task Whatever_stands_in_an_argument_the_answer_is_valid_and_never_a_fault()
    {
        using var reader = app.Reader();
        string[] noise = [new('x', 8000), "%00", "%01%0b", "%ed%a0%80", "%ff%fe", "]]%3E", "%22%3E%3Cx", "..%2f..%2f", "%", "%zz", "'; DROP TABLE--", "9999999999999999999", "-1", "%f0%9f%98%80", "%E2%80%AE"];
        foreach (var value in noise)
        {
            foreach (var query in new[]
            {
                $"verb={value}", $"verb=Identify&{value}={value}", $"verb=GetRecord&metadataPrefix=oai_dc&identifier={value}", $"verb=GetRecord&metadataPrefix={value}&identifier=oai:localhost:1",
                $"{Records}&set={value}", $"{Records}&from={value}", $"{Records}&until={value}", $"verb=ListSets&resumptionToken={value}", $"verb=ListRecords&resumptionToken={value}",
            })
            {
                Assert.NotNull((await reader.OaiAsync(query)).Error());
                Assert.NotNull((await reader.PostOaiAsync(query)).Error());
            }
        }
        Assert.Equal("badVerb", (await reader.PostOaiAsync("""{"verb":"Identify"}""", "application/json")).Error());
        Assert.Equal("badVerb", (await reader.PostOaiAsync("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "text/xml")).Error());
        Assert.Equal("badArgument", (await reader.PostOaiAsync("verb=Identify" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"&a{i}=1")))).Error());
        using var large = new StringContent(new string('x', 70_000), null, "application/x-www-form-urlencoded");
        using var refused = await reader.PostAsync(new Uri("/oai", UriKind.Relative), large);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "text/plain"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Every_format_of_every_entry_is_valid_and_of_what_is_deleted_there_is_none()
    {
        var payloads = Payloads.All.Take(60).ToList();
        await app.AddManyAsync(payloads.Count, i => A.Publication(payloads[i].Length == 0 ? "Empty" : payloads[i][..Math.Min(payloads[i].Length, 400)]).Saying(payloads[i]).Published());
        var (live, gone) = (await app.AddAsync(A.Publication("Here").Published()), await app.AddAsync(A.Publication("Gone").Published()));
        await app.ChangeAsync(gone.Id, p => p.Withdraw("An error", null, app.Now));
        using var reader = app.Reader();
        foreach (var format in MetadataFormat.All)
            Assert.NotEmpty(await reader.HarvestAsync($"verb=ListRecords&metadataPrefix={format.Prefix}"));

        Assert.Equal(MetadataFormat.All.Select(f => f.Prefix), (await reader.OaiAsync($"verb=ListMetadataFormats&identifier=oai:localhost:{live.Id}")).Descendants(Harvester.Oai + "metadataPrefix").Select(p => p.Value));
        Assert.Equal("noMetadataFormats", (await reader.OaiAsync($"verb=ListMetadataFormats&identifier=oai:localhost:{gone.Id}")).Error());
    }

    [Fact]
    public async Task From_and_until_are_part_of_what_they_limit()
    {
        app.Clock.Advance(TimeSpan.FromMilliseconds(1900));
        var entry = await app.AddAsync(A.Publication("In a second").Published());
        var (second, day) = (W3cDate.Of(app.Now), W3cDate.Of(app.Now)[..10]);
        using var reader = app.Reader();
        async Task<bool> HasAsync(string limits) => (await reader.HarvestAsync($"{Records}&{limits}")).Any(h => h.Id == entry.Id && h.Datestamp == second);

        Assert.True(await HasAsync($"from={second}&until={second}"));
        Assert.True(await HasAsync($"from={day}&until={day}"));
        Assert.True(await HasAsync($"from={day}"));
        Assert.True(await HasAsync($"until={day}"));
        Assert.False(await HasAsync($"from={W3cDate.Of(app.Now.AddSeconds(1))}"));
        Assert.False(await HasAsync($"until={W3cDate.Of(app.Now.AddSeconds(-1))}"));
        Assert.False(await HasAsync($"from={W3cDate.Of(app.Now.AddDays(1))[..10]}"));
    }

    [Fact]
    public async Task A_set_has_its_members_and_every_set_of_a_header_is_listed()
    {
        await app.NewsletterAsync("Harvested letter", 1, 2, 3);
        var carrying = await app.AddCarryingAsync("Carries a subject", subject: "Harvested subject");
        var french = await app.AddAsync(A.Publication("En français").In("fr").Published());
        using var reader = app.Reader();
        var sets = await SetsAsync(reader);
        var everything = await reader.HarvestAsync(Records);

        Assert.Subset(sets.Keys.ToHashSet(StringComparer.Ordinal), everything.SelectMany(h => h.Sets).ToHashSet(StringComparer.Ordinal));
        Assert.Equal("Harvested letter", sets["series:harvested-letter"]);
        foreach (var set in sets.Keys)
            Assert.Equal(everything.Where(h => !h.IsDeleted && h.Sets.Any(s => s == set || s.StartsWith(set + ":", StringComparison.Ordinal))).Select(h => h.Id), (await reader.HarvestAsync($"{Records}&set={set}")).Where(h => !h.IsDeleted).Select(h => h.Id));
        Assert.Equal(3, everything.Count(h => h.Sets.Contains("series:harvested-letter")));
        Assert.Equal(["subject:harvested-subject"], everything.Single(h => h.Id == carrying.Id).Sets.Where(s => s.StartsWith("subject:", StringComparison.Ordinal)));
        Assert.Contains("language:fr", everything.Single(h => h.Id == french.Id).Sets);
    }

    [Fact]
    public async Task A_list_of_many_sets_goes_on_by_tokens()
    {
        foreach (var part in Enumerable.Range(0, 130).Chunk(65))
            await app.AddCarryingAsync($"Carries {part[0]}", subject: string.Join("; ", part.Select(i => $"Many subjects {i}")));
        using var reader = app.Reader();

        Assert.Equal(130, (await SetsAsync(reader)).Keys.Count(s => s.StartsWith("subject:many-subjects-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_leaves_the_public_is_deleted_in_its_sets_too_and_a_new_name_is_a_change_of_all_that_carry_it()
    {
        var (one, other) = (await app.AddCarryingAsync("Leaves", subject: "Left subject"), await app.AddCarryingAsync("Stays", subject: "Left subject"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var then = W3cDate.Of(app.Now);
        await app.ChangeAsync(one.Id, p => p.Withdraw("An error", null, app.Now));
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<CatalogueContext>();
            (await db.Set<Core.Publications.SubjectLabel>().SingleAsync(l => l.Text == "Left subject")).Text = "Left subject, renamed";
            return await db.SaveChangesAsync();
        });
        using var reader = app.Reader();
        var changed = await reader.HarvestAsync($"{Records}&set=subject:left-subject&from={then}");

        Assert.Equal([(one.Id, true), (other.Id, false)], changed.Select(h => (h.Id, h.IsDeleted)).Order());
        Assert.All(changed, h => Assert.Contains("subject:left-subject", h.Sets));
    }

    [Fact]
    public async Task Of_a_set_that_lost_its_last_entry_the_deletion_is_told_and_the_name_no_more()
    {
        var last = await app.AddCarryingAsync("The last one", subject: "Emptied subject");
        await app.AddCarryingAsync("A draft of it", subject: "Emptied subject", isDraft: true);
        await app.AddCarryingAsync("A draft alone", subject: "Never public", isDraft: true);
        await app.ChangeAsync(last.Id, p => p.Withdraw("An error", null, app.Now));
        using var reader = app.Reader();

        Assert.Equal([(last.Id, true, 0)], (await reader.HarvestAsync($"{Records}&set=subject:emptied-subject")).Select(h => (h.Id, h.IsDeleted, h.Sets.Count(s => s.StartsWith("subject", StringComparison.Ordinal)))));
        Assert.Empty(await reader.HarvestAsync($"{Records}&set=subject:never-public"));
        Assert.DoesNotContain("subject:emptied-subject", (await SetsAsync(reader)).Keys);
    }

    [Fact]
    public async Task An_answer_is_kept_until_something_changes_and_what_is_posted_never()
    {
        using var reader = app.Reader();
        using var first = await reader.GetAsync(new Uri($"/oai?{Records}", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/oai?{Records}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await reader.SendAsync(request);
        using var content = new StringContent(Records, null, "application/x-www-form-urlencoded");
        using var posted = await reader.PostAsync(new Uri("/oai", UriKind.Relative), content);
        // Arguments are told apart by case, in the cache too.
        Assert.Equal("badVerb", (await reader.OaiAsync("VERB=Identify&x=1")).Error());

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Null(posted.Headers.ETag);
        Assert.Equal("badArgument", (await reader.OaiAsync("verb=Identify&x=1")).Error());
    }

    private static async Task<Dictionary<string, string>> SetsAsync(HttpClient reader)
    {
        Dictionary<string, string> sets = new(StringComparer.Ordinal);
        for (var query = "verb=ListSets"; query.Length > 0;)
        {
            var root = await reader.OaiAsync(query);
            foreach (var set in root.Descendants(Harvester.Oai + "set"))
                sets.Add(set.Element(Harvester.Oai + "setSpec")!.Value, set.Element(Harvester.Oai + "setName")!.Value);
            query = root.Descendants(Harvester.Oai + "resumptionToken").SingleOrDefault() is { Value.Length: > 0 } token ? $"verb=ListSets&resumptionToken={token.Value}" : "";
        }
        return sets;
    }
}
