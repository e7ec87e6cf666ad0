using Microsoft.AspNetCore.Hosting;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>The files are made soon after the first start, every night, and soon after an entry was taken from readers.</summary>
public sealed class FileMakerTests(FileMakerTests.App app) : IClassFixture<FileMakerTests.App>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Files_are_made_by_themselves_and_lose_what_was_withdrawn_before_the_night()
    {
        var taken = await app.AddAsync(A.Publication("Soon withdrawn").Issued("2020-02").Published());
        await PassAsync(TimeSpan.FromMinutes(10));
        Assert.Contains("Soon withdrawn", await ReadAsync(), StringComparison.Ordinal);

        await app.ChangeAsync(taken.Id, p => p.Withdraw("Wrong", null, app.Now));
        await PassAsync(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain("Soon withdrawn", await ReadAsync(), StringComparison.Ordinal);

        await app.AddAsync(A.Publication("Of the day").Issued("2020-02").Published());
        await PassAsync(TimeSpan.FromHours(24));
        Assert.Contains("Of the day", await ReadAsync(), StringComparison.Ordinal);
    }

    // The clock moves once, and then the files are of that instant.
    private async Task PassAsync(TimeSpan time)
    {
        using var reader = app.Reader();
        app.Clock.Advance(time);
        using var limit = new CancellationTokenSource(Patience);
        while (!File.Exists(Stamp) || File.GetLastWriteTimeUtc(Stamp) < app.Now)
            await Task.Delay(20, limit.Token);
    }

    private string Stamp => Path.Combine(app.DataDirectory, "files", "made");

    private Task<string> ReadAsync() => File.ReadAllTextAsync(Path.Combine(app.DataDirectory, "files", "catalogue.jsonl"));

    public sealed class App : CatalogueApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Catalogue:FilesAt", "03:00");
        }
    }
}
