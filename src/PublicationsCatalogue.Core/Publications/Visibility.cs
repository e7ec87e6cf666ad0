using System.Linq.Expressions;

namespace PublicationsCatalogue.Core.Publications;

/// <summary>The one rule of what the public sees, for queries; <see cref="Publication.IsPublicAt"/> is the same for an entry that is loaded.</summary>
public static class Visibility
{
    /// <summary>Public at this instant (UTC). Scheduling is a future PublicAt; no job flips anything.</summary>
    public static Expression<Func<Publication, bool>> At(DateTime utcNow) =>
        publication => publication.State == PublicationState.Published && publication.PublicAt <= utcNow;
}
