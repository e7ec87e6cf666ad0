using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>
/// A way to write a citation, by the examples of its own manual. Nothing is invented: what is not known is left out, and a work
/// without an author begins with its title.
/// </summary>
public sealed record CitationStyle(string Code, string Name, Func<Publication, FormatContext, Citation> Write)
{
    public static readonly IReadOnlyList<CitationStyle> All =
    [
        new("apa", "APA", Apa.Write),
        new("chicago", "Chicago", Chicago.Write),
        new("harvard", "Harvard", Harvard.Write),
        new("mla", "MLA", Mla.Write),
        new("vancouver", "Vancouver", Vancouver.Write),
    ];

    public static CitationStyle Default => All[1];
}
