using System.Globalization;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Search;
using PublicationsCatalogue.Features.Shared;

namespace PublicationsCatalogue.Features.Search;

/// <summary>What the address of a search asks, as far as it was understood.</summary>
/// <param name="Notes">Sentences on what could not be read.</param>
public sealed record AskedSearch(SearchQuery Query, SearchAddress Address, SearchQuestion Question, List<string> Notes)
{
    /// <summary>Filters of which no value is known here, as they came: a page shows what is found without them, a list for programs has nothing.</summary>
    public IReadOnlyList<(Facet Facet, string Slug)> Unknown { get; init; } = [];

    /// <summary>True when the years could not be read.</summary>
    public bool HasUnreadYears { get; init; }

    /// <summary>In order of fit or of titles; else by date.</summary>
    public bool IsPaged => Question.Order is SearchOrder.Best or SearchOrder.Title;

    public static async Task<AskedSearch> ReadAsync(SearchParts parts, SearchForm form, CancellationToken ct)
    {
        var (query, notes) = (SearchQueryReader.Read(form.Q), new List<string>());
        var years = YearsOf(form);
        var chosen = await ChosenAsync(parts, form, notes, ct);
        var unknown = form.Chosen.Where(c => !chosen.Any(known => known.Value.Facet == c.Facet)).ToList();
        notes.AddRange(query.NotUnderstood.Select(part => $"“{part}” was not understood and is left out."));
        if (query.IsWithoutWords)
            notes.Add($"“{query.Typed}” has no letter or digit to look for. Type a word, a name or a number; with nothing typed, everything is shown.");
        if (query.IsCut)
            notes.Add($"Only the first {SearchQuery.Longest} characters were searched.");
        var order = form.Order == SearchOrder.Best && !query.HasWords ? SearchOrder.Newest : form.Order;
        var after = order is SearchOrder.Best or SearchOrder.Title ? null : Key(form.After);
        return new AskedSearch(query, new SearchAddress(query.Typed, years ?? default, chosen, form.Order), new SearchQuestion(query, [.. chosen.Select(c => c.Value)], years ?? default, order, after), notes) { Unknown = unknown, HasUnreadYears = years is null };
    }

    /// <summary>All that is found, for other programs; in order of fit or of titles as many as are put in that order.</summary>
    public PublicList List(ListParts parts, Format format)
    {
        if (Unknown.Count > 0)
            return new PublicList(WithUnknown(Address.ToString()), Title(Unknown), "search", _ => AsyncEnumerable.Empty<Publication>(), _ => Task.FromResult<IReadOnlyList<Publication>>([]));
        var (page, question, most) = (Address.ToString(), Question with { After = null }, SearchPage.MostIn(Question.Order));
        return new PublicList(page, Title(), "search", ct => parts.Lists.FoundAsync(question, most, ct), ct => parts.News.OfFoundAsync(question, ct))
        {
            Note = !IsPaged ? null : string.Create(CultureInfo.InvariantCulture, $"At most the first {most:#,0} results in this order; all are at {Address.By(SearchOrder.Newest).ToString().In(format)}"),
        };
    }

    /// <summary>"Search: child labour, type Report, 2019–2021".</summary>
    public string Title() => Title([]);

    private string Title(IEnumerable<(Facet Facet, string Slug)> unknown)
    {
        List<string> parts = [];
        if (Address.Q.Length > 0)
            parts.Add(Address.Q);
        parts.AddRange(Address.Chosen.Select(c => $"{c.Value.Facet.ToString().ToLowerInvariant()} {c.Label}"));
        parts.AddRange(unknown.Select(u => $"{u.Facet.ToString().ToLowerInvariant()} “{ProblemAt.Shown(u.Slug)}”"));
        if (Address.Years != default)
            parts.Add(Words.Span(Address.Years.First, Address.Years.Last));
        return parts.Count == 0 ? "Search" : $"Search: {string.Join(", ", parts)}";
    }

    private string WithUnknown(string address) => Unknown.Aggregate(address, (sum, u) =>
        $"{sum}{(sum.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{(u.Facet == Facet.Language ? "lang" : u.Facet.ToString().ToLowerInvariant())}={Uri.EscapeDataString(u.Slug)}");

    private static async Task<IReadOnlyList<FacetName>> ChosenAsync(SearchParts parts, SearchForm form, List<string> notes, CancellationToken ct)
    {
        List<FacetValue> values = [];
        foreach (var (facet, slug) in form.Chosen)
        {
            if (await parts.Names.FindAsync(facet, slug, ct) is { } value)
                values.Add(value);
            else
                notes.Add($"There is no {facet.ToString().ToLowerInvariant()} “{(slug.Length > 60 ? slug[..60] + "…" : slug)}” here; it is left out.");
        }
        var named = await parts.Names.OfAsync(values, ct);
        return [.. values.Where(named.ContainsKey).Select(v => named[v])];
    }

    private static YearSpan? YearsOf(SearchForm form)
    {
        var (from, to) = ((form.From ?? "").Trim(), (form.To ?? "").Trim());
        if (from.Length + to.Length == 0)
            return default(YearSpan);
        return SearchQueryReader.TryReadYears($"{from}..{to}", out var years) ? years : null;
    }

    private static long? Key(string? after) => long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
}
