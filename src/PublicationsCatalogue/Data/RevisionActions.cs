using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

internal static class RevisionActions
{
    /// <summary>What happened, told from the state before and after.</summary>
    public static RevisionAction Of(EntityEntry<Publication> entry, PublicationSnapshot? before, PublicationSnapshot after, bool imported, DateTime now)
    {
        var publication = entry.Entity;
        if (entry.State == EntityState.Added && imported)
            return RevisionAction.Imported;
        if (entry.State == EntityState.Added && publication.State == PublicationState.Draft)
            return RevisionAction.Created;

        var was = entry.State == EntityState.Added ? PublicationState.Draft : before?.State ?? PublicationState.Draft;
        return (was, publication.State) switch
        {
            (not PublicationState.Trashed, PublicationState.Trashed) => RevisionAction.Trashed,
            (PublicationState.Trashed, not PublicationState.Trashed) => RevisionAction.Restored,
            (not PublicationState.Withdrawn, PublicationState.Withdrawn) => RevisionAction.Withdrawn,
            (PublicationState.Published, PublicationState.Draft) => RevisionAction.Unscheduled,
            (not PublicationState.Published, PublicationState.Published) =>
                publication.IsScheduledAt(now) ? RevisionAction.Scheduled : RevisionAction.Published,
            (PublicationState.Published, PublicationState.Published) when before is not null && before.PublicAt != after.PublicAt =>
                publication.IsScheduledAt(now) ? RevisionAction.Scheduled : RevisionAction.Published,
            _ => RevisionAction.Changed,
        };
    }
}
