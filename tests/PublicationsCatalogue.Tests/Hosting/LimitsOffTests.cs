using System.Net;
using Microsoft.AspNetCore.Hosting;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>Catalogue:RateLimits:Enabled=false: where another program keeps the limits, nobody is refused.</summary>
public sealed class LimitsOffTests(LimitsOffTests.App app) : IClassFixture<LimitsOffTests.App>
{
    [Fact]
    public async Task With_limits_switched_off_neither_a_burst_nor_many_lists_at_once_are_refused()
    {
        using var one = app.From("203.0.113.90");
        // Three times what is allowed at once, of what is answered quickest: the limit fills up by the second.
        for (var i = 0; i < 1000; i++)
        {
            using var answer = await one.GetAsync(new Uri($"/oai?verb=off-{i}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // More than is held back, so that an answer that nobody reads stays at work.
        var summary = string.Join(' ', Enumerable.Repeat("cooperatives", 1500));
        await app.AddManyAsync(120, _ => A.Publication().Issued("2011-03").Saying(summary).Published());
        List<HttpResponseMessage> open = [];
        for (var i = 0; i < 20; i++)
            open.Add(await one.GetAsync(new Uri("/2011.json", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead));
        open.ForEach(answer => answer.Dispose());
        Assert.All(open, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    public sealed class App : SearchLimitTests.App
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Catalogue:RateLimits:Enabled", "false");
        }
    }
}
