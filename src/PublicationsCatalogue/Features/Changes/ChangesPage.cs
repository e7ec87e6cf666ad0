using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Changes;

/// <param name="IsLater">True for all but the newest.</param>
public sealed record ChangesPage(IReadOnlyList<PublicChange> Changes, ChangePlace? Next, bool IsLater)
{
    public static string NameOf(PublicChangeKind kind) => kind switch
    {
        PublicChangeKind.Added => "Added",
        PublicChangeKind.Changed => "Changed",
        PublicChangeKind.Withdrawn => "Withdrawn",
        PublicChangeKind.Removed => "An item was removed",
        _ => "Published again",
    };
}
