using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Data.Import;

/// <summary>The people, publishers, series and subjects that some rows name, each looked up once for all of them; new ones are stored.</summary>
internal sealed class ImportNames
{
    private readonly Dictionary<AgentName, Agent> agents = [];
    private readonly Dictionary<string, Agent> publishers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublicationSeries> series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Subject> subjects = new(StringComparer.Ordinal);

    public static async Task<ImportNames> LoadAsync(CatalogueContext db, ImportWriter writer, IReadOnlyList<CsvEntry> rows, LanguageTag language, CancellationToken ct)
    {
        var (names, vocabulary) = (new ImportNames(), new Vocabulary(db));
        var authors = rows.SelectMany(r => r.Authors).Distinct().ToList();
        foreach (var (name, agent) in authors.Zip(await vocabulary.AgentsAsync(authors, AgentKind.Person, ct)))
            names.agents[name] = agent;
        var organisations = rows.Select(r => r.Publisher).OfType<string>().DistinctBy(Folded.Key).ToList();
        foreach (var (name, agent) in organisations.Zip(await vocabulary.AgentsAsync(organisations.ConvertAll(o => new AgentName(o)), AgentKind.Organization, ct)))
            names.publishers[Folded.Key(name)] = agent;
        var titles = rows.SelectMany(r => r.Series.Select(s => (Title: s.Series, Language: r.Language ?? language))).DistinctBy(s => Folded.Key(s.Title)).ToList();
        foreach (var (title, found) in titles.Zip(await vocabulary.SeriesAsync(titles, ct)))
            names.series[Folded.Key(title.Title)] = found;
        var labels = rows.SelectMany(r => r.Subjects).DistinctBy(Folded.Key).ToList();
        foreach (var (label, found) in labels.Zip(await vocabulary.SubjectsAsync(labels, language, ct)))
            names.subjects[Folded.Key(label)] = found;
        var added = db.ChangeTracker.Entries<Agent>().Where(e => e.State == EntityState.Added).ToList();
        added.ForEach(e => e.State = EntityState.Detached);
        await writer.WriteAsync(added.ConvertAll(e => e.Entity), ct);
        await db.SaveChangesAsync(ct);
        return names;
    }

    public Agent Agent(AgentName name) => agents[name];

    public Agent Publisher(string name) => publishers[Folded.Key(name)];

    public PublicationSeries Series(string title) => series[Folded.Key(title)];

    public Subject Subject(string label) => subjects[Folded.Key(label)];
}
