namespace PublicationsCatalogue.Features.Account;

/// <summary>Counts wrong tries in memory, for a quarter of an hour from the first; holds a bounded number of keys.</summary>
public sealed class SignInThrottle(TimeProvider clock)
{
    public const int MostKeys = 100_000;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly Lock sync = new();
    private readonly Dictionary<string, Tries> tries = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long Since)> oldestFirst = new();

    public int Keys
    {
        get
        {
            lock (sync)
                return tries.Count;
        }
    }

    /// <summary>
    /// Takes one try for each key, or none when a key has none left: then the time until it has. Taken before the password is
    /// looked at, so that a hundred tries at once are not a hundred looks.
    /// </summary>
    public TimeSpan? Take(IReadOnlyList<(string Key, int Limit)> keys)
    {
        lock (sync)
        {
            Forget();
            var wait = keys.Select(k => tries.TryGetValue(k.Key, out var t) && t.Count >= k.Limit ? Window - clock.GetElapsedTime(t.Since) : TimeSpan.Zero).Max();
            if (wait > TimeSpan.Zero)
                return wait;
            foreach (var (key, _) in keys)
                Count(key);
            return null;
        }
    }

    /// <summary>The password was right: the first key starts afresh, the others get their try back.</summary>
    public void Right(IReadOnlyList<(string Key, int Limit)> keys)
    {
        lock (sync)
        {
            tries.Remove(keys[0].Key);
            foreach (var (key, _) in keys.Skip(1))
            {
                if (tries.TryGetValue(key, out var t))
                    t.Count = Math.Max(0, t.Count - 1);
            }
        }
    }

    private void Count(string key)
    {
        if (!tries.TryGetValue(key, out var t))
        {
            tries[key] = t = new Tries(clock.GetTimestamp());
            oldestFirst.Enqueue((key, t.Since));
            Forget();
        }
        t.Count++;
    }

    private void Forget()
    {
        while (oldestFirst.TryPeek(out var oldest) && (oldestFirst.Count > MostKeys || clock.GetElapsedTime(oldest.Since) >= Window))
        {
            oldestFirst.Dequeue();
            if (tries.TryGetValue(oldest.Key, out var t) && t.Since == oldest.Since)
                tries.Remove(oldest.Key);
        }
    }

    private sealed class Tries(long since)
    {
        public long Since { get; } = since;
        public int Count { get; set; }
    }
}
