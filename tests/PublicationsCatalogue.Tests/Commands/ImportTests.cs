using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Commands;

public sealed class ImportTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Fact]
    public async Task A_file_comes_in_whole_or_not_at_all_and_twice_adds_nothing()
    {
        var bad = await WriteAsync("bad.csv", "title,date\nGood row,2021\n,2021\nBad date,someday\n");
        var good = await WriteAsync("good.csv", "title,date,summary\nGood\uFFFE row,2021-10-01,\"With a summary.\"\nAnother,2021,\n");

        var refused = await catalogue.RunAsync(["import", bad]);
        var added = await catalogue.RunAsync(["import", good]);
        var again = await catalogue.RunAsync(["import", good]);
        var verified = await catalogue.RunAsync(["verify"]);

        Assert.Equal(1, refused.Code);
        Assert.Contains("bad.csv, line 3: The title is empty.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("bad.csv, line 4: The date “someday”", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was added: 2 rows have problems.", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, "2 entries were added; 0 were here already."), (added.Code, added.Out.Trim()));
        Assert.Equal((0, "0 entries were added; 2 were here already."), (again.Code, again.Out.Trim()));
        Assert.Equal((0, ""), (verified.Code, verified.Error));
    }

    [Fact]
    public async Task What_is_no_such_file_is_a_sentence()
    {
        VerbsTests.AssertSentence(await catalogue.RunAsync(["import", "/nowhere/at-all.csv"]), "There is no file");
        var latin = Path.Combine(Directory.CreateDirectory(catalogue.Data).FullName, "latin.csv");
        await File.WriteAllBytesAsync(latin, [.. "title\n"u8, 0xC9, 0x74, 0xE9, (byte)'\n']);
        VerbsTests.AssertSentence(await catalogue.RunAsync(["import", latin]), "not in UTF-8");
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(Directory.CreateDirectory(catalogue.Data).FullName, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
