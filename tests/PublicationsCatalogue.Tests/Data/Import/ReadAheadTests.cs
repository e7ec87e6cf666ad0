using System.Runtime.CompilerServices;
using PublicationsCatalogue.Data.Import;

namespace PublicationsCatalogue.Tests.Data.Import;

public sealed class ReadAheadTests
{
    private readonly TaskCompletionSource goesOn = new();
    private bool isEnded;

    [Fact]
    public async Task All_come_in_their_order_and_a_fault_after_them()
    {
        List<int> read = [];
        goesOn.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in NumbersAsync(5, default).ReadAheadAsync(default))
                read.Add(item);
        });
        Assert.Equal([0, 1, 2, 3, 4], read);
        Assert.True(isEnded);
    }

    [Fact]
    public async Task Who_stops_early_ends_the_source_once_it_has_read()
    {
        var items = NumbersAsync(5, default).ReadAheadAsync(default).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        // The second is being read.
        var ending = items.DisposeAsync().AsTask();
        Assert.False(ending.IsCompleted);
        goesOn.SetResult();

        await ending;
        Assert.True(isEnded);
    }

    private async IAsyncEnumerable<int> NumbersAsync(int count, [EnumeratorCancellation] CancellationToken ct)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                if (i > 0)
                    await goesOn.Task.WaitAsync(ct);
                yield return i;
            }
            throw new InvalidOperationException("The end.");
        }
        finally
        {
            isEnded = true;
        }
    }
}
