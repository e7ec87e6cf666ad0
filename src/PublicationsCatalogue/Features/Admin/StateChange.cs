using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>What can become of an entry by one press: when, what is said then, and why not otherwise.</summary>
public sealed record StateChange(string Said, Func<Publication, DateTime, bool> IsPossible, string Otherwise, Action<Publication, DateTime> Make)
{
    public static readonly StateChange Trash = new("Moved to the trash", (e, _) => e.State != PublicationState.Trashed, "It is in the trash already.", (e, now) => e.Trash(now));
    public static readonly StateChange Restore = new("Restored", (e, _) => e.State == PublicationState.Trashed, "It is not in the trash.", (e, _) => e.Restore());
    public static readonly StateChange Republish = new("Published again", (e, _) => e.State == PublicationState.Withdrawn, "Only a withdrawn entry can be published again.", (e, now) => e.Publish(now, now));
    public static readonly StateChange Unschedule = new("Back to a draft", (e, now) => e.IsScheduledAt(now), "It is not scheduled.", (e, now) => e.Unschedule(now));
}
