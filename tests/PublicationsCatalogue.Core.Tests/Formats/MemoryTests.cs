using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Tests.Support;

namespace PublicationsCatalogue.Core.Tests.Formats;

/// <summary>Alone, because what is measured is that of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "Alone";
}

[Collection(AloneTests.Name)]
public sealed class MemoryTests
{
    [Fact]
    public async Task A_long_list_takes_no_more_memory_than_a_short_one()
    {
        var one = Examples.Full();
        var (longest, before) = (0L, GC.GetTotalMemory(true));
        await Format.Find("json")!.WriteAsync(ManyAsync(), Examples.ListContext, Stream.Null, null, default);
        Assert.InRange(longest - before, long.MinValue, 8_000_000);

        async IAsyncEnumerable<Core.Publications.Publication> ManyAsync()
        {
            for (var i = 0; i < 2000; i++)
            {
                if (i % 500 == 0)
                    longest = Math.Max(longest, GC.GetTotalMemory(true));
                yield return one;
                await Task.CompletedTask;
            }
        }
    }
}
