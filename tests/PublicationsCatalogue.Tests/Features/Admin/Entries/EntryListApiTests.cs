using System.Net;
using System.Text.Json;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Admin.Entries;

/// <summary>/api/v1/entries, read: all that the desk lists, for programs with a token.</summary>
public sealed class EntryListApiTests(EntryListApiTests.App app) : IClassFixture<EntryListApiTests.App>
{
    private const string List = "/api/v1/entries";

    // A new catalogue has the entries of the first listing too.
    private const string Ours = "Listed ";

    /// <summary>Seven entries, saved a minute after one another.</summary>
    public sealed class App : CatalogueApp, IAsyncLifetime
    {
        public List<long> Ids { get; } = [];

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            foreach (var (title, state) in new[] { ("a", "published"), ("b", "draft"), ("c", "scheduled"), ("d", "withdrawn"), ("e", "trashed"), ("f", "draft"), ("g", "published") })
            {
                Clock.Advance(TimeSpan.FromMinutes(1));
                var entry = await AddAsync(A.Publication(Ours + title).Issued("2021-10"));
                Ids.Add(entry.Id);
                await this.ChangeAsync(entry.Id, p =>
                {
                    if (state is "published" or "withdrawn")
                        p.Publish(Now, Now);
                    if (state == "scheduled")
                        p.Publish(Now.AddDays(3), Now);
                    if (state == "withdrawn")
                        p.Withdraw("It was wrong", null, Now);
                    if (state == "trashed")
                        p.Trash(Now);
                });
            }
        }
    }

    [Theory]
    [InlineData("", "g f e d c b a")]
    [InlineData("?sort=newest", "g f e d c b a")]
    [InlineData("?sort=oldest", "a b c d e f g")]
    [InlineData("?state=draft", "f b")]
    [InlineData("?state=published&sort=oldest", "a g")]
    [InlineData("?state=scheduled", "c")]
    [InlineData("?state=withdrawn", "d")]
    [InlineData("?state=trashed", "e")]
    [InlineData("?modified_since={e}", "g f e")]
    [InlineData("?modified_since={e}&state=draft", "f")]
    [InlineData("?modified_since=2100-01-01", "")]
    public async Task Entries_of_every_state_are_listed_by_when_they_were_saved(string query, string titles)
    {
        using var program = await app.ProgramAsync(TokenScopes.Read);
        var all = (await program.JsonAsync(List)).GetProperty("items").EnumerateArray().ToDictionary(e => e.At("entry.title")!, e => e.At("modified")!);

        var listed = await program.JsonAsync(List + query.Replace("{e}", all[Ours + "e"], StringComparison.Ordinal));

        Assert.Equal(titles, string.Join(' ', Titles(listed)));
        var states = listed.GetProperty("items").EnumerateArray().Select(e => e.At("state")).Distinct().ToList();
        Assert.All(states, state => Assert.True(!query.Contains("state=", StringComparison.Ordinal) || query.Contains($"state={state}", StringComparison.Ordinal), state));
    }

    [Theory]
    [InlineData("sort=newest")]
    [InlineData("sort=oldest")]
    [InlineData("sort=oldest&state=draft")]
    public async Task Pages_go_on_by_the_link_each_entry_once_and_each_as_it_is_read_alone(string query)
    {
        using var program = await app.ProgramAsync(TokenScopes.Read);
        var whole = await program.JsonAsync($"{List}?{query}");
        List<JsonElement> told = [];
        string? next = $"{List}?{query}&per_page=2";
        while (next is not null)
        {
            using var answer = await program.GetAsync(new Uri(next, UriKind.RelativeOrAbsolute));
            var page = await answer.JsonAsync();
            told.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.At("next");
            Assert.Equal(next is null ? [] : [$"<{next}>; rel=\"next\""], answer.Headers.TryGetValues("Link", out var links) ? links : []);
        }

        Assert.True(JsonElement.DeepEquals(whole.GetProperty("items"), JsonSerializer.SerializeToElement(told)));
        using var one = await program.GetAsync(new Uri($"{List}/{told[0].At("id")}", UriKind.Relative));
        Assert.True(JsonElement.DeepEquals(told[0], await one.JsonAsync()));
        Assert.Equal(one.Headers.ETag!.Tag, told[0].At("etag"));
    }

    [Fact]
    public async Task Who_keeps_a_copy_misses_nothing_that_is_saved_meanwhile()
    {
        using var program = await app.ProgramAsync(TokenScopes.Read);
        var first = await program.JsonAsync($"{List}?sort=oldest&per_page=3");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ChangeAsync(app.Ids[1], p => p.Texts[0].Subtitle = "Saved meanwhile");

        List<JsonElement> rest = [];
        for (var next = first.At("next"); next is not null;)
        {
            var page = await program.JsonAsync(next);
            rest.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.At("next");
        }
        Assert.Equal("Saved meanwhile", rest[^1].At("entry.subtitle"));
        Assert.Empty(app.Ids.Except(first.GetProperty("items").EnumerateArray().Concat(rest).Select(e => e.GetProperty("id").GetInt64())));

        var later = await program.JsonAsync($"{List}?sort=oldest&modified_since={rest[^1].At("modified")}");
        Assert.Equal(["Saved meanwhile"], later.GetProperty("items").EnumerateArray().Select(e => e.At("entry.subtitle")));
        await app.ChangeAsync(app.Ids[1], p => p.Texts[0].Subtitle = null);
    }

    [Fact]
    public async Task The_list_is_kept_by_nobody_and_its_tag_says_whether_anything_has_changed()
    {
        using var program = await app.ProgramAsync(TokenScopes.Read);
        using var first = await program.GetAsync(new Uri($"{List}?state=draft", UriKind.Relative));
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Null(first.Headers.Vary.FirstOrDefault(v => v == "*"));

        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        await app.ChangeAsync(app.Ids[5], p => p.Texts[0].Subtitle = "Another tag");
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());

        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{List}?state=draft");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var answer = await program.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Without_a_token_that_may_read_drafts_nothing_is_listed()
    {
        using var reader = app.Reader();
        using var owner = await app.SignedInAsync(Roles.Owner);
        using var writer = await app.ProgramAsync(TokenScopes.Write | TokenScopes.Publish);
        using var program = await app.ProgramAsync(TokenScopes.Read);
        Assert.Equal(HttpStatusCode.OK, await program.StatusAsync(List));
        foreach (var (client, status) in new[] { (reader, HttpStatusCode.Unauthorized), (owner, HttpStatusCode.Unauthorized), (writer, HttpStatusCode.Forbidden) })
        {
            using var answer = await client.GetAsync(new Uri(List, UriKind.Relative));
            Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.DoesNotContain(Ours, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("state", "secret")]
    [InlineData("state", "trash")]
    [InlineData("state", "")]
    [InlineData("state", "draft&state=published")]
    [InlineData("modified_since", "yesterday")]
    [InlineData("modified_since", "2026-13-01")]
    [InlineData("modified_since", "0001-01-01T00:00:00%2B14:00")]
    [InlineData("modified_since", "99999-01-01")]
    [InlineData("sort", "title")]
    [InlineData("per_page", "101")]
    [InlineData("cursor", "AAAA")]
    [InlineData("q", "secret")]
    public async Task What_can_not_be_read_is_refused_and_named(string parameter, string value)
    {
        using var program = await app.ProgramAsync(TokenScopes.Read);
        using var answer = await program.GetAsync(new Uri($"{List}?{parameter}={value}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal([parameter], (await answer.JsonAsync()).GetProperty("errors").EnumerateArray().Select(e => e.At("parameter")));
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_question_only()
    {
        using var program = await app.ProgramAsync(TokenScopes.Read);
        var next = (await program.JsonAsync($"{List}?per_page=1")).At("next")!;
        var cursor = next[(next.IndexOf("cursor=", StringComparison.Ordinal) + 7)..];

        foreach (var question in new[] { "sort=oldest", "state=draft", "modified_since=2020-01-01" })
            Assert.Equal(HttpStatusCode.BadRequest, await program.StatusAsync($"{List}?{question}&cursor={cursor}"));
    }

    private static IEnumerable<string> Titles(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(e => e.At("entry.title")!)
        .Where(title => title.StartsWith(Ours, StringComparison.Ordinal)).Select(title => title[Ours.Length..]);
}
