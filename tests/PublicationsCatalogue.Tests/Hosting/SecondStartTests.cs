using System.Diagnostics;
using PublicationsCatalogue.Tests.Commands;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Hosting;

/// <summary>What is promised within seconds, or of the whole process, is tried when no other test is at work.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

[Collection(Alone.Name)]
public sealed class SecondStartTests : IAsyncLifetime
{
    private readonly Executable catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Fact]
    public async Task M_48_A_second_process_ends_within_five_seconds_and_names_the_holder()
    {
        using var first = await catalogue.ServeAsync();
        var watch = Stopwatch.StartNew();

        var second = await catalogue.RunAsync([]);

        VerbsTests.AssertSentence(second, $"process {first.Process.Id} at {first.Client.BaseAddress!.AbsoluteUri.TrimEnd('/')}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }
}
