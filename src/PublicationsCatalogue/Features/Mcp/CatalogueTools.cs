using System.ComponentModel;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.Citations;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Mcp;

/// <summary>/mcp: what assistants may ask of the catalogue. Nothing here changes anything, and all is what readers see.</summary>
public sealed class CatalogueTools(CatalogueSearch search, FacetNames names, ListParts parts, IHttpContextAccessor http)
{
    private const int Most = 25;
    private const int MostOfMonth = 50;
    private const int LongestAbstract = 400;
    private const int LongestAnswer = 60_000;
    private const int LongestQuery = 2000;
    private static readonly string[] Head = ["id", "url", "language", "title", "subtitle", "dateIssued", "resourceType", "publisher", "series", "identifiers", "links", "rightsIdentifier"];

    [McpServerTool(Name = "search_publications", Title = "Search publications", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Searches the catalogue and gives the best results with title, date, authors, abstract and address. Every word must be found; \"quotation marks\" keep words together, -word leaves out, OR takes either; author:name, series:name, subject:word and title:word look only there. Accents and case don't matter.")]
    public async Task<string> SearchAsync(
        [Description("What to look for, such as: child labour cooperatives. Empty lists the newest.")] string query,
        [Description("Only from this year on, such as 2019.")] int? fromYear = null,
        [Description("Only up to this year.")] int? toYear = null,
        [Description("Only with a text in this language, as a code such as en or fr.")] string? language = null,
        [Description("Only of this type, such as report, newsletter or policy-brief.")] string? type = null,
        [Description("How many results, 1 to 25.")] int count = 10,
        CancellationToken ct = default)
    {
        if (query.Length > LongestQuery)
            throw new McpException($"The query has {query.Length} characters. Ask with a few words.");
        if (fromYear is < 1 or > 9999 || toYear is < 1 or > 9999 || fromYear > toYear)
            throw new McpException("The years can't be used: give four digits each, the earlier one as fromYear.");
        List<FacetValue> chosen = [];
        foreach (var (facet, value) in new[] { (Facet.Language, language), (Facet.Type, type) })
        {
            if (!string.IsNullOrWhiteSpace(value))
                chosen.Add(await names.FindAsync(facet, value.Trim(), ct) ?? throw new McpException($"No publication has the {facet.ToString().ToLowerInvariant()} “{ProblemAt.Shown(value)}”. {await KnownAsync(facet, ct)}"));
        }
        var read = SearchQueryReader.Read(query);
        var question = new SearchQuestion(read, chosen, new YearSpan(fromYear, toYear), read.HasWords ? SearchOrder.Best : SearchOrder.Newest);
        var found = await search.FindAsync(question, 0, Math.Clamp(count, 1, Most), ct);
        var publications = await parts.Lists.LoadAsync([.. found.Keys.Select(SearchEntry.IdOf)], ct);
        return Text(new
        {
            Total = Math.Min(found.Total.Value, SearchCount.Limit),
            TotalIsAtLeast = found.Total.IsFloor,
            Note = read.IsWithoutWords ? "There is no letter or digit to look for in this query." : found.End is null ? null : $"These words are in very many publications, so only those since {MonthKey.FromValue(SearchEntry.DateOf(found.End.Value) / 100)} were searched. A rarer word searches all.",
            Results = publications.Select(Brief),
        });
    }

    [McpServerTool(Name = "read_publication", Title = "Read one publication", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Gives all that the catalogue tells of one publication: full abstract, authors, series, subjects, identifiers, links to the text, licence, and its titles in other languages.")]
    public async Task<string> ReadAsync([Description("The “slug” of a result: the last part of the address of its page.")] string slug, CancellationToken ct = default)
    {
        var (publication, context) = (await FindAsync(slug, ct), Context() with { Instance = await parts.Catalogue.InstanceAsync(ct) });
        var whole = Text(PublicationJson.Of(publication, context));
        return whole.Length <= LongestAnswer ? whole
            : Text(new { Note = "This record is very long, so only its most telling fields are here. The whole of it is at its address with .json.", Publication = PublicationJson.Of(publication, context, Head), Summary = Brief(publication) });
    }

    [McpServerTool(Name = "list_month", Title = "List a month", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Lists the publications of one month in the catalogue's own order, up to 50 at a time.")]
    public async Task<string> ListMonthAsync(
        [Description("The month as 2021-10; 2021-no-month for those of which only the year is known; undated for those without a date.")] string month,
        [Description("The “after” of the answer before, to go on with a long month.")] string? after = null,
        CancellationToken ct = default)
    {
        var counts = await parts.Catalogue.MonthsAsync(ct);
        if (MonthKey.Read(month.Trim()) is not { } key || !counts.Has(key))
            throw new McpException($"There is no such month. Write it as 2021-10. The newest are {string.Join(", ", counts.NewestFirst.Take(12).Select(m => m.Month.Anchor))}.");
        var (publications, next) = await parts.Lists.SomeOfMonthAsync(key, PlaceOf(after), MostOfMonth, ct);
        return Text(new
        {
            Month = key.Anchor,
            Count = counts[key],
            Publications = publications.Select(Brief),
            After = next?.ToString(),
        });
    }

    [McpServerTool(Name = "cite_publication", Title = "Cite a publication", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false)]
    [Description("Writes the citation of one publication in a style. Use this and do not make a citation up.")]
    public async Task<string> CiteAsync(
        [Description("The “slug” of a result: the last part of the address of its page.")] string slug,
        [Description("apa, chicago, harvard, mla or vancouver.")] string style = "chicago",
        CancellationToken ct = default)
    {
        var chosen = CitationStyle.All.FirstOrDefault(s => s.Code.Equals(style.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new McpException($"There is no style “{ProblemAt.Shown(style)}”. Those there are: {string.Join(", ", CitationStyle.All.Select(s => s.Code))}.");
        return chosen.Write(await FindAsync(slug, ct), Context()).ToString();
    }

    private async Task<Publication> FindAsync(string slug, CancellationToken ct)
    {
        var last = slug.Trim().TrimEnd('/').Split('/')[^1];
        if (Slug.TryParse(last, out var address))
        {
            if (await LoadAsync(address, ct) is { } publication)
                return publication;
            if (await parts.Catalogue.MovedToAsync(address, ct) is { } present && Slug.TryParse(present, out var moved) && await LoadAsync(moved, ct) is { } other)
                return other;
        }
        throw new McpException("There is no publication with this address. Take the “slug” of a search result.");
    }

    private Task<Publication?> LoadAsync(Slug slug, CancellationToken ct) => parts.Catalogue.FindAsync(slug, ct);

    private async Task<string> KnownAsync(Facet facet, CancellationToken ct)
    {
        var counts = await search.FacetsAsync(new SearchQuestion(SearchQuery.Empty, [], default, SearchOrder.Newest), ct);
        return $"Those there are: {string.Join(", ", counts.Of(facet).Take(Most).Select(v => v.Value.Value))}.";
    }

    private object Brief(Publication publication)
    {
        var (context, authors) = (Context(), publication.By(ContributorRole.Creator).ToList());
        var text = context.TextOf(publication);
        return new
        {
            Slug = publication.Slug.ToString(),
            text.Title,
            text.Subtitle,
            DateIssued = publication.DateIssued?.ToString(),
            Type = publication.Type,
            Authors = authors.Count == 0 ? null : string.Join("; ", authors.Take(10).Select(a => a.PrintedName())) + (authors.Count > 10 ? $" and {authors.Count - 10} more" : ""),
            Abstract = string.IsNullOrEmpty(text.SummaryHtml) ? null : Description.Of(SafeHtml.FromStored(text.SummaryHtml), LongestAbstract),
            Url = context.AddressOf(publication),
        };
    }

    private FormatContext Context() => parts.Site.FormatContext(http.HttpContext?.Request ?? throw new InvalidOperationException("A tool is always asked by a request."));

    private static string Text(object answer) => JsonSerializer.Serialize(answer, ApiProblem.Json);

    private static MonthPlace? PlaceOf(string? after) =>
        after is null ? null : MonthPlace.Read(after) ?? throw new McpException("This “after” was not given by the answer before. Leave it out to begin with the month.");
}
