using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Search;

namespace PublicationsCatalogue.Features.Shared;

/// <summary>A list that readers see as a page, to be given in another form: whole, or as the news of it.</summary>
/// <param name="Page">The address of its page.</param>
/// <param name="Title">What it is a list of, with its filters named; empty for everything.</param>
public sealed record PublicList(string Page, string Title, string FileName, Func<CancellationToken, IAsyncEnumerable<Publication>> Whole, Func<CancellationToken, Task<IReadOnlyList<Publication>>> News)
{
    /// <summary>What is left out of the whole, in a sentence.</summary>
    public string? Note { get; init; }

    /// <summary>What a format has of it, and what its writer must know.</summary>
    public async Task<(FormatContext Told, IAsyncEnumerable<Publication> Publications)> ReadAsync(Format format, FormatContext context, CancellationToken ct)
    {
        var told = context with
        {
            IsList = true,
            Title = Title.Length == 0 ? context.Catalogue : $"{context.Catalogue} – {Title}",
            Page = Page == "/publications" ? "/" : Page,
            Self = Page.In(format),
            Note = Note,
        };
        if (!format.IsFeed)
            return (told, Whole(ct));
        var news = await News(ct);
        return (told with { Updated = news.Count == 0 ? DateTime.UnixEpoch : news.Max(p => p.ChangedAt()) }, news.ToAsyncEnumerable());
    }

    public static PublicList OfMonths(ListParts parts, string page, string title, IReadOnlyList<MonthKey> months) =>
        new(page, title, page.Trim('/').Replace('/', '-'), ct => parts.Lists.InMonthsAsync(months, ct), ct => parts.News.OfMonthsAsync(months, ct));

    /// <summary>All that is public, newest first.</summary>
    public static PublicList OfAll(ListParts parts, MonthCounts counts) =>
        new("/publications", "", "publications", ct => parts.Lists.InMonthsAsync(counts.NewestFirst.Select(m => m.Month), ct), parts.News.OfAllAsync);

    /// <summary>What carries one name.</summary>
    public static PublicList Of(ListParts parts, TermKind kind, FacetName name)
    {
        var question = new SearchQuestion(SearchQuery.Empty, [name.Value], default, SearchOrder.Newest);
        return new($"{kind.Path}/{name.Slug}", TitleOf(kind, name), $"{kind.Path[1..]}-{name.Slug}", ct => parts.Lists.FoundAsync(question, int.MaxValue, ct), ct => parts.News.OfFoundAsync(question, ct));
    }

    /// <summary>"Subject: Child labour".</summary>
    public static string TitleOf(TermKind kind, FacetName name) => $"{kind.One}: {name.Label}";
}

/// <summary>What a list in another form is made with.</summary>
public sealed record ListParts(WholeLists Lists, News News, PublicCatalogue Catalogue, Settings.Site Site);
