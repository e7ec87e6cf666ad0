namespace PublicationsCatalogue.Core.Publications;

/// <summary>An identifier of a publication, or of its text in one language.</summary>
public sealed class PublicationIdentifier
{
    public long Id { get; private set; }
    public long PublicationId { get; private set; }
    public LanguageTag? Language { get; set; }
    public required IdentifierScheme Scheme { get; set; }

    /// <summary>In its normal form, as <see cref="Identifier"/> makes it.</summary>
    public required string Value { get; set; }
}
