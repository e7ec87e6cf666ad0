using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data.Duplicates;

/// <summary>Another entry that may be the same work, and why.</summary>
public sealed record Duplicate(long Id, string Title, LanguageTag Language, PartialDate? Date, string? Link, PublicationState State, DuplicateReason Reason);

/// <summary>What is the same: an identifier, else the link, else the title in the way that is told.</summary>
public sealed record DuplicateReason(Identifier? Identifier, bool IsLink, LikenessReason? Title);

/// <summary>What is to be asked, and the entries of which somebody has said that they are this one.</summary>
public sealed record DuplicatesFound(IReadOnlyList<Duplicate> Others, IReadOnlyList<SameEntry> Same);

public sealed record SameEntry(long Id, string Title);
