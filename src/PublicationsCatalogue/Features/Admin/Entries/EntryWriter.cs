using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>Puts what was read into the record; names become people, series and subjects of the catalogue.</summary>
public sealed class EntryWriter(CatalogueContext db)
{
    public async Task WriteAsync(EntryInput input, Publication publication, CancellationToken ct)
    {
        var vocabulary = new Vocabulary(db);
        publication.Issue(input.Date);
        (publication.Type, publication.Licence) = (input.Type, input.Licence);
        (publication.PeriodStart, publication.PeriodEnd) = (input.PeriodStart, input.PeriodEnd);
        WriteText(input, publication);
        WriteLink(input.Link, publication);
        publication.Publisher = input.Publisher is { } publisher ? await vocabulary.OrganisationAsync(publisher, ct) : null;
        WriteContributions(publication,
            [.. await vocabulary.AgentsAsync(input.Authors, AgentKind.Person, ct), .. await vocabulary.AgentsAsync(input.Organisations, AgentKind.Organization, ct)],
            [.. input.Authors.Concat(input.Organisations).Select(n => n.Name)]);
        await WriteSeriesAsync(input, publication, vocabulary, ct);
        WriteSubjects(publication, [.. (await vocabulary.SubjectsAsync(input.Subjects, input.Language, ct)).Distinct()]);
        publication.Identifiers.RemoveAll(row => !input.Identifiers.Any(id => id.Scheme == row.Scheme && id.Value == row.Value));
        publication.Identifiers.AddRange(input.Identifiers
            .Where(id => !publication.Identifiers.Exists(row => row.Scheme == id.Scheme && row.Value == id.Value))
            .Select(id => new PublicationIdentifier { Scheme = id.Scheme, Value = id.Value }));
    }

    private static void WriteText(EntryInput input, Publication publication)
    {
        if (publication.Original is not { } text)
            publication.Texts.Add(text = new PublicationText { Language = input.Language, IsOriginal = true, Title = input.Title });
        (text.Title, text.Subtitle, text.Language) = (input.Title, input.Subtitle, input.Language);
        text.Summarise(input.Summary);
    }

    private static void WriteLink(string? url, Publication publication)
    {
        var first = publication.Links.OrderBy(link => link.Position).FirstOrDefault();
        if (first?.Url == url)
            return;
        if (first is not null)
            publication.Links.Remove(first);
        if (url is not null)
            publication.Links.Add(new PublicationLink { Url = url, Kind = LinkKind.Landing, Position = first?.Position ?? 0 });
    }

    // Rows are kept where agent and place stay the same, so that a change of one name is a change of one row.
    private static void WriteContributions(Publication publication, IReadOnlyList<Agent> agents, IReadOnlyList<string> printed)
    {
        var old = publication.Contributions.Where(c => c.Role == ContributorRole.Creator).OrderBy(c => c.Position).ToList();
        // Two names that were typed may be one person's.
        var people = agents.Zip(printed).DistinctBy(p => p.First).ToList();
        for (var i = 0; i < people.Count; i++)
        {
            var (agent, name) = people[i];
            if (i < old.Count)
                (old[i].Agent, old[i].NameAsPrinted, old[i].Position) = (agent, agent.AsPrinted(name), i);
            else
                publication.Contributions.Add(new Contribution { Agent = agent, NameAsPrinted = agent.AsPrinted(name), Position = i });
        }
        foreach (var surplus in old.Skip(people.Count))
            publication.Contributions.Remove(surplus);
    }

    private static async Task WriteSeriesAsync(EntryInput input, Publication publication, Vocabulary vocabulary, CancellationToken ct)
    {
        if (input.Series is null)
        {
            publication.Series.Clear();
            return;
        }
        var series = await vocabulary.SeriesAsync(input.Series, input.Language, ct);
        if (publication.Series is not [var membership, ..])
            publication.Series.Add(membership = new SeriesMembership { Series = series });
        membership.Series = series;
        membership.NumberAs(input.SeriesNumber);
    }

    private static void WriteSubjects(Publication publication, IReadOnlyList<Subject> subjects)
    {
        publication.Subjects.RemoveAll(row => !subjects.Contains(row.Subject));
        for (var i = 0; i < subjects.Count; i++)
        {
            if (publication.Subjects.Find(row => row.Subject == subjects[i]) is { } row)
                row.Position = i;
            else
                publication.Subjects.Add(new PublicationSubject { Subject = subjects[i], Position = i });
        }
    }
}
