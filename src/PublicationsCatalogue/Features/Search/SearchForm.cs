using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Search;

/// <summary>What the address of a search says, as it came.</summary>
public sealed class SearchForm
{
    private const int MostValues = 50;

    public string? Q { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string[] Type { get; set; } = [];
    public string[] Series { get; set; } = [];
    public string[] Subject { get; set; } = [];
    public string[] Author { get; set; } = [];
    public string[] Lang { get; set; } = [];
    public string? Sort { get; set; }
    public string? Page { get; set; }
    public string? After { get; set; }

    public SearchOrder Order => Sort switch
    {
        "newest" => SearchOrder.Newest,
        "oldest" => SearchOrder.Oldest,
        "title" => SearchOrder.Title,
        _ => SearchOrder.Best,
    };

    /// <summary>Each value once, and not more than anybody chooses.</summary>
    public IEnumerable<(Facet Facet, string Slug)> Chosen =>
        Of(Facet.Type, Type).Concat(Of(Facet.Series, Series)).Concat(Of(Facet.Subject, Subject)).Concat(Of(Facet.Author, Author)).Concat(Of(Facet.Language, Lang))
            .Where(c => !string.IsNullOrWhiteSpace(c.Slug)).Distinct().Take(MostValues);

    /// <summary>True for words alone: no filter, also none that was not understood, and no later page.</summary>
    public bool IsPlain => !Chosen.Any() && string.IsNullOrWhiteSpace($"{From}{To}{After}") && Page is (null or "" or "1");

    public static string NameOf(SearchOrder order) => order switch
    {
        SearchOrder.Newest => "newest",
        SearchOrder.Oldest => "oldest",
        SearchOrder.Title => "title",
        _ => "best",
    };

    private static IEnumerable<(Facet Facet, string Slug)> Of(Facet facet, string[] values) => values.Select(v => (facet, v));
}
