using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>M-57: who has many whole lists written at once waits, and then is refused; nobody else is.</summary>
public sealed class FileLimitTests(SearchLimitTests.App app) : IClassFixture<SearchLimitTests.App>
{
    private const int AtOnce = 4;
    private const int Waiting = 8;

    [Fact]
    public async Task M_57_Many_lists_at_once_are_refused_with_a_time_to_wait_until_one_is_done()
    {
        // More than is held back, so that an answer that nobody reads stays at work.
        var summary = string.Join(' ', Enumerable.Repeat("cooperatives", 1500));
        await app.AddManyAsync(120, _ => A.Publication().Issued("2011-03").Saying(summary).Published());
        using var one = app.From("203.0.113.60");
        List<HttpResponseMessage> open = [];
        for (var i = 0; i < AtOnce; i++)
            open.Add(await AskAsync(one));

        var more = Enumerable.Range(0, Waiting + 1).Select(_ => AskAsync(one)).ToList();
        using var refused = await await Task.WhenAny(more);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Very many lists", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = app.From("198.51.100.60");
        using var others = await AskAsync(other);
        using var page = await one.GetAsync(new Uri("/2011/03", UriKind.Relative));
        open.ForEach(answer => answer.Dispose());

        Assert.All(open, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 5, 60);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (others.StatusCode, page.StatusCode));
        // In the order in which they are let in, which need not be that of the list: each makes room for the next.
        await foreach (var waited in Task.WhenEach(more))
        {
            using var answer = await waited;
            if (answer != refused)
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client) => client.GetAsync(new Uri("/2011.json", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
}
