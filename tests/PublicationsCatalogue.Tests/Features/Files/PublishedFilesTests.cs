using System.Net;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Features.Files;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Files;

public sealed class PublishedFilesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private string Files => Path.Combine(app.DataDirectory, "files");

    [Fact]
    public async Task The_files_hold_all_public_entries_are_made_the_same_again_and_change_with_the_catalogue()
    {
        var entry = await app.AddCarryingAsync("Of the files", "Ruiz, Ana", "Letters", "Work", "Press");
        await app.AddAsync(A.Publication("A hidden draft").Issued("2021-10"));
        Array.ForEach(Directory.Exists(Files) ? Directory.GetFiles(Files) : [], File.Delete);
        var first = await MakeAsync();
        var bytes = await ReadAsync();
        var again = await MakeAsync();

        Assert.Equal(PublishedFile.All.Count, first.Count);
        Assert.Empty(again);
        Assert.Equal(bytes, await ReadAsync());
        Assert.Equal(11, await AskAsync("SELECT COUNT(*) FROM publications"));
        Assert.Equal(1, await AskAsync("SELECT COUNT(*) FROM contributions JOIN agents ON agents.id = agent_id JOIN publications p ON p.id = publication_id WHERE agents.name = 'Ruiz, Ana' AND p.title = 'Of the files' AND p.year = 2019"));
        Assert.Equal(1, await AskAsync("SELECT COUNT(*) FROM publication_series JOIN series ON series.id = series_id JOIN publication_subjects USING (publication_id) JOIN subjects s ON s.id = subject_id WHERE series.title = 'Letters' AND s.label = 'Work'"));
        Assert.Equal(0, await AskAsync("SELECT COUNT(*) FROM texts WHERE title LIKE '%hidden%'"));
        Assert.Equal(0, await AskAsync("SELECT COUNT(*) FROM columns WHERE meaning = ''"));

        await app.ChangeAsync(entry.Id, p => p.Edition = "2nd");
        var changed = (await MakeAsync()).Select(f => f.Name).ToList();
        Assert.Contains("catalogue.db", changed);
        Assert.Contains("catalogue.bib", changed);
        Assert.DoesNotContain("catalogue.metadata.json", changed);
    }

    [Fact]
    public async Task Files_that_another_process_made_are_on_the_page_at_once()
    {
        Array.ForEach(Directory.Exists(Files) ? Directory.GetFiles(Files) : [], File.Delete);
        using var reader = app.Reader();
        var before = await reader.PageAsync("/files");

        await MakeAsync();

        Assert.Contains("have not been made yet", before.QuerySelector("main").Text(), StringComparison.Ordinal);
        Assert.NotNull((await reader.PageAsync("/files")).QuerySelector("main a[href='/files/catalogue.db']"));
    }

    [Fact]
    public async Task A_file_has_a_tag_a_time_and_parts_and_may_be_read_by_scripts_of_other_sites()
    {
        await MakeAsync();
        using var reader = app.Reader();
        reader.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        foreach (var file in PublishedFile.All)
        {
            using var whole = await reader.GetAsync(new Uri(file.Address, UriKind.Relative));
            using var part = await AskAsync(reader, file, r => r.Headers.Range = new RangeHeaderValue(2, 5));
            using var same = await AskAsync(reader, file, r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
            using var head = await AskAsync(reader, file, _ => { }, HttpMethod.Head);
            var bytes = await whole.Content.ReadAsByteArrayAsync();

            Assert.Equal((HttpStatusCode.OK, file.MediaType), (whole.StatusCode, whole.Content.Headers.ContentType?.ToString()));
            Assert.False(whole.Headers.ETag!.IsWeak);
            Assert.NotNull(whole.Content.Headers.LastModified);
            Assert.Empty(whole.Content.Headers.ContentEncoding);
            Assert.Equal("*", Assert.Single(whole.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(bytes[2..6], await part.Content.ReadAsByteArrayAsync());
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
            Assert.Equal(bytes.Length, head.Content.Headers.ContentLength);
        }
        using var plain = app.Reader();
        var page = await plain.PageAsync("/files");
        Assert.Equal(PublishedFile.All.Select(f => f.Address), page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("bytes=2-5", 206, "bytes 2-5/{n}")]
    [InlineData("BYTES=2-5", 206, "bytes 2-5/{n}")]
    [InlineData("items=0-1", 200, null)]
    [InlineData("seconds=0-", 200, null)]
    [InlineData("bytes=0-1,4-5", 200, null)]
    [InlineData("bytes=5-2", 200, null)]
    [InlineData("bytes=x", 200, null)]
    [InlineData("nonsense", 200, null)]
    [InlineData("bytes=999999999-", 416, "bytes */{n}")]
    [InlineData("bytes=-0", 416, "bytes */{n}")]
    public async Task A_part_is_given_as_RFC_9110_says(string range, int status, string? told)
    {
        await MakeAsync();
        using var reader = app.Reader();
        foreach (var file in PublishedFile.All)
        {
            using var whole = await reader.GetAsync(new Uri(file.Address, UriKind.Relative));
            using var answer = await AskAsync(reader, file, r => r.Headers.TryAddWithoutValidation("Range", range));

            Assert.Equal((status, told?.Replace("{n}", $"{whole.Content.Headers.ContentLength}", StringComparison.Ordinal)), ((int)answer.StatusCode, answer.Content.Headers.ContentRange?.ToString()));
            if (status == 200)
                Assert.Equal(await whole.Content.ReadAsByteArrayAsync(), await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("/files/catalogue.db-wal")]
    [InlineData("/files/made")]
    [InlineData("/files/..%2Fcatalogue.db")]
    [InlineData("/files/%2e%2e/catalogue.id")]
    [InlineData("/files/CATALOGUE.db")]
    [InlineData("/files/nothing.bib")]
    public async Task Nothing_else_in_the_folder_or_beside_it_can_be_had(string address)
    {
        await MakeAsync();
        using var reader = app.Reader();
        using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
    }

    private Task<IReadOnlyList<PublishedFile>> MakeAsync() => app.InScopeAsync(s => s.GetRequiredService<PublishedFiles>().MakeAsync(default));

    private async Task<string[]> ReadAsync() =>
        await Task.WhenAll(Directory.GetFiles(Files, "catalogue.*").Order(StringComparer.Ordinal).Select(async f => $"{Path.GetFileName(f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(f)))}"));

    private async Task<long> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Files, "catalogue.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient reader, PublishedFile file, Action<HttpRequestMessage> with, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, file.Address);
        with(request);
        return await reader.SendAsync(request);
    }
}
