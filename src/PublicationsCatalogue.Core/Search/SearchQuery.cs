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

    /// <summary>True when something was typed in which there is no word, such as "!!!": that finds nothing.</summary>
    public bool IsWithoutWords => Typed.Length > 0 && Clauses.Count == 0 && NotUnderstood.Count == 0 && Years == default;

    /// <summary>
    /// What to look for, the best first: an identifier or a whole title, all words in the title, in what names the entry, anywhere
    /// as typed, anywhere in another form. The last finds all that the others find.
    /// </summary>
    public IReadOnlyList<SearchRank> Ranks()
    {
        if (!HasWords)
            return [new(Every(term => term.Exactly()))];
        List<SearchRank> ranks = [];
        var words = SearchWords.Keys(Typed);
        // Who leaves a word out has typed no whole title.
        var isWhole = words.Count > 0 && !Clauses.Any(c => c.IsExcluded);
        if (isWhole)
            ranks.Add(new(Filtered(SearchNode.Or([SearchNode.One(SearchTokens.WholeTitle(words)), .. IdentifierReader.Tokens(Typed)]))));
        ranks.AddRange([new(Every(t => t.InTitle()), SideBySide(SearchTokens.Title)), new(Every(t => t.InHead())), new(Every(t => t.Exactly()), SideBySide(key => key))]);
        ranks.Add(new(isWhole ? SearchNode.Or([Every(t => t.Loosely()), ranks[0].Node]) : Every(t => t.Loosely())));
        return ranks;
    }

    /// <summary>Each word or phrase as it was typed, to tell which found nothing.</summary>
    public IEnumerable<string> Words => SearchPart.All(Typed).Where(p => !p.IsExcluded && p.Text.Length > 0 && p is not { Text: "OR", IsQuoted: false }).Select(p => p.AsTyped);

    /// <summary>Each piece that narrows, such as "-word" and "author:name", with what is asked without it.</summary>
    public IEnumerable<(string Piece, string Others)> Narrowing => SearchPart.All(Typed).Where(p => p.Text.Length > 0 && (p.IsExcluded || p.Field.Length > 0))
        .Select(p => ((p.IsExcluded ? "-" : "") + p.AsTyped, p.TakenFrom(Typed)));

    /// <summary>What is asked without any of these pieces.</summary>
    public string Unnarrowed => string.Join(' ', SearchPart.All(Typed).Where(p => !p.IsExcluded && p.Field.Length == 0).Select(p => Typed[p.Whole]));

    /// <summary>Each word or phrase of several that all must be found, with what is asked without it; a phrase by itself, with its words.</summary>
    public IEnumerable<(string Piece, string Others)> Demanded
    {
        get
        {
            var parts = SearchPart.All(Typed).Where(p => p is { IsExcluded: false, Field: "" } && p.Text.Length > 0).ToList();
            return parts.Exists(p => p is { Text: "OR", IsQuoted: false }) ? []
                : parts is [{ IsQuoted: true } phrase] ? [("the quotation marks", $"{phrase.TakenFrom(Typed)} {phrase.Text}".Trim())]
                : parts.Count == 1 ? [] : parts.Select(p => (p.AsTyped, p.TakenFrom(Typed)));
        }
    }

    /// <summary>The words of these with "OR" between them; empty when there are no two.</summary>
    public string AnyDemanded => string.Join(" OR ", Demanded.ToList() is [var only] ? only.Others.Split(' ') : Demanded.Select(d => d.Piece));

    /// <summary>Words that may have a slip, where they stand in <see cref="Typed"/>: those in quotation marks are meant so.</summary>
    public IEnumerable<SearchWord> Spelt => SearchPart.All(Typed).Where(p => p is { IsExcluded: false, IsQuoted: false, Field: not ("type" or "lang" or "year"), Text: not "OR" })
        .SelectMany(p => SearchWords.In(p.Text).Select(w => w with { Start = p.Start + w.Start })).Where(w => w.Keys is [var key] && Misspelling.IsOffered(key));

    /// <summary>What is looked for, each by itself.</summary>
    public IEnumerable<SearchTerm> Terms => Clauses.Where(c => !c.IsExcluded).SelectMany(c => c.AnyOf);

    // A whole title is one whatever "OR" in it might mean; but what narrows still narrows.
    private SearchNode Filtered(SearchNode whole) =>
        SearchNode.And([whole, .. Clauses.Where(c => !c.IsExcluded && c.AnyOf.All(t => t.Field == SearchField.Facet)).Select(c => Or(c, t => t.Exactly()))]);

    // Words that may stand anywhere, in the order in which they were typed; null for one alone, and where there is a choice or a field.
    private SearchNode.Tokens? SideBySide(Func<string, string> token)
    {
        var wanted = Clauses.Where(c => !c.IsExcluded && c.AnyOf.Any(t => t.Field != SearchField.Facet)).ToList();
        return wanted.Count > 1 && wanted.TrueForAll(c => c.AnyOf is [{ Field: SearchField.Anywhere }]) ? new([.. wanted.SelectMany(c => c.AnyOf[0].Keys).Select(token)], IsPrefix: false) : null;
    }

    private SearchNode Every(Func<SearchTerm, SearchNode> found)
    {
        var wanted = Clauses.Where(c => !c.IsExcluded).Select(c => Or(c, found)).ToList();
        var node = wanted.Count == 0 ? SearchNode.One(IsWithoutWords ? SearchTokens.Nothing : SearchTokens.Every) : SearchNode.And(wanted);
        var unwanted = Clauses.Where(c => c.IsExcluded).Select(c => Or(c, t => t.Exactly())).ToList();
        return unwanted.Count == 0 ? node : new SearchNode.Except(node, SearchNode.Or(unwanted));
    }

    private static SearchNode Or(SearchClause clause, Func<SearchTerm, SearchNode> found) => SearchNode.Or([.. clause.AnyOf.Select(found)]);
}

/// <summary>What fits equally well. Of those that fit, the ones with the words <paramref name="SideBySide"/> come first.</summary>
public sealed record SearchRank(SearchNode Node, SearchNode? SideBySide = null);

/// <summary>Years from the first to the last; null where it is open.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct YearSpan(int? First, int? Last);
