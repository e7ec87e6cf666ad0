using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>What a program does with a token is what the desk's form does.</summary>
public sealed class EntriesApiTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Whole = """
        { "title": "By a program", "abstractMarkdown": "**Bold** words.", "language": "fr", "dateIssued": "2021-10", "resourceType": "report",
          "creators": [ { "name": "Ruiz, Ana", "nameType": "Personal", "nameIdentifier": "0000-0002-1825-0097" }, { "name": "ILO", "nameType": "Organizational" } ],
          "publisher": "ILO", "series": [ { "title": "Programs", "number": "4" } ], "subjects": [ { "subject": "Machines" } ],
          "identifiers": [ { "identifierType": "DOI", "identifier": "10.1000/182" } ], "links": [ { "url": "https://example.org/p" } ], "rightsIdentifier": "CC-BY-4.0" }
        """;

    [Fact]
    public async Task An_entry_is_added_published_changed_withdrawn_trashed_and_restored_and_each_change_says_who()
    {
        using var program = await app.ProgramAsync();
        using var reader = app.Reader();
        using var added = await SendAsync(program, HttpMethod.Post, "/api/v1/entries", Whole);
        var entry = await added.JsonAsync();
        var address = added.Headers.Location!.OriginalString;
        Assert.Equal((HttpStatusCode.Created, "draft"), (added.StatusCode, entry.At("state")));
        Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync($"/publications/{entry.At("slug")}"));

        var tag = await StepAsync(added, HttpMethod.Post, "/publish", null, "published");
        var told = await reader.JsonAsync($"/api/v1/publications/{entry.At("slug")}");
        Assert.Equal(("By a program", "2021-10", "https://orcid.org/0000-0002-1825-0097", "4", "Machines"),
            (told.At("title"), told.At("dateIssued"), told.At("creators.0.nameIdentifier"), told.At("series.0.number"), told.At("subjects.0.subject")));
        tag = await StepAsync(tag, HttpMethod.Patch, "", """{ "title": "By a better program", "publisher": null, "subjects": [] }""", "published");
        told = await reader.JsonAsync($"/api/v1/publications/{entry.At("slug")}");
        Assert.Equal(("By a better program", null, null, "4"), (told.At("title"), told.At("publisher"), told.At("subjects"), told.At("series.0.number")));
        tag = await StepAsync(tag, HttpMethod.Put, "", """{ "title": "All anew", "dateIssued": "2020" }""", "published");
        Assert.Null((await reader.JsonAsync($"/api/v1/publications/{entry.At("slug")}")).At("series"));
        tag = await StepAsync(tag, HttpMethod.Post, "/withdraw", """{ "reason": "It was a test" }""", "withdrawn");
        Assert.Equal(HttpStatusCode.Gone, await reader.StatusAsync($"/api/v1/publications/{entry.At("slug")}"));
        tag = await StepAsync(tag, HttpMethod.Post, "/trash", null, "trashed");
        await StepAsync(tag, HttpMethod.Post, "/restore", null, "withdrawn");

        var revisions = await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Revisions.Where(r => r.PublicationId == entry.GetProperty("id").GetInt64()).ToListAsync());
        Assert.Equal(7, revisions.Count);
        Assert.All(revisions, r => Assert.Equal("Ana Ruiz (by “monthly import”)", r.By));

        async Task<HttpResponseMessage> StepAsync(HttpResponseMessage before, HttpMethod method, string act, string? body, string state)
        {
            var answer = await SendAsync(program, method, address + act, body, before.Headers.ETag!.Tag);
            var json = await answer.JsonAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, json.ToString());
            Assert.Equal(state, json.At("state"));
            return answer;
        }
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_and_changes_nothing()
    {
        using var program = await app.ProgramAsync();
        using var added = await SendAsync(program, HttpMethod.Post, "/api/v1/entries", Whole);
        var entry = await added.JsonAsync();

        using var again = await SendAsync(program, HttpMethod.Put, added.Headers.Location!.OriginalString, entry.GetProperty("entry").ToString(), added.Headers.ETag!.Tag);

        Assert.Equal(added.Headers.ETag, again.Headers.ETag);
        Assert.True(JsonElement.DeepEquals(entry, await again.JsonAsync()));
    }

    [Fact]
    public async Task A_change_without_the_present_tag_is_refused_and_says_what_to_do()
    {
        using var program = await app.ProgramAsync();
        var entry = await app.AddAsync(A.Publication("Changed meanwhile"));
        var address = $"/api/v1/entries/{entry.Id}";
        using var read = await program.GetAsync(new Uri(address, UriKind.Relative));
        await app.ChangeAsync(entry.Id, p => p.Texts[0].Title = "By another hand");

        foreach (var (method, path) in new[] { (HttpMethod.Put, ""), (HttpMethod.Patch, ""), (HttpMethod.Post, "/publish"), (HttpMethod.Post, "/withdraw"), (HttpMethod.Post, "/trash"), (HttpMethod.Post, "/restore") })
        {
            foreach (var (tag, status) in new[] { ((string?)null, 428), (read.Headers.ETag!.Tag, 412), ("\"x\"", 412), ("W/" + read.Headers.ETag.Tag, 412) })
            {
                using var answer = await SendAsync(program, method, address + path, """{ "title": "Overwritten" }""", tag);
                Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            }
        }
        Assert.Equal("By another hand", (await program.JsonAsync(address)).At("entry.title"));
    }

    [Theory]
    [InlineData("\"x\", {tag}", 200)]
    [InlineData("\"x\" ,\t{tag},", 200)]
    [InlineData("\"x\", W/{tag}", 412)]
    [InlineData("W/{tag}", 412)]
    [InlineData("*", 200)]
    [InlineData("*, {tag}", 400)]
    [InlineData("{tag}, *", 400)]
    [InlineData("{bare}", 400)]
    [InlineData("\"x", 400)]
    [InlineData(",", 400)]
    public async Task If_Match_is_read_as_RFC_9110_says(string sent, int status)
    {
        using var program = await app.ProgramAsync();
        var entry = await app.AddAsync(A.Publication("Matched"));
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/entries/{entry.Id}") { Content = new StringContent("""{ "title": "Matched again" }""", Encoding.UTF8, "application/merge-patch+json") };
        request.Headers.TryAddWithoutValidation("If-Match", sent.Replace("{tag}", $"\"{entry.Version:N}\"", StringComparison.Ordinal).Replace("{bare}", $"{entry.Version:N}", StringComparison.Ordinal));
        using var answer = await program.SendAsync(request);
        var told = await answer.JsonAsync();

        Assert.True(status == (int)answer.StatusCode, $"{answer.StatusCode}: {told}");
        if (status == 400)
            Assert.Equal(("If-Match", true), (told.At("errors.0.header"), told.At("detail")?.Contains("can’t be read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(TokenScopes.Read, 200, 403, 403)]
    [InlineData(TokenScopes.Write, 403, 201, 403)]
    [InlineData(TokenScopes.Read | TokenScopes.Publish, 200, 403, 200)]
    public async Task S_02_A_token_does_no_more_than_it_may(TokenScopes scopes, int read, int add, int publish)
    {
        using var program = await app.ProgramAsync(scopes);
        var entry = await app.AddAsync(A.Publication("Scoped").Issued("2011"));
        var address = $"/api/v1/entries/{entry.Id}";

        Assert.Equal(read, (int)await program.StatusAsync(address));
        using var added = await SendAsync(program, HttpMethod.Post, "/api/v1/entries", """{ "title": "Scoped too" }""");
        using var published = await SendAsync(program, HttpMethod.Post, address + "/publish", null, $"\"{entry.Version:N}\"");
        Assert.Equal((add, publish), ((int)added.StatusCode, (int)published.StatusCode));
    }

    [Fact]
    public async Task S_02_Neither_a_cookie_nor_a_key_in_the_address_nor_the_key_of_one_who_left_opens_an_entry()
    {
        var entry = await app.AddAsync(A.Publication("Zzsecret draft"));
        var address = $"/api/v1/entries/{entry.Id}";
        var key = await app.TokenAsync(TokenScopes.Read, email: "left@example.org");
        using var owner = await app.SignedInAsync(Roles.Owner);
        using var reader = app.Reader();
        using var left = app.Reader();
        left.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, await left.StatusAsync(address));
        await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Users.Where(u => u.Email == "left@example.org").ExecuteUpdateAsync(set => set.SetProperty(u => u.IsDisabled, true)));

        foreach (var (client, asked) in new[] { (owner, address), (reader, address), (reader, $"{address}?token={key}"), (reader, $"{address}?access_token={key}"), (left, address), (left, "/admin"), (left, "/admin/entries") })
        {
            using var answer = await client.GetAsync(new Uri(asked, UriKind.Relative));
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest or HttpStatusCode.Redirect, $"{asked}: {answer.StatusCode}");
            Assert.DoesNotContain("Zzsecret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var posted = await SendAsync(owner, HttpMethod.Post, "/api/v1/entries", """{ "title": "Forged" }""");
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (posted.StatusCode, posted.Headers.WwwAuthenticate.ToString()));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "#" }, { "{", "#" }, { "[]", "#" }, { "null", "#" }, { "\"text\"", "#" }, { """{"title":"a","title":"b"}""", "#" }, { "\u0001", "#" }, { """{"title":"\ud800"}""", "#/title" },
        { """{}""", "#/title" }, { """{"title":""}""", "#/title" }, { """{"title":7}""", "#/title" }, { """{"title":["a"]}""", "#/title" }, { """{"title":"a\u0000b"}""", "#/title" },
        { """{"title":"a","state":"published"}""", "#/state" }, { """{"title":"a","a/b~c":1}""", "#/a~1b~0c" }, { """{"title":"a","dateIssued":"soon"}""", "#/dateIssued" }, { """{"title":"a","dateIssued":"2021-02-30"}""", "#/dateIssued" },
        { """{"title":"a","resourceType":"nonsense"}""", "#/resourceType" }, { """{"title":"a","language":"xx-1-2-3-4"}""", "#/language" }, { """{"title":"a","creators":"Ruiz"}""", "#/creators" }, { """{"title":"a","creators":["Ruiz"]}""", "#/creators/0" },
        { """{"title":"a","creators":[{"name":"x","role":"y"}]}""", "#/creators/0/role" }, { """{"title":"a","creators":[{"name":"x; y"}]}""", "#/creators" }, { """{"title":"a","creators":[{"name":"x","nameIdentifier":"0000-0000-0000-0002"}]}""", "#/creators" },
        { """{"title":"a","creators":[{"name":"x","nameIdentifier":"nonsense"}]}""", "#/creators" }, { """{"title":"a","creators":[{"name":"x","nameType":"Organizational","nameIdentifier":"0000-0002-1825-0097"}]}""", "#/creators" },
        { """{"title":"a","links":[{"url":"javascript:alert(1)"}]}""", "#/links/0/url" }, { """{"title":"a","identifiers":[{"identifierType":"DOI","identifier":"x"}]}""", "#/identifiers" }, { """{"title":"a","slug":"../x"}""", "#/slug" },
        { """{"title":"a","publicAt":"tomorrow"}""", "#/publicAt" }, { """{"title":"a","rightsIdentifier":"mine"}""", "#/rightsIdentifier" }, { """{"title":"a","series":[{"number":"4"}]}""", "#/series/0/number" },
        { """{"title":"a","publicAt":"2031-12-25T10:00:30Z"}""", "#/publicAt" }, { """{"title":"a","publicAt":"9999-12-31T23:59:00Z"}""", "#/publicAt" },
        { """{"title":"a\ufffeb"}""", "#/title" }, { """{"title":"a","creators":[{"name":"a\uffffb"}]}""", "#/creators/0/name" }, { """{"title":"a","subjects":[{"subject":"a\ufffeb"}]}""", "#/subjects/0/subject" },
        { """{"title":"a","creators":[{}]}""", "#/creators/0/name" }, { """{"title":"a","creators":[{"name":null}]}""", "#/creators/0/name" }, { """{"title":"a","creators":[{"name":"  "}]}""", "#/creators/0/name" }, { """{"title":"a","creators":[{"name":"x","nameType":"nope"}]}""", "#/creators/0/nameType" },
        { """{"title":"a","subjects":[{}]}""", "#/subjects/0/subject" }, { """{"title":"a","series":[{}]}""", "#/series/0/title" }, { """{"title":"a","links":[{}]}""", "#/links/0/url" }, { """{"title":"a","identifiers":[{"identifierType":"DOI"}]}""", "#/identifiers/0/identifier" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_body_that_can_not_be_stored_is_refused_with_the_place_and_nothing_is_saved(string body, string place)
    {
        using var program = await app.ProgramAsync();
        using var answer = await SendAsync(program, HttpMethod.Post, "/api/v1/entries", body);
        var told = await answer.JsonAsync();

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(place, told.GetProperty("errors").EnumerateArray().Select(e => e.At("pointer")));
    }

    [Theory]
    [InlineData("""{"title":7}""")]
    [InlineData("""{"title":"a\u0000b"}""")]
    [InlineData("""{"title":"a","dateIssued":"2021-02-30"}""")]
    public async Task One_fault_is_told_once(string body)
    {
        using var program = await app.ProgramAsync();
        using var answer = await SendAsync(program, HttpMethod.Post, "/api/v1/entries", body);
        Assert.Single((await answer.JsonAsync()).GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task Noise_deep_nesting_another_type_and_a_huge_body_never_fail()
    {
        using var program = await app.ProgramAsync();
        foreach (var (body, type, status) in new[]
        {
            (new string('[', 5000), "application/json", 400), ("{\"title\":" + string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 501), "application/json", 400),
            ("{\"title\":\"" + new string('x', 8000) + "\"}", "application/json", 400), ("{\"title\":\"" + new string('x', 1_100_000) + "\"}", "application/json", 413),
            ("title=x", "application/x-www-form-urlencoded", 415), ("{\"title\":\"x\"}", "text/plain", 415), ("{\"title\":\"x\"}", "application/merge-patch+json", 415),
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, type);
            using var answer = await program.PostAsync(new Uri("/api/v1/entries", UriKind.Relative), content);
            Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("publish", """{"foo":1}""", "#/foo")]
    [InlineData("trash", """{"reason":"x"}""", "#/reason")]
    [InlineData("withdraw", """{"reason":"x","replacedBy":"another"}""", "#/replacedBy")]
    public async Task What_a_call_does_not_know_it_refuses_and_nothing_is_done(string call, string body, string place)
    {
        using var program = await app.ProgramAsync();
        var entry = await app.AddAsync(A.Publication("Told too much").Issued("2011").Published());
        var address = $"/api/v1/entries/{entry.Id}";
        using var answer = await SendAsync(program, HttpMethod.Post, $"{address}/{call}", body, $"\"{entry.Version:N}\"");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(place, (await answer.JsonAsync()).GetProperty("errors").EnumerateArray().Select(e => e.At("pointer")));
        Assert.Equal("published", (await program.JsonAsync(address)).At("state"));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string? body, string? tag = null)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return client.SendAsync(request);
    }
}
