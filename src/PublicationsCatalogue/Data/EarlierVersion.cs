using Microsoft.EntityFrameworkCore;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Data;

/// <summary>Brings a publication back to what a snapshot of it tells; a new revision says so.</summary>
public sealed class EarlierVersion(CatalogueContext db)
{
    private readonly Vocabulary vocabulary = new(db);

    /// <summary>Changes the record and saves nothing. The publication's parts must be loaded.</summary>
    public async Task BringBackAsync(Publication publication, PublicationSnapshot earlier, DateTime utcNow, CancellationToken ct)
    {
        var present = PublicationSnapshot.Of(publication);
        publication.ReturnTo(earlier, utcNow);
        if (Slug.TryParse(earlier.Slug, out var slug) && slug != publication.Slug)
            publication.Slug = await SlugAllocator.FreeAsync(db, AddressKind.Publication, slug, publication.Id, ct);
        (publication.Type, publication.Licence, publication.Edition) = (earlier.Type, earlier.Licence, earlier.Edition);
        (publication.RightsHolder, publication.AccessRights, publication.Position) = (earlier.RightsHolder, earlier.AccessRights, earlier.Position);
        publication.Issue(DateOf(earlier.Issued));
        (publication.PeriodStart, publication.PeriodEnd) = (DateOf(earlier.PeriodStart), DateOf(earlier.PeriodEnd));
        BringBackTexts(publication, earlier);
        // Names are looked up only where they differ: taking back an act on a thousand entries rarely changes any.
        if (present.Publisher != earlier.Publisher)
            publication.Publisher = earlier.Publisher is { } publisher ? await vocabulary.OrganisationAsync(publisher, ct) : null;
        if (!present.Contributions.SequenceEqual(earlier.Contributions))
            await BringBackContributionsAsync(publication, earlier, ct);
        await BringBackSeriesAsync(publication, earlier, ct);
        if (!present.Subjects.SequenceEqual(earlier.Subjects))
            await BringBackSubjectsAsync(publication, earlier, ct);
        BringBackIdentifiersAndLinks(publication, earlier);
        BringBackRelations(publication, earlier);
    }

    private static void BringBackTexts(Publication publication, PublicationSnapshot earlier)
    {
        // The original that was said to be in another language is the same text: it keeps its row.
        if (publication.Original is { } original && earlier.Texts.FirstOrDefault(t => t.IsOriginal) is { } originally
            && !publication.Texts.Exists(t => t.Language.ToString() == originally.Language) && !earlier.Texts.Any(t => t.Language == original.Language.ToString()))
            original.Language = LanguageOf(originally.Language);
        publication.Texts.RemoveAll(text => !earlier.Texts.Any(t => t.Language == text.Language.ToString()));
        foreach (var was in earlier.Texts)
        {
            var text = publication.Texts.Find(t => t.Language.ToString() == was.Language);
            if (text is null)
                publication.Texts.Add(text = new PublicationText { Language = LanguageOf(was.Language), Title = was.Title });
            (text.IsOriginal, text.Title, text.Subtitle, text.AlternativeTitle) = (was.IsOriginal, was.Title, was.Subtitle, was.AlternativeTitle);
            if (text.Summary != was.Summary)
                text.Summarise(was.Summary);
        }
    }

    private async Task BringBackContributionsAsync(Publication publication, PublicationSnapshot earlier, CancellationToken ct)
    {
        var was = earlier.Contributions;
        var people = await vocabulary.AgentsAsync([.. was.Where(c => c.Kind == AgentKind.Person).Select(c => new AgentName(c.Name, c.Identifier))], AgentKind.Person, ct);
        var organisations = await vocabulary.AgentsAsync([.. was.Where(c => c.Kind == AgentKind.Organization).Select(c => new AgentName(c.Name, c.Identifier))], AgentKind.Organization, ct);
        var (person, organisation) = (people.GetEnumerator(), organisations.GetEnumerator());
        var positions = new Dictionary<ContributorRole, int>();
        var there = publication.Contributions.ToList();
        publication.Contributions.Clear();
        foreach (var contribution in was)
        {
            var agents = contribution.Kind == AgentKind.Person ? person : organisation;
            agents.MoveNext();
            // Two names of then may be one now.
            if (publication.Contributions.Exists(c => c.Role == contribution.Role && c.Agent == agents.Current))
                continue;
            // A row that is there keeps what a snapshot does not tell.
            var row = there.Find(c => c.Role == contribution.Role && c.Agent == agents.Current) ?? new Contribution { Agent = agents.Current, Role = contribution.Role };
            there.Remove(row);
            row.NameAsPrinted = agents.Current.AsPrinted(contribution.Name);
            row.Position = positions[contribution.Role] = positions.GetValueOrDefault(contribution.Role, -1) + 1;
            publication.Contributions.Add(row);
        }
    }

    private async Task BringBackSeriesAsync(Publication publication, PublicationSnapshot earlier, CancellationToken ct)
    {
        var language = publication.Original?.Language ?? LanguageOf("en");
        publication.Series.RemoveAll(row => !earlier.Series.Any(s => s.Title == row.Series.Title));
        foreach (var was in earlier.Series)
        {
            var row = publication.Series.Find(s => s.Series.Title == was.Title);
            if (row is null)
                publication.Series.Add(row = new SeriesMembership { Series = await vocabulary.SeriesAsync(was.Title, language, ct) });
            row.NumberAs(was.Number);
            row.Volume = was.Volume;
        }
    }

    private async Task BringBackSubjectsAsync(Publication publication, PublicationSnapshot earlier, CancellationToken ct)
    {
        // Those it still has need no look-up.
        var there = publication.Subjects.Select(row => row.Subject).DistinctBy(s => s.Label, StringComparer.Ordinal).ToDictionary(s => s.Label, StringComparer.Ordinal);
        var others = earlier.Subjects.Where(label => !there.ContainsKey(label)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (label, subject) in others.Zip(await vocabulary.SubjectsAsync(others, publication.Original?.Language ?? LanguageOf("en"), ct)))
            there[label] = subject;
        var subjects = earlier.Subjects.Select(label => there[label]).Distinct().ToList();
        publication.Subjects.RemoveAll(row => !subjects.Contains(row.Subject));
        for (var i = 0; i < subjects.Count; i++)
        {
            if (publication.Subjects.Find(row => row.Subject == subjects[i]) is { } row)
                row.Position = i;
            else
                publication.Subjects.Add(new PublicationSubject { Subject = subjects[i], Position = i });
        }
    }

    private static void BringBackIdentifiersAndLinks(Publication publication, PublicationSnapshot earlier)
    {
        publication.Identifiers.RemoveAll(row => !earlier.Identifiers.Any(i => i.Scheme == row.Scheme && i.Value == row.Value));
        publication.Identifiers.AddRange(earlier.Identifiers.Where(i => !publication.Identifiers.Exists(row => row.Scheme == i.Scheme && row.Value == i.Value))
            .Select(i => new PublicationIdentifier { Scheme = i.Scheme, Value = i.Value }));
        publication.Links.RemoveAll(row => !earlier.Links.Any(l => l.Url == row.Url));
        for (var i = 0; i < earlier.Links.Count; i++)
        {
            var was = earlier.Links[i];
            var link = publication.Links.Find(l => l.Url == was.Url);
            if (link is null)
                publication.Links.Add(link = new PublicationLink { Url = was.Url });
            (link.Kind, link.Label, link.Position) = (was.Kind, was.Label, i);
        }
    }

    private static void BringBackRelations(Publication publication, PublicationSnapshot earlier)
    {
        publication.Relations.RemoveAll(row => !earlier.Relations.Any(r => r.Type == row.Type && r.RelatedId == row.RelatedId && r.RelatedUrl == row.RelatedUrl));
        publication.Relations.AddRange(earlier.Relations
            .Where(r => !publication.Relations.Exists(row => r.Type == row.Type && r.RelatedId == row.RelatedId && r.RelatedUrl == row.RelatedUrl))
            .Select(r => new PublicationRelation { Type = r.Type, RelatedId = r.RelatedId, RelatedUrl = r.RelatedUrl }));
    }

    private static PartialDate? DateOf(string? date) => date is null ? null : PartialDate.Parse(date);

    private static LanguageTag LanguageOf(string tag) => LanguageTag.TryParse(tag, out var language) ? language : throw new FormatException($"“{tag}” is no language tag.");
}
