using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>How an index is asked that finds all that fit before it puts any in order. One that gives the newest first and reads no more than is asked for has none.</summary>
/// <param name="Within">The records of the entries that fit and are between these keys. With the months that are between them, where there may be many more that fit beyond; else null.</param>
/// <param name="Along">The same by going from key to key, for where many fit: no further than to as many as are asked for, the oldest first or the newest, past no more than so many.</param>
/// <param name="Ranked">These keys: those first that fit an earlier one of these, and of them the newer.</param>
public sealed record StepwiseIndex(
    Func<SearchNode, KeyRange, IReadOnlyList<SearchStretch>?, IQueryable<SearchRecord>> Within,
    Func<SearchNode, KeyRange, bool, int, IQueryable<SearchRecord>> Along,
    Func<IReadOnlyList<long>, IReadOnlyList<SearchNode>, IQueryable<long>> Ranked);
