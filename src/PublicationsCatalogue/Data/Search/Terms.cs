using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Search;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Data.Search;

/// <summary>A name with the number of public entries that carry it.</summary>
public sealed record TermCount(FacetName Name, SearchCount Count);

/// <summary>Where in the order of names to begin: after the one with this key and number; a key alone is where it begins.</summary>
public sealed record TermPlace(string Key, long Id = 0);

/// <summary>What is told of a series, subject or author beside its entries.</summary>
public sealed record TermFacts(string? Description, string? Issn, string? Identifier, string? Website, IReadOnlyList<string> OtherNames, FacetName? Broader, IReadOnlyList<FacetName> Narrower)
{
    public static TermFacts None { get; } = new(null, null, null, null, [], null, []);
}

/// <summary>Series, subjects, authors, types and languages for readers: only those that a public entry carries.</summary>
public sealed class Terms(CatalogueContext db, CatalogueSearch search, FacetNames names)
{
    private const int Batch = 100;
    private const int MostBatches = 20;
    private const int MostLanguages = 100;
    private const int FewNames = 8;
    private const int LookedInto = 1000;
    private const int ShortestBeginning = 2;
    private const int MostTried = 12;

    /// <summary>Names in order from a place on, and the place to go on from; null at the end.</summary>
    public async Task<(IReadOnlyList<TermCount> Terms, TermPlace? Next)> ListAsync(Facet facet, TermPlace from, int take, CancellationToken ct)
    {
        List<TermCount> found = [];
        var (at, last) = (from, from);
        for (var i = 0; i < MostBatches; i++)
        {
            var rows = await RowsAsync(facet, at, Batch, ct);
            var counts = await CountsAsync(facet, rows, ct);
            foreach (var row in rows.Where(r => r.IsMain))
            {
                if (!counts.TryGetValue(row.Value(facet), out var count))
                    continue;
                if (found.Count == take)
                    return (await ToldApartAsync(facet, found, ct), last);
                found.Add(new TermCount(row.Name(facet), count));
                last = row.Place;
            }
            if (rows.Count < Batch)
                break;
            at = rows[^1].Place;
        }
        return (await ToldApartAsync(facet, found, ct), null);
    }

    /// <summary>The letters, a to z and the first of other scripts, under which names stand.</summary>
    public async Task<IReadOnlySet<char>> LettersAsync(Facet facet, CancellationToken ct)
    {
        HashSet<char> letters = [];
        for (var letter = 'a'; letter <= NameOrder.OtherScripts[0] && await FirstAsync(facet, letter, ct) is { } first; letter = (char)(first + 1))
            letters.Add(first);
        return letters;
    }

    /// <summary>
    /// Names that begin with what was typed or have a word that does, in order, and whether there may be more: words are looked
    /// for in the newest entries only.
    /// </summary>
    public async Task<(IReadOnlyList<TermCount> Terms, bool IsCut)> FindAsync(Facet facet, string typed, int most, CancellationToken ct)
    {
        var (key, words) = (NameOrder.Of(typed), SearchWords.In(typed).SelectMany(SearchWords.Asked).ToList());
        if (key.Length == 0)
            return ([], false);
        var beginning = facet == Facet.Author ? key : NameOrder.OfTitle(typed);
        var rows = (await RowsAsync(facet, new TermPlace(beginning), Batch, ct)).TakeWhile(r => r.Key.StartsWith(beginning, StringComparison.Ordinal)).ToList();
        var isCut = rows.Count == Batch;
        var newest = words.Count == 0 ? [] : await search.WithAsync(new SearchNode.Tokens([.. words.Select(w => TokenOf(facet, w))], words[^1].Length >= ShortestBeginning), SearchOrder.Newest, null, LookedInto, ct);
        var facets = await db.SearchRecords.AsNoTracking().Where(r => newest.Contains(r.Key)).Select(r => r.Facets).ToListAsync(ct);
        var ids = facets.SelectMany(FacetValue.Tokens).Distinct(StringComparer.Ordinal).Select(FacetValue.Read).Where(v => v.Facet == facet).Select(v => v.Id ?? 0).ToList();
        rows.AddRange(await Rows(facet).Where(r => ids.Contains(r.Of)).ToListAsync(ct));
        var counts = await CountsAsync(facet, rows, ct);
        List<TermCount> found = [];
        foreach (var row in rows.Where(r => r.Key.StartsWith(key, StringComparison.Ordinal) || NameOrder.Of(r.Label).Contains(key, StringComparison.Ordinal)).DistinctBy(r => r.Id).OrderBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.Id))
        {
            if (found.Count == most)
                return (await ToldApartAsync(facet, found, ct), true);
            if (counts.TryGetValue(row.Value(facet), out var count))
                found.Add(new TermCount(row.Name(facet), count));
        }
        return (await ToldApartAsync(facet, found, ct), isCut || newest.Count == LookedInto);
    }

    // Series and subjects of one name are one.
    private async Task<IReadOnlyList<TermCount>> ToldApartAsync(Facet facet, List<TermCount> found, CancellationToken ct)
    {
        if (facet != Facet.Author)
            return found;
        var named = await names.OfAsync([.. found.Select(f => f.Name.Value)], ct);
        return found.ConvertAll(f => named.TryGetValue(f.Name.Value, out var name) ? f with { Name = name } : f);
    }

    /// <summary>The first names that begin as typed; of many that nothing carries only some are passed over.</summary>
    public async Task<IReadOnlyList<FacetName>> BeginningAsync(Facet facet, string typed, int take, CancellationToken ct)
    {
        var key = facet == Facet.Author ? NameOrder.Of(typed) : NameOrder.OfTitle(typed);
        var rows = key.Length == 0 ? [] : (await RowsAsync(facet, new TermPlace(key), MostTried, ct)).Where(r => r.Key.StartsWith(key, StringComparison.Ordinal)).ToList();
        var counts = await CountsAsync(facet, rows, ct);
        return [.. rows.Where(r => counts.ContainsKey(r.Value(facet))).DistinctBy(r => r.Of).Take(take).Select(r => r.Name(facet))];
    }

    public async Task<IReadOnlyList<TermCount>> TypesAsync(CancellationToken ct) =>
        await CountedAsync([.. ResourceType.All.Select(t => new FacetValue(Facet.Type, t.Code))], ct);

    public async Task<IReadOnlyList<TermCount>> LanguagesAsync(CancellationToken ct) =>
        await CountedAsync([.. (await LanguagesUsed.InAsync(db, MostLanguages, ct)).Select(FacetValue.Of)], ct);

    public async Task<TermFacts> FactsAsync(FacetValue value, CancellationToken ct) => value switch
    {
        { Facet: Facet.Series, Id: { } id } => await SeriesAsync(id, ct),
        { Facet: Facet.Subject, Id: { } id } => await SubjectAsync(id, ct),
        { Facet: Facet.Author, Id: { } id } => await AuthorAsync(id, ct),
        _ => TermFacts.None,
    };

    private async Task<IReadOnlyList<TermCount>> CountedAsync(IReadOnlyCollection<FacetValue> all, CancellationToken ct)
    {
        var counts = await search.CountsAsync(all, ct);
        return [.. (await names.OfAsync(all, ct)).Values.Where(name => counts.ContainsKey(name.Value)).Select(name => new TermCount(name, counts[name.Value]))];
    }

    private Task<IReadOnlyDictionary<FacetValue, SearchCount>> CountsAsync(Facet facet, IEnumerable<Row> rows, CancellationToken ct) =>
        search.CountsAsync([.. rows.Select(r => r.Value(facet)).Distinct()], ct);

    // The letter of the first name from this one on that a public entry carries. After so many that none does it is not told apart.
    private async Task<char?> FirstAsync(Facet facet, char letter, CancellationToken ct)
    {
        var at = new TermPlace(letter.ToString());
        for (var i = 0; i < MostBatches; i++)
        {
            var rows = await RowsAsync(facet, at, FewNames, ct);
            var counts = await CountsAsync(facet, rows, ct);
            if (rows.Find(r => r.IsMain && counts.ContainsKey(r.Value(facet))) is { } first)
                return LetterOf(first.Key);
            if (rows.Count < FewNames)
                return null;
            at = rows[^1].Place;
        }
        return LetterOf(at.Key);
    }

    private static char LetterOf(string key) => key[0] > 'z' ? NameOrder.OtherScripts[0] : key[0];

    private static string TokenOf(Facet facet, string word) => facet switch
    {
        Facet.Series => SearchTokens.Series(word),
        Facet.Subject => SearchTokens.Subject(word),
        _ => SearchTokens.Name(word),
    };

#pragma warning disable CA1309 // It is the database that compares, as its index is ordered.
    private Task<List<Row>> RowsAsync(Facet facet, TermPlace from, int take, CancellationToken ct)
    {
        var (key, id) = (from.Key, from.Id);
        return Rows(facet).Where(r => string.Compare(r.Key, key) >= 0 && (r.Key != key || r.Id > id)).OrderBy(r => r.Key).ThenBy(r => r.Id).Take(take).ToListAsync(ct);
    }
#pragma warning restore CA1309

    private async Task<IReadOnlyList<string>> OtherNamesAsync(Term term, IEnumerable<string> own, CancellationToken ct) =>
        [.. own.Concat(await Naming.OtherNames.OfAsync(db, term, ct)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private IQueryable<Row> Rows(Facet facet) => facet switch
    {
        Facet.Series => db.Set<SeriesText>().AsNoTracking().Where(t => !db.Series.Any(s => s.Id == t.SeriesId && s.ReplacedById != null)).Select(t => new Row { Id = t.Id, Key = t.SortKey, Label = t.Title, Of = t.SeriesId, Slug = db.Series.Where(s => s.Id == t.SeriesId).Select(s => s.Slug).First(), IsMain = !db.Set<SeriesText>().Any(o => o.SeriesId == t.SeriesId && o.Id < t.Id) }),
        Facet.Subject => db.Set<SubjectLabel>().AsNoTracking().Where(l => l.IsPreferred && !db.Subjects.Any(s => s.Id == l.SubjectId && s.ReplacedById != null)).Select(l => new Row { Id = l.Id, Key = l.SortKey, Label = l.Text, Of = l.SubjectId, Slug = db.Subjects.Where(s => s.Id == l.SubjectId).Select(s => s.Slug).First(), IsMain = !db.Set<SubjectLabel>().Any(o => o.SubjectId == l.SubjectId && o.IsPreferred && o.Id < l.Id) }),
        _ => db.Agents.AsNoTracking().Where(a => a.ReplacedById == null).Select(a => new Row { Id = a.Id, Key = a.SortKey, Label = a.Name, Of = a.Id, Slug = a.Slug, IsMain = true }),
    };

    private async Task<TermFacts> SeriesAsync(long id, CancellationToken ct)
    {
        var series = await db.Series.AsNoTracking().Include(s => s.Texts).SingleAsync(s => s.Id == id, ct);
        return TermFacts.None with { Description = series.Texts is [var text, ..] ? text.Description : null, Issn = series.Issn, OtherNames = await OtherNamesAsync(series, series.Texts.Skip(1).Select(t => t.Title), ct) };
    }

    private async Task<TermFacts> AuthorAsync(long id, CancellationToken ct)
    {
        var agent = await db.Agents.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        var scheme = agent.Kind == AgentKind.Person ? IdentifierScheme.Orcid : IdentifierScheme.Ror;
        return TermFacts.None with { Description = agent.Description, Identifier = Identifier.TryCreate(scheme, agent.Identifier, out var known, out _) ? known.Url : null, Website = agent.SameAs, OtherNames = await OtherNamesAsync(agent, [], ct) };
    }

    private async Task<TermFacts> SubjectAsync(long id, CancellationToken ct)
    {
        var subject = await db.Subjects.AsNoTracking().Include(s => s.Labels).SingleAsync(s => s.Id == id, ct);
        // What stood below one that gave way to this stands below this.
        var merged = db.Subjects.Where(s => s.ReplacedById == id).Select(s => (long?)s.Id);
        var near = await db.Subjects.AsNoTracking().Where(s => s.BroaderId == id).Concat(db.Subjects.AsNoTracking().Where(s => merged.Contains(s.BroaderId)))
            .Where(s => s.ReplacedById == null && s.Id != id).Select(s => s.Id).Take(Batch).ToListAsync(ct);
        var broader = subject.BroaderId is { } above && await db.Subjects.KeptIdAsync(above, ct) is var kept && kept != id ? kept : (long?)null;
        if (broader is { } one)
            near.Add(one);
        var named = (await names.OfAsync([.. near.Distinct().Select(n => FacetValue.Of(Facet.Subject, n))], ct)).Values.ToList();
        var counts = await search.CountsAsync([.. named.Select(n => n.Value)], ct);
        var known = named.FindAll(n => counts.ContainsKey(n.Value));
        return TermFacts.None with
        {
            Description = subject.Description,
            Website = subject.ExactMatchUri,
            OtherNames = await OtherNamesAsync(subject, subject.Labels.Select(l => l.Text).Where(l => l != subject.Label), ct),
            Broader = known.Find(n => n.Value.Id == broader),
            Narrower = [.. known.Where(n => n.Value.Id != broader).OrderBy(n => n.Label, StringComparer.CurrentCultureIgnoreCase)],
        };
    }

    // A name as it stands in its table, with what it is of: a series and a subject have several.
    private sealed class Row
    {
        public long Id { get; init; }
        public required string Key { get; init; }
        public required string Label { get; init; }
        public long Of { get; init; }
        public Slug Slug { get; init; }

        /// <summary>The name under which it stands in a list; by those in other languages it is only found.</summary>
        public bool IsMain { get; init; }

        public TermPlace Place => new(Key, Id);

        public FacetValue Value(Facet facet) => FacetValue.Of(facet, Of);

        public FacetName Name(Facet facet) => new(Value(facet), Slug.ToString(), Label);
    }
}
