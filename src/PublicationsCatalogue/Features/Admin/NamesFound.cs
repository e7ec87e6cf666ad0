using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>A page of names in their order, and the number of the last when there are more. What is asked for stands at the beginning of a name, or within one of the newest.</summary>
public sealed record NamesFound(IReadOnlyList<Named> Names, string? Asked, long? Next)
{
    private const int LookedInto = 2000;
    private const int Longest = 200;

    public static async Task<NamesFound> OfAsync(IQueryable<Named> all, string? q, long? after, int length, CancellationToken ct)
    {
        var asked = string.IsNullOrWhiteSpace(q) ? null : q.Trim() is { Length: > Longest } much ? much[..Longest] : q.Trim();
        var key = asked is null ? "" : NameOrder.Of(asked);
        // By its names in other languages a subject or a series is found, and not listed.
        if (asked is null)
            all = all.Where(n => n.IsMain);
        var from = after is { } id ? await all.Where(n => n.Id == id).Select(n => new { n.Key, n.Id }).FirstOrDefaultAsync(ct) : null;
        var (at, last) = (from?.Key ?? key, from?.Id ?? 0);
#pragma warning disable CA1309 // The database compares, in the order of its index; it knows no ordinal.
        var found = await all.Where(n => string.Compare(n.Key, at) >= 0 && (n.Key != at || n.Id > last)).OrderBy(n => n.Key).ThenBy(n => n.Id).Take(length + 1).ToListAsync(ct);
#pragma warning restore CA1309
        found = found.FindAll(n => n.Key.StartsWith(key, StringComparison.Ordinal));
        var next = found.Count > length ? found[length - 1].Id : (long?)null;
        found = [.. found.Take(length)];
        if (key.Length > 0 && found.Count < length && after is null)
            found = [.. found.UnionBy(await all.OrderByDescending(n => n.Id).Take(LookedInto).Where(n => n.Key.Contains(key)).OrderBy(n => n.Key).Take(length - found.Count).ToListAsync(ct), n => n.Id)];
        return new NamesFound([.. found.DistinctBy(n => n.Term.Id)], asked, next);
    }
}

/// <summary>A name of a person, an organisation, a series or a subject; one of them is its main one.</summary>
public sealed class Named
{
    public long Id { get; init; }
    public required Term Term { get; init; }
    public string Key { get; init; } = "";
    public string Text { get; init; } = "";
    public bool IsMain { get; init; }
}
