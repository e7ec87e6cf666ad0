using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Commands;

/// <summary>Calls that end before they look at any data.</summary>
public sealed class UsageTests(Executable catalogue) : IClassFixture<Executable>
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("create-admin")]
    [InlineData("create-admin --email ana@example.org")]
    [InlineData("create-admin --email nonsense --password-stdin")]
    [InlineData("create-admin --email ana@example.org --name  --password-stdin")]
    [InlineData("export csv --month")]
    [InlineData("export csv --month soon")]
    [InlineData("export csv --month 2021-10-07")]
    [InlineData("export csv --query ")]
    [InlineData("export csv --query coop --month 2021")]
    [InlineData("import")]
    [InlineData("verify --nonsense")]
    public async Task A_wrong_call_ends_with_2_and_the_usage_on_stderr(string call)
    {
        var (code, output, error) = await catalogue.RunAsync(call.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains("Usage:", error, StringComparison.Ordinal);
        Assert.DoesNotContain("command was not provided", error, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("serve --nonsense")]
    [InlineData("serve extra words")]
    [InlineData("serve --port 1")]
    [InlineData("--SiteTitle=x")]
    [InlineData("--urls")]
    public async Task What_serve_does_not_know_ends_with_2_and_a_sentence(string call)
    {
        var (code, _, error) = await catalogue.RunAsync(call.Split(' '));

        Assert.Equal(2, code);
        Assert.StartsWith("serve does not know", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        var (code, output, _) = await catalogue.RunAsync(["--help"]);

        Assert.Equal(0, code);
        Assert.All(new[] { "serve", "migrate", "seed", "create-admin", "routes", "import", "export", "make-files", "verify", "reindex", "Exit codes" }, word => Assert.Contains(word, output, StringComparison.Ordinal));
    }
}
