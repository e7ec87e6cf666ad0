using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>
/// What a person has typed into an entry's form and not saved: kept as typed, right or wrong, and shown to nobody else.
/// Readers and other editors see nothing of it until the form is saved, which ends it.
/// </summary>
public sealed class PendingChange
{
    public long Id { get; private set; }
    public required string UserId { get; set; }

    /// <summary>The form it was typed into.</summary>
    public required Guid Key { get; set; }

    /// <summary>The browser's tab that sent it last. Another tab takes it over only if it shows the last text: then it knows <see cref="Sequence"/>.</summary>
    public Guid Tab { get; set; }

    /// <summary>The entry it changes; null for one that is not there yet.</summary>
    public long? PublicationId { get; set; }
    public Publication? Publication { get; set; }

    /// <summary>The text of the entry that was typed, beside the original; null when it was the entry's own form.</summary>
    public LanguageTag? Language { get; set; }

    /// <summary>Counts the texts of the form that were kept.</summary>
    public int Sequence { get; set; }

    /// <summary>The title as typed, for lists.</summary>
    public string? Title { get; set; }

    /// <summary>The whole form as JSON.</summary>
    public required string Form { get; set; }
    public required DateTime At { get; set; }
}
