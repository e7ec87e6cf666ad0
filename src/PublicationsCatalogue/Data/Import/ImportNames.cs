using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Data.Import;

/// <summary>
/// The people, publishers, series and subjects that rows name; new ones are stored. Each is looked up when it is first named and then
/// remembered, for a file names the same few again and again.
/// </summary>
internal sealed class ImportNames(CatalogueContext db, ImportWriter writer, LanguageTag language)
{
    private const int MostRemembered = 50_000;
    private readonly Dictionary<AgentName, Agent> agents = [];
    private readonly Dictionary<string, Agent> publishers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublicationSeries> series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Subject> subjects = new(StringComparer.Ordinal);

    /// <summary>All that these rows name, at once.</summary>
    public async Task LoadAsync(IReadOnlyList<CsvEntry> rows, CancellationToken ct)
    {
        Forget(rows);
        var vocabulary = new Vocabulary(db);
        var authors = rows.SelectMany(r => r.Authors).Distinct().Where(a => !agents.ContainsKey(a)).ToList();
        foreach (var (name, agent) in authors.Zip(await vocabulary.AgentsAsync(authors, AgentKind.Person, ct)))
            agents[name] = agent;
        var organisations = rows.Select(r => r.Publisher).OfType<string>().DistinctBy(Folded.Key).Where(o => !publishers.ContainsKey(Folded.Key(o))).ToList();
        foreach (var (name, agent) in organisations.Zip(await vocabulary.AgentsAsync(organisations.ConvertAll(o => new AgentName(o)), AgentKind.Organization, ct)))
            publishers[Folded.Key(name)] = agent;
        var titles = rows.SelectMany(r => r.Series.Select(s => (Title: s.Series, Language: r.Language ?? language))).DistinctBy(s => Folded.Key(s.Title))
            .Where(s => !series.ContainsKey(Folded.Key(s.Title))).ToList();
        foreach (var (title, found) in titles.Zip(await vocabulary.SeriesAsync(titles, ct)))
            series[Folded.Key(title.Title)] = found;
        var labels = rows.SelectMany(r => r.Subjects).DistinctBy(Folded.Key).Where(l => !subjects.ContainsKey(Folded.Key(l))).ToList();
        foreach (var (label, found) in labels.Zip(await vocabulary.SubjectsAsync(labels, language, ct)))
            subjects[Folded.Key(label)] = found;
        await SaveAsync(ct);
    }

    public Agent Agent(AgentName name) => agents[name];

    public Agent Publisher(string name) => publishers[Folded.Key(name)];

    public PublicationSeries Series(string title) => series[Folded.Key(title)];

    public Subject Subject(string label) => subjects[Folded.Key(label)];

    // An identifier is given to who has none yet, or tells two of one name apart: those are looked up each time.
    private void Forget(IReadOnlyList<CsvEntry> rows)
    {
        if (agents.Count > MostRemembered || rows.Any(r => r.Authors.Any(a => a.Identifier is not null)))
            agents.Clear();
        if (publishers.Count > MostRemembered)
            publishers.Clear();
        if (series.Count > MostRemembered)
            series.Clear();
        if (subjects.Count > MostRemembered)
            subjects.Clear();
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        var added = db.ChangeTracker.Entries<Agent>().Where(e => e.State == EntityState.Added).ToList();
        added.ForEach(e => e.State = EntityState.Detached);
        await writer.WriteAsync(added.ConvertAll(e => e.Entity), ct);
        await db.SaveChangesAsync(ct);
        // What is saved is not looked at again: memory stays flat.
        db.ChangeTracker.Clear();
    }
}
