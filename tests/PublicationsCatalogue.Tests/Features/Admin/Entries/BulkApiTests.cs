using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>Acts on many entries, and many added at once, by a program with a token.</summary>
public sealed class BulkApiTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Bulk = "/api/v1/entries/bulk";

    [Theory]
    [InlineData("publish", null, "draft", "published")]
    [InlineData("schedule", "2100-12-01T09:00:00Z", "draft", "scheduled")]
    [InlineData("withdraw", "All wrong", "published", "withdrawn")]
    [InlineData("trash", null, "published", "trashed")]
    [InlineData("restore", null, "trashed", "draft")]
    [InlineData("type", "report", "draft", "draft")]
    [InlineData("series", "A bulk series", "draft", "draft")]
    [InlineData("subject", "A bulk subject", "published", "published")]
    [InlineData("language", "fr", "draft", "draft")]
    [InlineData("licence", "CC-BY-4.0", "draft", "draft")]
    public async Task An_act_is_done_to_all_in_one_batch_and_taken_back_as_one(string act, string? value, string before, string after)
    {
        var ids = await AddAsync($"Many {act}", 3, before);
        using var program = await app.ProgramAsync();
        var was = await SnapshotsAsync(ids);
        var (status, done) = await SendAsync(program, Bulk, Body(act, value, ids));

        Assert.True(status == 200, done.ToString());
        Assert.Equal("3", done.At("changed"));
        Assert.Equal(ids.Select(id => ($"{id}", "changed", after)), done.GetProperty("results").EnumerateArray().Select(r => (r.At("id")!, r.At("result")!, r.At("state")!)));
        foreach (var result in done.GetProperty("results").EnumerateArray())
            Assert.Equal((result.At("etag"), result.At("state")), ((await program.JsonAsync($"/api/v1/entries/{result.At("id")}")).At("etag"), after));
        if (value is not null)
            Assert.All(await SnapshotsAsync(ids), s => Assert.Contains(act == "schedule" ? "2100-12-01" : value, s.ToJson(), StringComparison.Ordinal));
        Assert.Single(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Revisions.Where(r => ids.Contains(r.PublicationId) && r.BatchId != null).Select(r => r.BatchId).Distinct().ToListAsync()));

        var (undone, told) = await SendAsync(program, done.At("undo")!, null);
        Assert.Equal((200, "Taken back for 3 entries"), (undone, told.At("done")));
        Assert.All(was.Zip(await SnapshotsAsync(ids)), pair => Assert.Equal((pair.First.State, 0), (pair.Second.State, SnapshotDifference.Fields(pair.First, pair.Second).Count)));
        Assert.Equal(409, (await SendAsync(program, done.At("undo")!, null)).Status);
    }

    [Fact]
    public async Task What_is_so_already_or_not_possible_stays_as_it_is_and_says_so()
    {
        var drafts = await AddAsync("Mixed drafts", 1, "draft");
        var published = await AddAsync("Mixed published", 1, "published");
        using var program = await app.ProgramAsync();
        await SendAsync(program, Bulk, Body("type", "report", drafts));

        var (_, typed) = await SendAsync(program, Bulk, Body("type", "report", [.. drafts, .. published]));
        var (_, out_) = await SendAsync(program, Bulk, Body("withdraw", "Wrong", [.. drafts, .. published]));
        var (_, nothing) = await SendAsync(program, Bulk, Body("restore", null, drafts));

        Assert.Equal(["unchanged", "changed"], Results(typed));
        Assert.Equal(["notPossible", "changed"], Results(out_));
        Assert.Equal(["notPossible"], Results(nothing));
        Assert.Equal(("0", null), (nothing.At("changed"), nothing.At("undo")));
    }

    [Fact]
    public async Task An_unknown_entry_or_an_old_tag_and_nothing_is_done_to_any()
    {
        var ids = await AddAsync("All or none", 2, "draft");
        using var program = await app.ProgramAsync();
        var tag = (await program.JsonAsync($"/api/v1/entries/{ids[1]}")).At("etag")!;
        await app.ChangeAsync(ids[1], p => p.Texts[0].Subtitle = "Changed meanwhile");

        var (missing, unknown) = await SendAsync(program, Bulk, Body("trash", null, [ids[0], 999_999_999]));
        var (old, changed) = await SendAsync(program, Bulk, $$"""{ "act": "trash", "entries": [ { "id": {{ids[0]}} }, { "id": {{ids[1]}}, "etag": {{JsonSerializer.Serialize(tag)}} } ] }""");

        Assert.Equal((400, "#/entries/1/id"), (missing, unknown.At("errors.0.pointer")));
        Assert.Equal((412, "#/entries/1/etag"), (old, changed.At("errors.0.pointer")));
        foreach (var id in ids)
            Assert.Equal("draft", (await program.JsonAsync($"/api/v1/entries/{id}")).At("state"));
    }

    [Theory]
    [InlineData(TokenScopes.Read, "type", "report", "draft", 403)]
    [InlineData(TokenScopes.Write, "type", "report", "published", 200)]
    [InlineData(TokenScopes.Write, "publish", null, "draft", 403)]
    [InlineData(TokenScopes.Write, "withdraw", "Wrong", "published", 403)]
    [InlineData(TokenScopes.Write, "schedule", "2100-01-01T00:00:00Z", "draft", 403)]
    [InlineData(TokenScopes.Write, "trash", null, "draft", 200)]
    [InlineData(TokenScopes.Write, "trash", null, "published", 403)]
    [InlineData(TokenScopes.Publish, "publish", null, "draft", 200)]
    [InlineData(TokenScopes.Publish, "trash", null, "draft", 403)]
    public async Task A_token_does_no_more_to_many_than_to_one(TokenScopes scopes, string act, string? value, string state, int status)
    {
        var ids = await AddAsync($"Scoped {act}", 2, state);
        using var program = await app.ProgramAsync(scopes);
        var before = await SnapshotsAsync(ids);
        Assert.Equal(status, (await SendAsync(program, Bulk, Body(act, value, ids))).Status);
        Assert.Equal(status == 403, before.Zip(await SnapshotsAsync(ids)).All(pair => pair.First.ToJson() == pair.Second.ToJson()));
    }

    [Fact]
    public async Task Many_are_added_at_once_in_their_order_as_one_batch()
    {
        using var program = await app.ProgramAsync();
        var items = string.Join(',', Enumerable.Range(1, 100).Select(i => $$"""{ "title": "Added {{i}}", "creators": [ { "name": "Many, Ana" } ], "series": [ { "title": "Added together", "number": "{{i}}" } ] }"""));
        var (status, done) = await SendAsync(program, Bulk + "/add", $$"""{ "entries": [ {{items}} ] }""");

        Assert.True(status == 201, done.ToString());
        var results = done.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, 100).Select(i => ($"added-{i}", "added", "draft")), results.Select(r => (r.At("slug")!, r.At("result")!, r.At("state")!)));
        var (names, series) = await app.InScopeAsync(async s => (await s.GetRequiredService<CatalogueContext>().Agents.CountAsync(a => a.Name == "Many, Ana"), await s.GetRequiredService<CatalogueContext>().Series.CountAsync(x => x.Texts.Any(t => t.Title == "Added together"))));
        Assert.Equal((1, 1), (names, series));

        Assert.Equal("Taken back for 100 entries", (await SendAsync(program, done.At("undo")!, null)).Told.At("done"));
        Assert.Equal("trashed", (await program.JsonAsync($"/api/v1/entries/{results[99].At("id")}")).At("state"));
    }

    [Fact]
    public async Task When_one_can_not_be_stored_none_is_and_each_place_is_told()
    {
        using var program = await app.ProgramAsync();
        var (status, told) = await SendAsync(program, Bulk + "/add", """{ "entries": [ { "title": "Fit to store" }, { "title": "", "links": [ { "url": "javascript:1" } ] }, { "title": "x", "nonsense": 1 }, 7 ] }""");
        var (twice, slugs) = await SendAsync(program, Bulk + "/add", """{ "entries": [ { "title": "Fit to store", "slug": "the-same-address" }, { "title": "Fit too", "slug": "the-same-address" } ] }""");

        Assert.Equal((400, 400), (status, twice));
        Assert.Equal(["#/entries/1/links/0/url", "#/entries/1/title", "#/entries/2/nonsense", "#/entries/3"], told.GetProperty("errors").EnumerateArray().Select(e => e.At("pointer")!).Order(StringComparer.Ordinal));
        Assert.Equal("#/entries/1/slug", slugs.At("errors.0.pointer"));
        Assert.False(await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.AnyAsync(p => p.Texts.Any(t => t.Title == "Fit to store"))));
    }

    [Fact]
    public async Task A_key_holds_for_many_too()
    {
        var ids = await AddAsync("Keyed", 2, "draft");
        using var program = await app.ProgramAsync();
        foreach (var (address, body, other) in new[] { (Bulk + "/add", """{ "entries": [ { "title": "Keyed and added" } ] }""", """{ "entries": [ { "title": "Another" } ] }"""), (Bulk, Body("trash", null, ids), Body("restore", null, ids)) })
        {
            var key = Guid.NewGuid().ToString();
            var (first, second) = (await SendAsync(program, address, body, key), await SendAsync(program, address, body, key));
            Assert.Equal((first.Status, first.Told.ToString()), (second.Status, second.Told.ToString()));
            Assert.Equal(422, (await SendAsync(program, address, other, key)).Status);
        }
        Assert.Equal(1, await app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Publications.CountAsync(p => p.Texts.Any(t => t.Title == "Keyed and added"))));
        Assert.Equal("trashed", (await program.JsonAsync($"/api/v1/entries/{ids[0]}")).At("state"));
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "", "", "#" }, { "", "[]", "#" }, { "", "{}", "#/act" }, { "", """{"act":"publish"}""", "#/entries" }, { "", """{"act":"publish","entries":[]}""", "#/entries" }, { "", """{"act":"publish","entries":{}}""", "#/entries" },
        { "", """{"act":"delete","entries":[{"id":1}]}""", "#/act" }, { "", """{"act":["publish"],"entries":[{"id":1}]}""", "#/act" }, { "", """{"act":7,"entries":[{"id":1}]}""", "#/act" },
        { "", """{"act":"publish","entries":[1]}""", "#/entries/0" }, { "", """{"act":"publish","entries":[{"id":"1"}]}""", "#/entries/0/id" }, { "", """{"act":"publish","entries":[{"id":1.5}]}""", "#/entries/0/id" }, { "", """{"act":"publish","entries":[{"id":99999999999999999999}]}""", "#/entries/0/id" },
        { "", """{"act":"publish","entries":[{"id":1},{"id":1}]}""", "#/entries/1/id" }, { "", """{"act":"publish","entries":[{"id":1,"etag":7}]}""", "#/entries/0/etag" }, { "", """{"act":"publish","entries":[{"id":1,"a/b":7}]}""", "#/entries/0/a~1b" }, { "", """{"act":"publish","all":true,"entries":[{"id":1}]}""", "#/all" },
        { "", """{"act":"publish","value":"x","entries":[{"id":1}]}""", "#/value" }, { "", """{"act":"type","entries":[{"id":1}]}""", "#/value" }, { "", """{"act":"type","value":"nonsense","entries":[{"id":1}]}""", "#/value" }, { "", """{"act":"type","value":["report"],"entries":[{"id":1}]}""", "#/value" },
        { "", """{"act":"schedule","value":"tomorrow","entries":[{"id":1}]}""", "#/value" }, { "", """{"act":"schedule","value":"2001-01-01T00:00:00Z","entries":[{"id":1}]}""", "#/value" }, { "", """{"act":"language","value":"xx-1-2-3","entries":[{"id":1}]}""", "#/value" }, { "", """{"act":"withdraw","value":" ","entries":[{"id":1}]}""", "#/value" },
        { "", """{"act":"subject","value":"A; B","entries":[{"id":1}]}""", "#/value" }, { "", """{"act":"subject","value":"a\ufffeb","entries":[{"id":1}]}""", "#/value" },
        { "", "{\"act\":\"publish\",\"entries\":[" + string.Join(',', Enumerable.Range(1, 1001).Select(i => $"{{\"id\":{i}}}")) + "]}", "#/entries" },
        { "/add", "{}", "#/entries" }, { "/add", """{"entries":[]}""", "#/entries" }, { "/add", """{"entries":[{}]}""", "#/entries/0/title" }, { "/add", """{"entries":[null]}""", "#/entries/0" }, { "/add", """{"act":"add","entries":[{"title":"a"}]}""", "#/act" },
        { "/add", "{\"entries\":[" + string.Join(',', Enumerable.Range(1, 101).Select(i => $"{{\"title\":\"{i}\"}}")) + "]}", "#/entries" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_body_that_can_not_be_read_is_refused_with_its_place(string call, string body, string place)
    {
        using var program = await app.ProgramAsync();
        var (status, told) = await SendAsync(program, Bulk + call, body);

        Assert.Equal(400, status);
        Assert.Contains(place, told.GetProperty("errors").EnumerateArray().Select(e => e.At("pointer")));
    }

    [Fact]
    public async Task Neither_a_stranger_nor_a_cookie_does_anything_to_many()
    {
        var ids = await AddAsync("Untouched", 1, "draft");
        using var reader = app.Reader();
        using var owner = await app.SignedInAsync(Roles.Owner);
        foreach (var client in new[] { reader, owner })
        {
            foreach (var (address, body) in new[] { (Bulk, Body("trash", null, ids)), (Bulk + "/add", """{ "entries": [ { "title": "Forged" } ] }"""), ($"{Bulk}/{Guid.NewGuid()}/undo", null) })
                Assert.Equal(401, (await SendAsync(client, address, body)).Status);
        }
    }

    private static string Body(string act, string? value, IReadOnlyList<long> ids) =>
        JsonSerializer.Serialize(value is null ? new { act, entries = ids.Select(id => new { id }) } : (object)new { act, value, entries = ids.Select(id => new { id }) });

    private static IEnumerable<string?> Results(JsonElement done) => [.. done.GetProperty("results").EnumerateArray().Select(r => r.At("result"))];

    private async Task<List<long>> AddAsync(string title, int count, string state)
    {
        List<long> ids = [];
        for (var i = 0; i < count; i++)
        {
            var entry = await app.AddAsync(A.Publication($"{title} {Guid.NewGuid():N}").Issued("2021-10"));
            ids.Add(entry.Id);
            if (state == "published")
                await app.ChangeAsync(entry.Id, p => p.Publish(app.Now, app.Now));
            if (state == "trashed")
                await app.ChangeAsync(entry.Id, p => p.Trash(app.Now));
        }
        return ids;
    }

    private Task<List<PublicationSnapshot>> SnapshotsAsync(IReadOnlyList<long> ids) => app.InScopeAsync(async s =>
        (await s.GetRequiredService<CatalogueContext>().Publications.WithParts().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync()).ConvertAll(PublicationSnapshot.Of));

    private static async Task<(int Status, JsonElement Told)> SendAsync(HttpClient client, string address, string? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.JsonAsync());
    }
}
