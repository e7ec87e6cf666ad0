using System.Globalization;

namespace PublicationsCatalogue.Data;

/// <summary>
/// Counts the committed changes since start. Cached pages carry the number they were rendered under,
/// so a page that was being rendered while a change was committed can never be served after it.
/// </summary>
public sealed class CatalogueVersion
{
    private State state = new(0);
    private long nextTicks = long.MaxValue;

    public string Name => Volatile.Read(ref state).Name;

    public void Advance()
    {
        var seen = Volatile.Read(ref state);
        while (Interlocked.CompareExchange(ref state, new State(seen.Number + 1), seen) is var now && now != seen)
            seen = now;
        seen.Overtaken.SetResult();
    }

    /// <summary>A scheduled entry's instant (UTC) is a change that nobody commits; <see cref="Pass"/> makes it one.</summary>
    public void Expect(DateTime instant)
    {
        for (var known = Volatile.Read(ref nextTicks); instant.Ticks < known;)
            known = Interlocked.CompareExchange(ref nextTicks, instant.Ticks, known) is var seen && seen == known ? instant.Ticks : seen;
    }

    /// <summary>To be called before the name is asked for: an instant that has come is a change.</summary>
    public void Pass(DateTimeOffset now)
    {
        var due = Volatile.Read(ref nextTicks);
        if (now.UtcTicks >= due && Interlocked.CompareExchange(ref nextTicks, long.MaxValue, due) == due)
            Advance();
    }

    /// <summary>Done as soon as the name is another than this.</summary>
    public Task ChangedAsync(string name) => Volatile.Read(ref state) is var now && now.Name == name ? now.Overtaken.Task : Task.CompletedTask;

    // The name is made once, not for each request.
    private sealed class State(long number)
    {
        public long Number { get; } = number;
        public TaskCompletionSource Overtaken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public string Name { get; } = number.ToString(CultureInfo.InvariantCulture);
    }
}
