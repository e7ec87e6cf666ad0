namespace PublicationsCatalogue.Data.Search;

/// <summary>Keys of the index, from one on and before another.</summary>
public sealed record KeyRange(long From, long Before)
{
    public static KeyRange All { get; } = new(0, long.MaxValue);

    /// <summary>The part that comes first in this order, to the end of a stretch, and what is left.</summary>
    public (KeyRange Nearest, KeyRange Left) Split(SearchOrder order, SearchStretch last) => order == SearchOrder.Oldest
        ? (this with { Before = Math.Min(Before, last.Last + 1) }, this with { From = Math.Max(From, last.Last + 1) })
        : (this with { From = Math.Max(From, last.First) }, this with { Before = Math.Min(Before, last.First) });
}
