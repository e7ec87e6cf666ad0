using System.Net;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

public sealed class PrivateFieldsTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Private = ["email", "Email", "passwordHash", "owner", "createdBy", "modifiedBy", "state", "isDisabled", "Contributions.Agent.Email", "revision"];

    [Theory]
    [InlineData("/?")]
    [InlineData("/2021/10?")]
    [InlineData("/search?q=cooperatives")]
    [InlineData("/authors?")]
    [InlineData("/publications.atom?")]
    [InlineData("/api/v1/publications?")]
    [InlineData("/api/v1/search?q=cooperatives")]
    [InlineData("/oai?verb=ListRecords&metadataPrefix=oai_dc")]
    public async Task M_28_What_is_not_public_is_nothing_to_choose_or_order_by(string address)
    {
        using var reader = app.Reader();
        var (status, whole) = await ReadAsync(address);
        Assert.Equal(HttpStatusCode.OK, status);

        foreach (var asked in Private.SelectMany(name => new[] { $"&{name}=a", $"&{name}=b", $"&sort={name}", $"&order={name}" }))
        {
            var (answer, body) = await ReadAsync(address + asked);
            if (answer != HttpStatusCode.BadRequest && !body.Contains("badArgument", StringComparison.Ordinal))
                Assert.True(answer == HttpStatusCode.OK && body == whole, $"{asked} changes {address}: {answer}");
        }

        async Task<(HttpStatusCode Status, string Body)> ReadAsync(string at)
        {
            using var answer = await reader.GetAsync(new Uri(at, UriKind.Relative));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }
}
