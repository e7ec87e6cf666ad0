using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data.Naming;

namespace PublicationsCatalogue.Data;

/// <summary>Finds people, organisations, series and subjects by name, accents and case aside, or adds them to the save that is coming. One for each save.</summary>
public sealed class Vocabulary(CatalogueContext db)
{
    private readonly HashSet<(AddressKind, Slug)> givenOut = [];

    // What was added here and is not saved yet. The context's own lists of that look through all it has loaded, each time.
    private readonly List<Agent> newAgents = [];
    private readonly List<PublicationSeries> newSeries = [];
    private readonly List<Subject> newSubjects = [];
    private SubjectScheme? keywords;

    // What was found already: taking back an act on a thousand entries asks for a few names a thousand times.
    private readonly Dictionary<string, PublicationSeries> foundSeries = new(StringComparer.Ordinal);

    // Addresses that were found free for many names at once.
    private readonly HashSet<(AddressKind, Slug)> free = [];

    /// <summary>
    /// One agent for each name, in order. Of several with one name it is the one with the identifier; one that has none yet is given
    /// it, and one that has another is somebody else.
    /// </summary>
    public async Task<IReadOnlyList<Agent>> AgentsAsync(IReadOnlyList<AgentName> names, AgentKind kind, CancellationToken ct)
    {
        if (names.Count == 0)
            return [];
        // A name that has given way means the one it gave way to.
        var keys = names.Select(n => Folded.Key(n.Name)).Distinct(StringComparer.Ordinal).ToList();
        var known = (await db.Agents.Where(a => keys.Contains(a.NameKey) && a.Kind == kind).OrderBy(a => a.Id).ToListAsync(ct))
            .Concat(newAgents.Where(a => a.Kind == kind)).Distinct()
            .GroupBy(a => a.NameKey, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderByDescending(a => a.IsKept).ToList(), StringComparer.Ordinal);
        foreach (var (key, same) in known)
            known[key] = await KeptAsync(same, db.Agents, ct);
        await FindFreeAsync(AddressKind.Agent, names.Select(n => n.Name).Where(n => !known.ContainsKey(Folded.Key(n))), "author", ct);
        var agents = new List<Agent>();
        foreach (var (name, identifier) in names)
        {
            var key = Folded.Key(name);
            if (!known.TryGetValue(key, out var same))
                known[key] = same = [];
            var agent = identifier is null ? same.FirstOrDefault() : same.Find(a => a.Identifier == identifier) ?? same.Find(a => a.Identifier is null);
            if (agent is null)
            {
                agent = new Agent { Kind = kind, Name = name, NameKey = key, Slug = await SlugAsync(AddressKind.Agent, name, "author", ct) };
                db.Agents.Add(agent);
                newAgents.Add(agent);
                same.Add(agent);
            }
            agent.Identify(identifier ?? agent.Identifier);
            agents.Add(agent);
        }
        return agents;
    }

    public async Task<Agent> OrganisationAsync(string name, CancellationToken ct) => (await AgentsAsync([new AgentName(name)], AgentKind.Organization, ct))[0];

    public async Task<PublicationSeries> SeriesAsync(string title, LanguageTag language, CancellationToken ct)
    {
        var key = Folded.Key(title);
        if (!foundSeries.TryGetValue(key, out var found) || db.Entry(found).State == EntityState.Detached)
            foundSeries[key] = found = (await SeriesAsync([(title, language)], ct))[0];
        return found;
    }

    /// <summary>One series for each title, in order; all are looked up at once.</summary>
    public async Task<IReadOnlyList<PublicationSeries>> SeriesAsync(IReadOnlyList<(string Title, LanguageTag Language)> titles, CancellationToken ct)
    {
        var known = await db.SeriesNamedAsync([.. titles.Select(t => Folded.Key(t.Title)).Distinct(StringComparer.Ordinal)], ct);
        await FindFreeAsync(AddressKind.Series, titles.Select(t => t.Title).Where(t => !known.Contains(Folded.Key(t))), "series", ct);
        var found = new List<PublicationSeries>();
        foreach (var (title, language) in titles)
        {
            var key = Folded.Key(title);
            var series = known[key].FirstOrDefault() ?? newSeries.Find(s => s.Texts.Exists(t => t.TitleKey == key));
            if (series is null)
            {
                series = new PublicationSeries { Slug = await SlugAsync(AddressKind.Series, title, "series", ct) };
                series.Texts.Add(new SeriesText { Language = language, Title = title, TitleKey = key });
                db.Series.Add(series);
                newSeries.Add(series);
            }
            found.Add(await KeptAsync(series, db.Series.Include(s => s.Texts), ct));
        }
        return found;
    }

    /// <summary>One subject for each label, in order; all are looked up at once.</summary>
    public async Task<IReadOnlyList<Subject>> SubjectsAsync(IReadOnlyList<string> labels, LanguageTag language, CancellationToken ct)
    {
        if (labels.Count == 0)
            return [];
        var known = await db.SubjectsNamedAsync([.. labels.Select(Folded.Key).Distinct(StringComparer.Ordinal)], ct);
        await FindFreeAsync(AddressKind.Subject, labels.Where(l => !known.Contains(Folded.Key(l))), "subject", ct);
        var subjects = new List<Subject>();
        foreach (var label in labels)
        {
            var key = Folded.Key(label);
            var subject = known[key].FirstOrDefault() ?? newSubjects.Find(s => s.Labels.Exists(l => l.TextKey == key));
            if (subject is null)
            {
                subject = new Subject { Slug = await SlugAsync(AddressKind.Subject, label, "subject", ct), Scheme = await KeywordsAsync(ct) };
                subject.Labels.Add(new SubjectLabel { Language = language, IsPreferred = true, Text = label, TextKey = key });
                db.Subjects.Add(subject);
                newSubjects.Add(subject);
            }
            subjects.Add(await KeptAsync(subject, db.Subjects.Include(s => s.Labels), ct));
        }
        return subjects;
    }

    private static async Task<List<T>> KeptAsync<T>(List<T> same, IQueryable<T> all, CancellationToken ct) where T : Term
    {
        if (same.TrueForAll(t => t.IsKept))
            return same;
        var kept = new List<T>();
        foreach (var term in same)
            kept.Add(await KeptAsync(term, all, ct));
        return [.. kept.Distinct()];
    }

    private static async Task<T> KeptAsync<T>(T term, IQueryable<T> all, CancellationToken ct) where T : Term
    {
        while (term.ReplacedById is { } id)
            term = await all.FirstAsync(t => t.Id == id, ct);
        return term;
    }

    private async Task<SubjectScheme> KeywordsAsync(CancellationToken ct)
    {
        keywords ??= await db.SubjectSchemes.FirstOrDefaultAsync(s => s.Code == SubjectScheme.Keywords, ct);
        if (keywords is null)
            db.SubjectSchemes.Add(keywords = new SubjectScheme { Code = SubjectScheme.Keywords, Name = "Keywords" });
        return keywords;
    }

    /// <summary>The address that the name asks for, or the same with the next free number; each is given out once.</summary>
    public async Task<Slug> SlugAsync(AddressKind kind, string name, string fallback, CancellationToken ct)
    {
        var wanted = Slug.From(name, fallback);
        for (var number = 1; ; number++)
        {
            var slug = number == 1 ? wanted : wanted.WithSuffix(number);
            if (!givenOut.Contains((kind, slug)) && (free.Contains((kind, slug)) || !await Taken(kind, [slug]).AnyAsync(ct)))
            {
                givenOut.Add((kind, slug));
                return slug;
            }
        }
    }

    private async Task FindFreeAsync(AddressKind kind, IEnumerable<string> names, string fallback, CancellationToken ct)
    {
        var wanted = names.Select(n => Slug.From(n, fallback)).Distinct().ToList();
        if (wanted.Count < 2)
            return;
        var taken = await Taken(kind, wanted).ToListAsync(ct);
        free.UnionWith(wanted.Except(taken).Select(slug => (kind, slug)));
    }

    private IQueryable<Slug> Taken(AddressKind kind, IReadOnlyList<Slug> wanted) => kind switch
    {
        AddressKind.Agent => db.Agents.Where(a => wanted.Contains(a.Slug)).Select(a => a.Slug),
        AddressKind.Series => db.Series.Where(s => wanted.Contains(s.Slug)).Select(s => s.Slug),
        _ => db.Subjects.Where(s => wanted.Contains(s.Slug)).Select(s => s.Slug),
    };
}
