using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>A page is rendered for the first who asks, comes out of the page cache for the second, and finished for everybody after.</summary>
public sealed class FinishedPagesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/2021/10")]
    [InlineData("/2021/10.bib")]
    [InlineData("/archive")]
    [InlineData("/2021/10.atom")]
    [InlineData("/search?q=cooperatives")]
    [InlineData("/oai?verb=Identify")]
    [InlineData("/api/v1/publications?per_page=3")]
    public async Task Everybody_gets_the_same_bytes_and_headers_however_the_page_was_come_by(string address)
    {
        using var reader = app.Reader();
        foreach (var encoding in (string[])["br", "gzip", "identity", "gzip, deflate, br, zstd"])
        {
            var (rendered, cached, finished) = (await AskAsync(reader, address, encoding), await AskAsync(reader, address, encoding), await AskAsync(reader, address, encoding));

            Assert.Equal(HttpStatusCode.OK, rendered.Status);
            Assert.Equal(rendered, cached);
            Assert.Equal(rendered, finished);
            var tag = rendered.Headers.Split('\n').Single(h => h.StartsWith("ETag: ", StringComparison.Ordinal))["ETag: ".Length..];
            var (first, second) = (await AskAsync(reader, address, encoding, tag), await AskAsync(reader, address, encoding, tag));
            Assert.Equal((HttpStatusCode.NotModified, ""), (first.Status, first.Body));
            Assert.Equal(first, second);
        }
    }

    [Fact]
    public async Task Who_carries_anything_by_which_a_person_is_known_does_not_get_the_page_of_all()
    {
        using var reader = app.Reader();
        using var editor = await app.SignedInAsync();
        for (var i = 0; i < 3; i++)
            _ = await reader.GetStringAsync(new Uri("/about", UriKind.Relative));

        Assert.Contains("/admin", await editor.GetStringAsync(new Uri("/about", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("/admin", await reader.GetStringAsync(new Uri("/about", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_answers_one_address_form_or_host_answers_no_other()
    {
        using var reader = app.Reader();
        for (var i = 0; i < 3; i++)
            _ = await AskAsync(reader, "/2021/10", "identity");

        var asData = await AskAsync(reader, "/2021/10", "identity", accept: "application/json");
        var elsewhere = await AskAsync(reader, "http://127.0.0.1/2021/10", "identity");
        var older = await AskAsync(reader, "/2021/9", "identity");

        Assert.StartsWith("{", asData.Body, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1/2021/10", elsewhere.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MovedPermanently, older.Status);
    }

    [Fact]
    public async Task No_page_is_given_out_for_more_than_an_hour_and_each_says_how_old_it_is()
    {
        using var reader = app.Reader();
        for (var i = 0; i < 3; i++)
            (await reader.GetAsync(new Uri("/help", UriKind.Relative))).Dispose();

        app.Clock.Advance(TimeSpan.FromMinutes(50));
        using var old = await reader.GetAsync(new Uri("/help", UriKind.Relative));
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        using var anew = await reader.GetAsync(new Uri("/help", UriKind.Relative));

        Assert.Equal(TimeSpan.FromMinutes(50), old.Headers.Age);
        Assert.True(anew.Headers.Age is null || anew.Headers.Age == TimeSpan.Zero, anew.Headers.Age?.ToString());
    }

    private static async Task<Answer> AskAsync(HttpClient client, string address, string encoding, string? tag = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await client.SendAsync(request);
        // How old, how long and in which pieces is of the way it came.
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Age" or "Date" or "Content-Length" or "Transfer-Encoding"))
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return new Answer(answer.StatusCode, string.Join('\n', headers), encoding == "identity" ? System.Text.Encoding.UTF8.GetString(bytes) : Convert.ToHexString(bytes));
    }

    private sealed record Answer(HttpStatusCode Status, string Headers, string Body);
}
