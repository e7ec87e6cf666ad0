using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Data.Search;

/// <summary>A part of the way that a search goes.</summary>
/// <param name="Stretches">Those it leads through, in the order asked for; null where all that fit are few, wherever they are.</param>
/// <param name="MayLookEverywhere">False when it is not what fits anywhere but only what fits here.</param>
public sealed record SearchLeg(SearchNode Node, IReadOnlyList<SearchStretch>? Stretches, bool MayLookEverywhere);
