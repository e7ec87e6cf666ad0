using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Commands;

public sealed class ExportTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Fact]
    public async Task Entries_come_out_in_a_format_whole_of_a_month_or_of_a_search_to_a_file_or_standard_output()
    {
        var file = Path.Combine(catalogue.Data, "out.csv");

        var all = await catalogue.RunAsync(["export", "jsonl"]);
        var found = await catalogue.RunAsync(["export", "bib", "--query", "title:cooperatives"]);
        var put = await catalogue.RunAsync(["export", "csv", "--month", "2021-10", "-o", file]);
        var made = await catalogue.RunAsync(["make-files"]);

        Assert.Equal((0, 10), (all.Code, all.Out.TrimEnd().Split('\n').Length));
        Assert.Equal((0, ""), (put.Code, put.Out + put.Error));
        Assert.StartsWith("title,date,summary", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.InRange(found.Out.Split("\n@").Length, 1, 9);
        Assert.Equal([file], Directory.GetFiles(catalogue.Data, "out.csv*"));
        Assert.True(made.Code == 0, made.Error);
        Assert.Equal(5, made.Out.TrimEnd().Split('\n').Length);
        VerbsTests.AssertSentence(await catalogue.RunAsync(["export", "csv", "-o", "/nowhere/at-all.csv"]), "can't be written");
        await catalogue.EmptyAsync();
        VerbsTests.AssertSentence(await catalogue.RunAsync(["export", "bib"]), "There is no catalogue here");
    }

    [Fact]
    public async Task Addresses_lead_to_the_server_that_runs_when_no_setting_says_where_readers_find_it()
    {
        var server = await catalogue.ServeAsync();

        var list = await catalogue.RunAsync(["export", "jsonl", "--month", "2021-10"]);
        var made = await catalogue.RunAsync(["make-files"]);

        Assert.Contains($"\"url\":\"{server.Client.BaseAddress}publications/", list.Out, StringComparison.Ordinal);
        Assert.True(made.Code == 0, made.Error);
        Assert.Contains($"\"url\":\"{server.Client.BaseAddress}publications/", await File.ReadAllTextAsync(Path.Combine(catalogue.Data, "files", "catalogue.jsonl")), StringComparison.Ordinal);
    }
}
