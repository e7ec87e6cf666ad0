using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>What can be done to many entries at once.</summary>
public sealed record BulkAct(string Name, string Label, string Question, string Done, Func<Publication, DateTime, bool> IsPossible)
{
    /// <summary>What a value is asked for: the label of its field; null when none is.</summary>
    public string? Asks { get; init; }

    public static readonly IReadOnlyList<BulkAct> All =
    [
        new("publish", "Publish", "Publish", "published", (p, now) => p.State is PublicationState.Draft or PublicationState.Withdrawn || p.IsScheduledAt(now)),
        new("schedule", "Publish at a time…", "Schedule", "scheduled", (p, now) => p.State == PublicationState.Draft || p.IsScheduledAt(now)) { Asks = "Publish at" },
        new("type", "Set the type…", "Set the type of", "changed", NotTrashed) { Asks = "Type" },
        new("series", "Set the series…", "Set the series of", "changed", NotTrashed) { Asks = "Series" },
        new("subject", "Add a subject…", "Add a subject to", "changed", NotTrashed) { Asks = "Subject" },
        new("language", "Set the language…", "Set the language of", "changed", NotTrashed) { Asks = "Language" },
        new("licence", "Set the licence…", "Set the licence of", "changed", NotTrashed) { Asks = "Licence" },
        new("withdraw", "Withdraw…", "Withdraw", "withdrawn", (p, now) => p.IsPublicAt(now)) { Asks = "Reason" },
        new("trash", "Move to the trash", "Move to the trash", "moved to the trash", NotTrashed),
        new("restore", "Restore from the trash", "Restore", "restored", (p, _) => p.State == PublicationState.Trashed),
    ];

    public static BulkAct? Find(string? name) => All.FirstOrDefault(act => act.Name == name);

    private static bool NotTrashed(Publication publication, DateTime now) => publication.State != PublicationState.Trashed;
}
