using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>M-57: a burst of searches is refused to who sends it, and to nobody else.</summary>
public sealed class SearchLimitTests(SearchLimitTests.App app) : IClassFixture<SearchLimitTests.App>
{
    private const int AReadersBurst = 300;
    private const int AtATime = 4;

    // All that a network asks is counted together. Where the test is of who is counted and not of what, it asks for what is quickly
    // answered: ten a second are granted meanwhile, so that slow searches on a busy machine would hardly ever use up what there is.
    private const string Cheap = "/oai?verb=";
    private static int asked;

    [Theory]
    [InlineData("/search/suggest?q=", "203.0.113.1")]
    [InlineData("/search?q=", "203.0.113.2")]
    [InlineData("/oai?verb=", "203.0.113.3")]
    public async Task M_57_A_burst_is_refused_with_a_time_to_wait_and_a_page_that_says_what_to_do(string address, string from)
    {
        using var flood = app.From(from);
        flood.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var kept = await flood.GetAsync(new Uri("/search?q=kept", UriKind.Relative));
        using var refused = await BurstAsync(flood, address);

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        var page = await refused.PageAsync();
        Assert.Equal("Too many requests", page.QuerySelector("h1").Text());
        Assert.Contains("Wait a few seconds and ask again", page.QuerySelector("main").Text(), StringComparison.Ordinal);
        foreach (var open in new[] { "/", "/archive", "/search?q=kept" })
        {
            using var answer = await flood.GetAsync(new Uri(open, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        using var other = app.From("198.51.100.7");
        Assert.Equal(HttpStatusCode.OK, await SearchAsync(other, address));
    }

    [Theory]
    [InlineData("/search.json?q=", "203.0.113.4", "application/problem+json")]
    [InlineData("/search.csv?q=", "203.0.113.5", "text/plain")]
    [InlineData("/oai?verb=", "203.0.113.6", "text/plain")]
    public async Task M_57_A_program_is_told_of_the_limit_in_what_it_reads(string address, string from, string type)
    {
        using var flood = app.From(from);
        using var refused = await BurstAsync(flood, address);

        Assert.Equal(type, refused.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("Wait as many seconds as Retry-After says", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task M_57_A_network_of_IPv6_is_one_client_and_its_neighbour_another()
    {
        using var flood = app.From("2001:db8:1:1::1");
        using var refused = await BurstAsync(flood, Cheap);
        using var same = app.From("2001:db8:1:1:ffff::2");
        using var neighbour = app.From("2001:db8:1:2::1");
        await AssertEmptyAsync(same, "/search/suggest?q=");
        Assert.Equal(HttpStatusCode.OK, await SearchAsync(neighbour, "/search/suggest?q="));
    }

    [Fact]
    public async Task M_57_Behind_a_trusted_proxy_it_is_the_reader_who_is_counted_and_a_made_up_header_changes_nothing()
    {
        using var flood = app.From(App.Proxy, "192.0.2.1");
        using var refused = await BurstAsync(flood, Cheap);
        using var other = app.From(App.Proxy, "192.0.2.2");
        Assert.Equal(HttpStatusCode.OK, await SearchAsync(other, "/search/suggest?q="));

        using var liar = app.From("192.0.2.77", "192.0.2.3");
        using var caught = await BurstAsync(liar, Cheap);
        using var again = app.From("192.0.2.77", "192.0.2.4");
        await AssertEmptyAsync(again, "/search/suggest?q=");
    }

    [Fact]
    public async Task M_57_Staff_are_not_limited_where_a_stranger_is()
    {
        using var flood = app.From("203.0.113.250");
        using var refused = await BurstAsync(flood, Cheap);
        await AssertEmptyAsync(flood, "/search/suggest?q=");
        using var editor = await app.SignedInAsync();
        editor.DefaultRequestHeaders.Add(App.Address, "203.0.113.250");
        for (var i = 0; i < AReadersBurst + 100; i++)
            Assert.Equal(HttpStatusCode.OK, await SearchAsync(editor, "/search/suggest?q="));
    }

    [Fact]
    public async Task M_57_Who_has_a_token_is_not_stopped_for_what_strangers_of_the_network_ask()
    {
        using var program = await app.ProgramAsync();
        program.DefaultRequestHeaders.Add(App.Address, "203.0.113.251");
        using var flood = app.From("203.0.113.251");
        using var refused = await BurstAsync(flood, Cheap);
        await AssertEmptyAsync(flood, "/search/suggest?q=");
        for (var i = 0; i < 100; i++)
            Assert.Equal(HttpStatusCode.OK, await program.StatusAsync("/api/v1/entries"));
    }

    // Each another search, as the page cache answers what was asked before; some at a time, fewer than are refused for that. The limit
    // fills up by the second, so a slow machine takes more.
    private static async Task<HttpResponseMessage> BurstAsync(HttpClient client, string address)
    {
        for (var granted = 0; granted < 5000;)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => client.GetAsync(Next(address))));
            Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{answer.StatusCode}"));
            granted += answers.Count(answer => answer.StatusCode == HttpStatusCode.OK);
            if (answers.FirstOrDefault(answer => answer.StatusCode == HttpStatusCode.TooManyRequests) is { } refused)
            {
                Assert.InRange(granted, AReadersBurst - 2, 5000);
                return refused;
            }
        }
        throw new InvalidOperationException("The burst was never refused.");
    }

    // Who has asked nothing may ask 300 times at once; of what somebody else has used up a few are back after a second.
    private static async Task AssertEmptyAsync(HttpClient client, string address)
    {
        var granted = 0;
        while (await SearchAsync(client, address) == HttpStatusCode.OK)
            Assert.InRange(++granted, 1, AReadersBurst / 2);
    }

    private static async Task<HttpStatusCode> SearchAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(Next(address));
        return answer.StatusCode;
    }

    private static Uri Next(string address) => new($"{address}-{Interlocked.Increment(ref asked)}", UriKind.Relative);

    /// <summary>The product behind a proxy, its clients with addresses of their own.</summary>
    public class App : CatalogueApp
    {
        public const string Proxy = "10.0.0.1";
        public const string Address = "X-Test-Address";

        public HttpClient From(string address, string? forwarded = null)
        {
            var client = Reader();
            client.DefaultRequestHeaders.Add(Address, address);
            if (forwarded is not null)
                client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
            return client;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Catalogue:TrustedProxies:0", Proxy);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Addresses()));
        }

        private sealed class Addresses : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((http, following) =>
                {
                    if (IPAddress.TryParse(http.Request.Headers[Address], out var address))
                        http.Connection.RemoteIpAddress = address;
                    return following(http);
                });
                next(app);
            };
        }
    }
}
