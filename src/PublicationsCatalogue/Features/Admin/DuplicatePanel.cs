using PublicationsCatalogue.Core.Duplicates;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data.Duplicates;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>Entries that may be the same work, with the answers as buttons. What is typed and not saved carries its answers along.</summary>
public sealed record DuplicatePanel(long? Id, bool IsUnsaved, DuplicatesFound Found)
{
    /// <summary>In <see cref="Entries.EntryForm.Seen"/>: the form's script has asked about what names the entry now (duplicates.js).</summary>
    public const long ByScript = 0;

    /// <summary>What an editor can say of two entries, and the words on the button.</summary>
    public static readonly IReadOnlyList<(DuplicateAnswer Answer, string Words)> Answers =
    [
        (DuplicateAnswer.Same, "Same"),
        (DuplicateAnswer.OtherLanguage, "Another language of it"),
        (DuplicateAnswer.NewEdition, "New edition of it"),
        (DuplicateAnswer.Different, "Different"),
    ];

    /// <summary>
    /// Where an answer goes without script, with all that is typed: of a saved entry it is stored and the rest kept, an unsaved
    /// form comes back as it is, with its preview.
    /// </summary>
    public string Target => (IsUnsaved, Id) switch
    {
        (false, { } id) => FormattableString.Invariant($"/admin/entries/{id}/duplicates"),
        (_, { } id) => FormattableString.Invariant($"/admin/entries/{id}?act=preview"),
        _ => "/admin/entries/new?act=preview",
    };

    /// <summary>What is the same in the two.</summary>
    public static string Why(Duplicate other) => other.Reason switch
    {
        { Identifier: { } id } => $"Same {Identifier.NameOf(id.Scheme)}: {id.Value}",
        { IsLink: true } => "Same link",
        { Title: LikenessReason.Spelling } => "Same title, spelt differently",
        { Title: LikenessReason.Subtitle } => "Same title; one has a subtitle more",
        { Title: LikenessReason.SeriesName } => "Same title; one names its series",
        { Title: LikenessReason.Edition } => "Same title; one says that it is another edition",
        { Title: LikenessReason.OneWord } => "Same title but for one word",
        _ => "Same words in the title",
    };
}
