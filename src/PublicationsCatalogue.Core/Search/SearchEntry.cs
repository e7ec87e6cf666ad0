namespace PublicationsCatalogue.Core.Search;

/// <summary>All by which one publication is found. Build it up with the Add methods, and only then take its <see cref="Sequences"/>.</summary>
/// <param name="sortDate">yyyymmdd as <see cref="Publications.PartialDate.SortKey"/>; 0 when it has no date.</param>
public sealed class SearchEntry(long publicationId, int sortDate)
{
    private const int MostWords = 10_000;
    private readonly List<IReadOnlyList<string>> sequences = [];
    private readonly HashSet<string> single = new(StringComparer.Ordinal) { SearchTokens.Every, SearchTokens.Stretch(sortDate / 100, publicationId) };
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly SortedSet<string> facets = new(StringComparer.Ordinal);
    private readonly HashSet<string> head = new(StringComparer.Ordinal);
    private readonly HashSet<string> all = new(StringComparer.Ordinal);
    private IReadOnlyList<IReadOnlyList<string>>? together;
    private int words;

    public long PublicationId => publicationId;

    /// <summary>The entry's place in the index: a newer date has a greater key, so that the newest are found first.</summary>
    public long Key { get; } = KeyOf(sortDate, publicationId);

    /// <summary>Tokens that stand one after the other; a phrase never goes from one sequence into the next.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sequences => together ??= [.. sequences, [.. single, .. stems.Select(SearchTokens.Stem), .. facets]];

    /// <summary>The words of what names it: titles, people, series, subjects.</summary>
    public IReadOnlyCollection<string> Head => head;

    /// <summary>All its words, wherever they stand.</summary>
    public IReadOnlyCollection<string> Words => all;

    /// <summary>The tokens of its facets, by which results are counted.</summary>
    public string Facets => string.Join(' ', facets);

    /// <summary>The beginning of the title by which it is suggested.</summary>
    public string Start { get; set; } = "";

    public static long KeyOf(int sortDate, long publicationId) => ((long)sortDate << 32) | (publicationId & uint.MaxValue);

    public static long IdOf(long key) => key & uint.MaxValue;

    /// <summary>The date in a key, yyyymmdd.</summary>
    public static int DateOf(long key) => (int)(key >> 32);

    /// <summary>The first key of a year, undated entries having the lowest.</summary>
    public static long FirstKeyOf(int year) => KeyOf(year * 10_000, 0);

    /// <summary>True when the index finds it by this.</summary>
    public bool Has(SearchNode node) => node switch
    {
        SearchNode.Tokens tokens => Sequences.Any(s => Stand(tokens, s)),
        SearchNode.All all => all.Of.All(Has),
        SearchNode.Any any => any.Of.Any(Has),
        SearchNode.Except except => Has(except.What) && !Has(except.Not),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public void AddTitle(string title, string? subtitle, string language)
    {
        var keys = Add(title, SearchTokens.Title, language);
        single.Add(SearchTokens.WholeTitle(keys));
        if (string.IsNullOrWhiteSpace(subtitle))
            return;
        single.Add(SearchTokens.WholeTitle([.. keys, .. Add(subtitle, SearchTokens.Title, language)]));
    }

    public void AddSummary(string text, string language) => Add(text, null, language);

    public void AddName(string name) => Add(name, SearchTokens.Name, "");

    public void AddSeries(string title, string? number, string language) => Add(number is null ? title : $"{title} {number}", SearchTokens.Series, language);

    public void AddSubject(string label, string language) => Add(label, SearchTokens.Subject, language);

    public void AddIdentifier(string value)
    {
        Add(value, null, "");
        single.Add(SearchTokens.Identifier(value));
    }

    public void Add(FacetValue value) => facets.Add(value.Token);

    private static bool Stand(SearchNode.Tokens tokens, IReadOnlyList<string> sequence)
    {
        for (var start = 0; start + tokens.InOrder.Count <= sequence.Count; start++)
        {
            var i = 0;
            while (i < tokens.InOrder.Count && (sequence[start + i] == tokens.InOrder[i]
                || (tokens.IsPrefix && i == tokens.InOrder.Count - 1 && sequence[start + i].StartsWith(tokens.InOrder[i], StringComparison.Ordinal))))
                i++;
            if (i == tokens.InOrder.Count)
                return true;
        }
        return false;
    }

    private IReadOnlyList<string> Add(string text, Func<string, string>? special, string language)
    {
        var keys = SearchWords.Keys(text);
        if (words + keys.Count > MostWords)
            keys = [.. keys.Take(MostWords - words)];
        words += keys.Count;
        if (keys.Count == 0)
            return keys;
        sequences.Add(keys);
        all.UnionWith(keys);
        if (special is not null)
        {
            sequences.Add([.. keys.Select(special)]);
            head.UnionWith(keys);
        }
        stems.UnionWith(keys.Select(key => (key, stem: LightStem.Of(key, language))).Where(k => k.stem != k.key).Select(k => k.stem));
        return keys;
    }
}
