using PublicationsCatalogue.Core.Search;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>A kind of term that entries carry: its facet, its address, and what one and all of them are called.</summary>
public sealed record TermKind(Facet Facet, string Path, string One, string All)
{
    public static readonly TermKind Series = new(Facet.Series, "/series", "Series", "Series");
    public static readonly TermKind Subjects = new(Facet.Subject, "/subjects", "Subject", "Subjects");
    public static readonly TermKind Authors = new(Facet.Author, "/authors", "Author", "Authors");
    public static readonly TermKind Types = new(Facet.Type, "/types", "Type", "Types");
    public static readonly TermKind Languages = new(Facet.Language, "/languages", "Language", "Languages");

    public static TermKind Of(Facet facet) => facet switch
    {
        Facet.Series => Series,
        Facet.Subject => Subjects,
        Facet.Author => Authors,
        Facet.Type => Types,
        Facet.Language => Languages,
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    };
}
