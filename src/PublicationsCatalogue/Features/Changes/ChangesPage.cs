using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Changes;

/// <summary>Some of the changes, the last first.</summary>
/// <param name="IsLater">True for all but the newest.</param>
public sealed record ChangesPage(IReadOnlyList<LoggedChange> Changes, ChangePlace? Next, bool IsLater)
{
    public static string NameOf(LoggedChangeKind kind) => kind switch
    {
        LoggedChangeKind.Added => "Added",
        LoggedChangeKind.Changed => "Changed",
        LoggedChangeKind.Withdrawn => "Withdrawn",
        LoggedChangeKind.Removed => "An item was removed",
        _ => "Published again",
    };
}
