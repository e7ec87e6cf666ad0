using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Commands;

public sealed class VerbsTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Theory]
    [InlineData("Catalogue__TimeZone", "Mars/Base", "Catalogue:TimeZone")]
    [InlineData("Catalogue__PublicUrl", "nowhere", "Catalogue:PublicUrl")]
    [InlineData("Catalogue__Home__Items", "0", "Catalogue:Home:Items")]
    [InlineData("Catalogue__Home__Items", "abc", "Catalogue:Home:Items is “abc”: give a whole number")]
    [InlineData("Catalogue__Database__Provider", "mysql", "Catalogue:Database:Provider is “mysql”: choose one of Sqlite, Postgres")]
    [InlineData("Catalogue__TrustedProxies", "127.0.0.1", "Catalogue:TrustedProxies")]
    [InlineData("Catalogue__RateLimits__Enabled", "maybe", "Catalogue:RateLimits:Enabled is “maybe”: give true or false")]
    [InlineData("Catalogue__FilesAt", "nightly", "Catalogue:FilesAt")]
    [InlineData("Catalogue__Nonsense", "x", "no setting Nonsense")]
    [InlineData("Serilog__MinimumLevel", "Loud", "Serilog")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string key, string value, string named)
    {
        catalogue.Settings[key] = value;

        AssertSentence(await catalogue.RunAsync([]), named);
    }

    [Fact]
    public async Task Create_admin_reads_the_password_from_stdin_and_refuses_a_weak_one()
    {
        string[] call = ["create-admin", "--email", "ana@example.org", "--name", "Ana", "--password-stdin"];

        AssertSentence(await catalogue.RunAsync(call, "short\n"), "assword");
        AssertSentence(await catalogue.RunAsync(call), "standard input");
        // As what is no UTF-8 is read.
        AssertSentence(await catalogue.RunAsync(call, "A long enough pass phrase \uFFFD\n"), "not in UTF-8");
        var (code, output, error) = await catalogue.RunAsync(call, "A long enough pass phrase 1\n");
        Assert.True(code == 0, error);
        Assert.Contains("ana@example.org can sign in now, as owner.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_fills_once_and_verify_finds_all_in_order()
    {
        await catalogue.EmptyAsync();
        var first = await catalogue.RunAsync(["seed"]);
        var second = await catalogue.RunAsync(["seed"]);
        var verified = await catalogue.RunAsync(["verify"]);

        Assert.Contains("10 entries were added", first.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was added", second.Out, StringComparison.Ordinal);
        Assert.True(verified.Code == 0, verified.Error);
        Assert.DoesNotContain("FAULT", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_an_entry_with_every_field_in_order()
    {
        var (running, editor) = await catalogue.ServeWithEditorAsync();
        using var server = running;
        using var browser = editor;
        using var saved = await editor.SubmitAsync(await editor.PageAsync("/admin/entries/new"), "#entry", new Dictionary<string, string>
        {
            ["Title"] = "Every field",
            ["Subtitle"] = "And more",
            ["Summary"] = "*Said*",
            ["Link"] = "https://example.org/every",
            ["Type"] = "report",
            ["Authors"] = "Ana Ruiz; Jonas Okoth",
            ["Organisations"] = "ILO",
            ["Series"] = "Working papers",
            ["SeriesNumber"] = "12",
            ["PeriodStart"] = "2021-09",
            ["PeriodEnd"] = "2021-10",
            ["Publisher"] = "ILO",
            ["Subjects"] = "Cooperatives; Youth",
            ["Identifiers"] = "doi: 10.5281/zenodo.123",
            ["Slug"] = "every-field",
        }, "publish");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, saved.StatusCode);

        var verified = await catalogue.RunAsync(["verify"]);

        Assert.True(verified.Code == 0, verified.Error);
    }

    [Fact]
    public async Task Routes_says_who_may_use_an_address()
    {
        var (code, output, error) = await catalogue.RunAsync(["routes", "--json"]);

        Assert.True(code == 0, error);
        using var routes = System.Text.Json.JsonDocument.Parse(output);
        var home = routes.RootElement.EnumerateArray().First(r => r.GetProperty("url").GetString() == "/");
        Assert.Equal("anonymous", home.GetProperty("access").GetString());
        Assert.Equal("src/PublicationsCatalogue/Features/Browse/BrowseController.cs", home.GetProperty("source").GetString());
    }

    internal static void AssertSentence((int Code, string Out, string Error) run, string named)
    {
        Assert.Equal(1, run.Code);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        // One line; on a busy machine what takes long says so before.
        var lines = run.Error.Trim().Split('\n');
        Assert.All(lines[..^1], line => Assert.EndsWith("…", line, StringComparison.Ordinal));
        Assert.Contains(named, lines[^1], StringComparison.Ordinal);
    }
}
