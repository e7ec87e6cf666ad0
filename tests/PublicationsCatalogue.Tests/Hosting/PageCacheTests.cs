using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

public sealed class PageCacheTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task A_page_asked_for_again_is_not_changed_and_says_so_in_304()
    {
        using var reader = app.Reader();
        using var first = await reader.GetAsync(new Uri("/", UriKind.Relative));
        var tag = Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag);

        using var again = await AskAsync(reader, "/", tag);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_address_in_other_letters_gets_the_same_answer_whatever_was_kept_before()
    {
        using var reader = app.Reader();
        await app.AddAsync(A.Publication("Small letters").At("small-letters").Issued("2021-11-30").Published());
        var before = await reader.StatusAsync("/publications/SMALL-letters");
        using var kept = await FinishedAsync(reader, "/publications/small-letters");
        using var again = await FinishedAsync(reader, "/publications/small-letters");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (before, again.StatusCode));
        Assert.Equal(before, await reader.StatusAsync("/publications/SMALL-letters"));
    }

    [Fact]
    public async Task EDIT_8_The_request_after_a_published_entry_shows_it_and_the_old_tag_is_worth_nothing()
    {
        using var reader = app.Reader();
        using var before = await FinishedAsync(reader, "/");
        using var unchanged = await FinishedAsync(reader, "/", before.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        var entry = await app.AddAsync(A.Publication("Seen at once").Issued("2021-12-01").Published());

        using var after = await AskAsync(reader, "/", before.Headers.ETag!);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains(entry.Original!.Title, await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M_07_A_withdrawn_entry_leaves_every_cached_page_at_once()
    {
        using var reader = app.Reader();
        var entry = await app.AddAsync(A.Publication("To be withdrawn").At("to-be-withdrawn").Issued("2021-12-02").Published());
        var address = new Uri("/publications/to-be-withdrawn", UriKind.Relative);
        using var seen = await FinishedAsync(reader, address.OriginalString);
        using var unchanged = await FinishedAsync(reader, address.OriginalString, seen.Headers.ETag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (seen.StatusCode, unchanged.StatusCode));

        await ChangeAsync(entry.Id, p => p.Withdraw("Wrong figures", null, app.Now));
        using var gone = await AskAsync(reader, address.OriginalString, seen.Headers.ETag!);

        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.DoesNotContain("To be withdrawn", await reader.GetStringAsync(new Uri("/2021/12", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheduled_entry_appears_at_its_instant_though_the_page_was_cached_before()
    {
        using var reader = app.Reader();
        await app.AddAsync(A.Publication("Out in five minutes").Issued("2021-12-03").PublishedAt(app.Now.AddMinutes(5)));
        using var before = await FinishedAsync(reader, "/");
        Assert.DoesNotContain("Out in five minutes", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Contains("Out in five minutes", await reader.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/oai?verb=ListSets")]
    [InlineData("/sitemap.xml")]
    public async Task M_07_Saving_what_is_not_public_leaves_every_page_as_it_was_kept_until_its_instant(string address)
    {
        using var reader = app.Reader();
        var title = $"Unseen at {address}";
        using var before = await FinishedAsync(reader, address);
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        var draft = await app.AddCarryingAsync(title, $"Author of {title}", $"Series of {title}", $"Subject of {title}", $"Publisher of {title}", isDraft: true);
        await ChangeAsync(draft.Id, p => p.Original!.Summarise("Said of it"));
        await ChangeAsync(draft.Id, p => p.Publish(app.Now.AddDays(1), app.Now));

        using var after = await AskAsync(reader, address, known: null);
        Assert.Equal((before.Headers.ETag, before.Headers.Age + TimeSpan.FromSeconds(10)), (after.Headers.ETag, after.Headers.Age));

        app.Clock.Advance(TimeSpan.FromDays(1));
        using var then = await AskAsync(reader, address, known: null);
        Assert.NotEqual(before.Headers.ETag, then.Headers.ETag);
    }

    [Fact]
    public async Task The_parts_of_a_list_that_a_program_reads_to_its_end_take_no_place_from_pages_that_are_asked_for_again()
    {
        await app.AddManyAsync(120, i => A.Publication($"Read to the end {i}").Issued("1987-04").Published());
        using var reader = app.Reader();
        foreach (var (first, part) in new[] { ("/oai?verb=ListRecords&metadataPrefix=oai_dc", "resumptionToken"), ("/api/v1/publications?per_page=5", "cursor"), ("/api/v1/search?q=read&per_page=5", "cursor") })
        {
            var text = await reader.GetStringAsync(new Uri(first, UriKind.Relative));
            var value = part == "cursor" ? text.Split("cursor=")[1].Split('"')[0] : Uri.EscapeDataString(text.Split("<resumptionToken")[1].Split('>')[1].Split('<')[0]);
            var next = part == "cursor" ? $"{first}&cursor={value}" : $"/oai?verb=ListRecords&resumptionToken={value}";
            foreach (var (address, isKept) in new[] { (first, true), (next, false) })
            {
                (await reader.GetAsync(new Uri(address, UriKind.Relative))).Dispose();
                using var again = await reader.GetAsync(new Uri(address, UriKind.Relative));
                Assert.Equal((address, HttpStatusCode.OK, isKept), (address, again.StatusCode, again.Headers.Age is not null));
                using var unchanged = await AskAsync(reader, address, again.Headers.ETag!);
                Assert.Equal((address, HttpStatusCode.NotModified), (address, unchanged.StatusCode));
            }
        }
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("identity", null)]
    [InlineData("GZIP;q=0.5, deflate", "gzip")]
    public async Task A_reader_gets_the_encoding_it_can_read_from_the_cache_too(string accepts, string? gets)
    {
        using var reader = app.Reader();
        for (var i = 0; i < 4; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            using var response = await reader.SendAsync(request);

            Assert.Equal(gets, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            Assert.Contains("<h1", await DecodeAsync(response), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_a_signed_in_person_sees_is_cached_or_served_from_the_cache()
    {
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        _ = await reader.GetStringAsync(new Uri("/about", UriKind.Relative));

        using var forEditor = await editor.GetAsync(new Uri("/about", UriKind.Relative));
        var forReader = await reader.GetStringAsync(new Uri("/about", UriKind.Relative));

        Assert.Contains("/admin", await forEditor.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(forEditor.Headers.CacheControl is { NoStore: true } or { Private: true } or { NoCache: true });
        Assert.DoesNotContain("/admin", forReader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_while_a_page_is_rendered_never_leaves_the_old_page_behind()
    {
        using var reader = app.Reader();
        for (var round = 0; round < 10; round++)
        {
            var title = $"Race {round}";
            var reading = Enumerable.Range(0, 8).Select(_ => reader.GetStringAsync(new Uri("/", UriKind.Relative))).ToList();
            await app.AddAsync(A.Publication(title).Issued("2021-12-04").Published());
            Assert.Contains(title, await reader.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
            await Task.WhenAll(reading);
            Assert.Contains(title, await reader.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/2021/10", "page", "2")]
    [InlineData("/2021/09", "month", "10")]
    [InlineData("/2021", "summaries", "1")]
    [InlineData("/2021/08", "year", "2020")]
    public async Task A_body_sent_with_a_reading_request_does_not_change_the_page_for_everyone(string address, string field, string value)
    {
        using var reader = app.Reader();
        var before = await reader.GetStringAsync(new Uri(address, UriKind.Relative));
        await app.AddAsync(A.Publication().Issued("2021-07-01").Published());
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Content = new FormUrlEncodedContent([new(field, value)]) };
        using var answer = await reader.SendAsync(request);

        Assert.Equal(Title(before), Title(await reader.GetStringAsync(new Uri(address, UriKind.Relative))));
        Assert.Equal(Title(before), Title(await answer.Content.ReadAsStringAsync()));

        static string Title(string page) => page[page.IndexOf("<h1", StringComparison.Ordinal)..page.IndexOf("</h1>", StringComparison.Ordinal)] + page.Split("class=\"summary\"").Length;
    }

    // Rendered, out of the page cache, and as it was given out then.
    private static async Task<HttpResponseMessage> FinishedAsync(HttpClient client, string address, EntityTagHeaderValue? known = null)
    {
        for (var i = 0; i < 2; i++)
            (await AskAsync(client, address, known)).Dispose();
        return await AskAsync(client, address, known);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await client.SendAsync(request);
    }

    private static async Task<string> DecodeAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream text = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(text);
        return await reader.ReadToEndAsync();
    }

    private Task<int> ChangeAsync(long id, Action<Publication> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        change(await db.Publications.Include(p => p.Texts).SingleAsync(p => p.Id == id));
        return await db.SaveChangesAsync();
    });
}
