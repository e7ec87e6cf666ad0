using System.Runtime.InteropServices;

namespace PublicationsCatalogue.Core.Search;

/// <summary>What a reader typed, understood.</summary>
/// <param name="Typed">The text as it is shown again, without what can't be typed and not longer than <see cref="Longest"/>.</param>
/// <param name="Clauses">All of which must hold.</param>
/// <param name="Years">Of "year:2019..2021": the first and the last, either may be open.</param>
/// <param name="NotUnderstood">Parts such as "year:soon" that were left out.</param>
/// <param name="IsCut">True when more was typed than is read.</param>
public sealed record SearchQuery(string Typed, IReadOnlyList<SearchClause> Clauses, YearSpan Years, IReadOnlyList<string> NotUnderstood, bool IsCut)
{
    /// <summary>Characters that are read.</summary>
    public const int Longest = 200;

    public static SearchQuery Empty { get; } = new("", [], default, [], false);

    /// <summary>True when something is to be found and not only left out or narrowed.</summary>
    public bool HasWords => Clauses.Any(c => !c.IsExcluded && c.AnyOf.Any(t => t.Field != SearchField.Facet));

    /// <summary>
    /// What to look for, the best first: an identifier or a whole title, all words in the title, in what names the entry, anywhere
    /// as typed, anywhere in another form. The last finds all that the others find.
    /// </summary>
    public IReadOnlyList<SearchNode> Ranks()
    {
        if (!HasWords)
            return [Every(term => term.Exactly())];
        List<SearchNode> ranks = [];
        var words = SearchWords.Keys(Typed);
        // Who leaves a word out has typed no whole title.
        var isWhole = words.Count > 0 && !Clauses.Any(c => c.IsExcluded);
        if (isWhole)
            ranks.Add(Filtered(SearchNode.Or([SearchNode.One(SearchTokens.WholeTitle(words)), .. IdentifierReader.Tokens(Typed)])));
        ranks.AddRange([Every(t => t.InTitle()), Every(t => t.InHead()), Every(t => t.Exactly())]);
        ranks.Add(isWhole ? SearchNode.Or([Every(t => t.Loosely()), ranks[0]]) : Every(t => t.Loosely()));
        return ranks;
    }

    /// <summary>Each word or phrase as it was typed, to tell which found nothing.</summary>
    public IEnumerable<string> Words => SearchPart.All(Typed).Where(p => !p.IsExcluded && p.Text.Length > 0 && p is not { Text: "OR", IsQuoted: false }).Select(p => p.AsTyped);

    /// <summary>Words that may have a slip, where they stand in <see cref="Typed"/>: those in quotation marks are meant so.</summary>
    public IEnumerable<SearchWord> Spelt => SearchPart.All(Typed).Where(p => p is { IsExcluded: false, IsQuoted: false, Field: not ("type" or "lang" or "year"), Text: not "OR" })
        .SelectMany(p => SearchWords.In(p.Text).Select(w => w with { Start = p.Start + w.Start })).Where(w => w.Keys is [var key] && Misspelling.IsOffered(key));

    /// <summary>What is looked for, each by itself.</summary>
    public IEnumerable<SearchTerm> Terms => Clauses.Where(c => !c.IsExcluded).SelectMany(c => c.AnyOf);

    // A whole title is one whatever "OR" in it might mean; but what narrows still narrows.
    private SearchNode Filtered(SearchNode whole) =>
        SearchNode.And([whole, .. Clauses.Where(c => !c.IsExcluded && c.AnyOf.All(t => t.Field == SearchField.Facet)).Select(c => Or(c, t => t.Exactly()))]);

    private SearchNode Every(Func<SearchTerm, SearchNode> found)
    {
        var wanted = Clauses.Where(c => !c.IsExcluded).Select(c => Or(c, found)).ToList();
        var node = wanted.Count == 0 ? SearchNode.One(SearchTokens.Every) : SearchNode.And(wanted);
        var unwanted = Clauses.Where(c => c.IsExcluded).Select(c => Or(c, t => t.Exactly())).ToList();
        return unwanted.Count == 0 ? node : new SearchNode.Except(node, SearchNode.Or(unwanted));
    }

    private static SearchNode Or(SearchClause clause, Func<SearchTerm, SearchNode> found) => SearchNode.Or([.. clause.AnyOf.Select(found)]);
}

/// <summary>Years from the first to the last; null where it is open.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct YearSpan(int? First, int? Last);
