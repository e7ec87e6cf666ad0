using System.Runtime.CompilerServices;

namespace PublicationsCatalogue.Data.Import;

public static class ReadAhead
{
    /// <summary>The same items; on another processor each is read while the one before is worked on.</summary>
    public static async IAsyncEnumerable<T> ReadAheadAsync<T>(this IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var items = source.GetAsyncEnumerator(ct);
        var more = MoveAsync();
        try
        {
            while (await more)
            {
                var item = items.Current;
                more = MoveAsync();
                yield return item;
            }
        }
        finally
        {
            // Who stops early must not end the source while it is read.
            await ((Task)more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<bool> MoveAsync() => Task.Run(async () => await items.MoveNextAsync(), CancellationToken.None);
    }
}
