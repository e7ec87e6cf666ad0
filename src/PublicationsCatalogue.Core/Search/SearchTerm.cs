namespace PublicationsCatalogue.Core.Search;

public enum SearchField
{
    Anywhere,
    Title,
    Author,
    Series,
    Subject,
    Facet,
}

/// <summary>One thing that is looked for: a word, or several that stand together.</summary>
/// <param name="Field">Where; <see cref="SearchField.Facet"/> when the keys are the tokens of facet values, any of which will do.</param>
/// <param name="Keys">The folded words, in order.</param>
/// <param name="IsExact">True in quotation marks: other forms of the word won't do.</param>
/// <param name="IsPrefix">True when the last word may go on.</param>
public sealed record SearchTerm(SearchField Field, IReadOnlyList<string> Keys, bool IsExact = false, bool IsPrefix = false)
{
    private const int ShortestPrefix = 2;

    /// <summary>Found as typed.</summary>
    public SearchNode Exactly() => Field switch
    {
        SearchField.Facet => SearchNode.Or([.. Keys.Select(SearchNode.One)]),
        SearchField.Title => In(SearchTokens.Title),
        SearchField.Author => In(SearchTokens.Name),
        SearchField.Series => In(SearchTokens.Series),
        SearchField.Subject => In(SearchTokens.Subject),
        _ => Words(key => key, isPrefix: IsPaired),
    };

    /// <summary>Found in the title.</summary>
    public SearchNode InTitle() => Field == SearchField.Anywhere ? In(SearchTokens.Title) : Exactly();

    /// <summary>Found in what names the entry: title, authors, series, subjects.</summary>
    public SearchNode InHead() => Field == SearchField.Anywhere
        ? SearchNode.Or([In(SearchTokens.Title), In(SearchTokens.Name), In(SearchTokens.Series), In(SearchTokens.Subject)]) : Exactly();

    /// <summary>Found as typed, in another form of the word, or as the beginning of one.</summary>
    public SearchNode Loosely()
    {
        if (IsExact || Field == SearchField.Facet)
            return Exactly();
        var isBeginning = IsPrefix && Keys[^1].Length >= ShortestPrefix;
        var typed = Field == SearchField.Anywhere ? Words(key => key, isBeginning || IsPaired) : Prefixed(isBeginning);
        return Keys.Count > 1 || Field != SearchField.Anywhere ? typed
            : SearchNode.Or([typed, .. LightStem.All(Keys[0]).SelectMany(Forms)]);
    }

    private bool IsPaired => Keys is [{ Length: 1 } only] && PairedScripts.Have(only[0]);

    // A word that is its own stem has no token of a stem.
    private IEnumerable<SearchNode> Forms(string stem)
    {
        yield return SearchNode.One(SearchTokens.Stem(stem));
        if (stem != Keys[0])
            yield return SearchNode.One(stem);
    }

    private SearchNode.Tokens Prefixed(bool isBeginning) => Field switch
    {
        SearchField.Title => Words(SearchTokens.Title, isBeginning || IsPaired),
        SearchField.Author => Words(SearchTokens.Name, isBeginning || IsPaired),
        SearchField.Series => Words(SearchTokens.Series, isBeginning || IsPaired),
        _ => Words(SearchTokens.Subject, isBeginning || IsPaired),
    };

    private SearchNode.Tokens In(Func<string, string> token) => Words(token, IsPaired);

    private SearchNode.Tokens Words(Func<string, string> token, bool isPrefix) => new([.. Keys.Select(token)], isPrefix);
}

/// <summary>Terms of which one must be found, or none may be.</summary>
public sealed record SearchClause(IReadOnlyList<SearchTerm> AnyOf, bool IsExcluded = false);
