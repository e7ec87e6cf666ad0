using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>Entries that may be the same work, with the answers as buttons. What is typed and not saved carries its answers along.</summary>
public sealed record DuplicatePanel(long? Id, bool IsUnsaved, DuplicatesFound Found)
{
    /// <summary>The form to which the buttons belong.</summary>
    public string Form => IsUnsaved ? "entry" : "answers";

    /// <summary>Where an answer goes: an unsaved form comes back as it is, with its preview.</summary>
    public string Target => (IsUnsaved, Id) switch
    {
        (false, { } id) => FormattableString.Invariant($"/admin/duplicates/{id}"),
        (_, { } id) => FormattableString.Invariant($"/admin/entries/{id}?act=preview"),
        _ => "/admin/entries/new?act=preview",
    };
}
