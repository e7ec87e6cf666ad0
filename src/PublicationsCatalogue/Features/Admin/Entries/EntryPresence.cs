using System.Collections.Concurrent;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Who has an entry's form open now. In memory only: after a restart every open form says so again within half a minute.</summary>
public sealed class EntryPresence(TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<(long Entry, string User), (string Name, DateTime At)> open = new();

    /// <summary>Notes that the person is here; returns the names of the others who are.</summary>
    public IReadOnlyList<string> See(long entry, string user, string name)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        open[(entry, user)] = (name, now);
        foreach (var (key, (_, at)) in open)
        {
            if (now - at > Forgotten)
                open.TryRemove(key, out _);
        }
        return [.. open.Where(seen => seen.Key.Entry == entry && seen.Key.User != user).Select(seen => seen.Value.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
    }
}
