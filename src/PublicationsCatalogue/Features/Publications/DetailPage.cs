using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.Citations;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Publications;

/// <summary>One publication with all that is told of it, its place in its month, and what is near it.</summary>
public sealed record DetailPage(Publication Publication, PublicationText Text, FormatContext Context, PlaceInMonth? Place)
{
    public SafeHtml Summary => SafeHtml.FromStored(Text.SummaryHtml ?? "");

    public PublicationLink? Link => Publication.Links.OrderBy(link => link.Position).FirstOrDefault();

    /// <summary>The citation that is shown first.</summary>
    public Citation Citation => CitationStyle.Default.Write(Publication, Context);

    public IEnumerable<(CitationStyle Style, Citation Citation)> OtherCitations =>
        CitationStyle.All.Where(style => style != CitationStyle.Default).Select(style => (style, style.Write(Publication, Context)));

    public IReadOnlyList<Contribution> Creators { get; } = [.. Publication.Contributions.Where(c => c.Role == ContributorRole.Creator).OrderBy(c => c.Position)];

    /// <summary>Its texts in other languages than the one shown, the original first.</summary>
    public IReadOnlyList<PublicationText> Others { get; } = [.. Publication.Texts.Where(t => t != Text).OrderByDescending(t => t.IsOriginal).ThenBy(t => t.Language.ToString(), StringComparer.Ordinal)];

    public required string Address { get; init; }

    /// <summary>For search engines: where each language is, itself too, and what is for readers of all others; none when there is only one.</summary>
    public IReadOnlyList<(string Language, string Address)> Languages(Site site) => Publication.Texts.Count < 2 ? []
        : [.. Publication.Texts.OrderBy(t => t.Language.ToString(), StringComparer.Ordinal).Select(t => (t.Language.ToString(), AddressOf(Publication, t, site))), ("x-default", $"/publications/{Publication.Slug}")];

    public IReadOnlyList<RelatedItem> Related { get; init; } = [];

    /// <summary>Where a text can be read: the one that readers get first has the publication's own address.</summary>
    public static string AddressOf(Publication publication, PublicationText text, Site site) =>
        text == Texts.For(publication, site) ? $"/publications/{publication.Slug}" : $"/publications/{publication.Slug}/{text.Language}";

    /// <summary>The publication, in the language asked for if it has a text in that; its parts must be loaded.</summary>
    public static async Task<DetailPage> LoadAsync(PublicCatalogue catalogue, RelatedEntries related, Site site, FormatContext context, Publication publication, LanguageTag? language, CancellationToken ct) =>
        Of(publication, site, context, language, await PlaceInMonth.LoadAsync(catalogue, site, publication, ct)) with
        {
            Related = await RelatedItem.LoadAsync(related, catalogue, site, publication, ct),
        };

    /// <summary>The page of an entry that may not be public or even saved; its parts must be loaded.</summary>
    public static DetailPage Of(Publication publication, Site site, FormatContext context, LanguageTag? language = null, PlaceInMonth? place = null)
    {
        var text = Texts.For(publication, site, language);
        return new DetailPage(publication, text, context with { Asked = language }, place) { Address = AddressOf(publication, text, site) };
    }
}
