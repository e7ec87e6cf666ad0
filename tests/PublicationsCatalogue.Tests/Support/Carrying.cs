using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Tests.Support;

/// <summary>Entries that carry names, stored as the desk stores them.</summary>
public static class Carrying
{
    public static Task<Publication> AddCarryingAsync(this CatalogueApp app, string title, string? author = null, string? series = null, string? subject = null, string? publisher = null, bool isDraft = false) =>
        app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var vocabulary = new Vocabulary(db);
            var entry = A.Publication(title).Issued("2019-04").With((p, now) => { if (!isDraft) p.Publish(now, now); }).Build(app.Now);
            var language = entry.Texts[0].Language;
            foreach (var agent in await vocabulary.AgentsAsync([.. Named(author).Select(n => new AgentName(n))], AgentKind.Person, default))
                entry.Contributions.Add(new Contribution { Agent = agent, Position = entry.Contributions.Count });
            foreach (var name in Named(series))
                entry.Series.Add(new SeriesMembership { Series = await vocabulary.SeriesAsync(name, language, default) });
            foreach (var one in await vocabulary.SubjectsAsync(Named(subject), language, default))
                entry.Subjects.Add(new PublicationSubject { Subject = one, Position = entry.Subjects.Count });
            if (publisher is not null)
                entry.Publisher = await vocabulary.OrganisationAsync(publisher, default);
            db.Publications.Add(entry);
            await db.SaveChangesAsync();
            return entry;
        });

    /// <summary>A public entry by an organisation.</summary>
    public static Task<Publication> AddOrganisationAsync(this CatalogueApp app, string title, string organisation) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var entry = A.Publication(title).Issued("2019-04").Published().Build(app.Now);
        entry.Contributions.Add(new Contribution { Agent = await new Vocabulary(db).OrganisationAsync(organisation, default) });
        db.Publications.Add(entry);
        await db.SaveChangesAsync();
        return entry;
    });

    /// <summary>A public report in French, unless <paramref name="state"/> says otherwise; returns its address.</summary>
    public static Task<string> AddReportAsync(this CatalogueApp app, string title, string date, string? series, string? author, string? subject, Action<Publication, DateTime>? state = null, string? orcid = null) =>
        app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var vocabulary = new Vocabulary(db);
            var entry = A.Publication(title).In("fr").Issued(date).With((p, _) => p.Type = "report").With(state ?? ((p, now) => p.Publish(now, now))).Build(app.Now);
            var language = entry.Texts[0].Language;
            if (series is not null)
                entry.Series.Add(new SeriesMembership { Series = await vocabulary.SeriesAsync(series, language, default) });
            if (author is not null)
                entry.Contributions.Add(new Contribution { Agent = (await vocabulary.AgentsAsync([new AgentName(author, orcid)], AgentKind.Person, default))[0] });
            if (subject is not null)
                entry.Subjects.Add(new PublicationSubject { Subject = (await vocabulary.SubjectsAsync([subject], language, default))[0] });
            db.Publications.Add(entry);
            await db.SaveChangesAsync();
            return entry.Slug.ToString();
        });

    public static Task<long> AuthorIdAsync(this CatalogueApp app, string name) =>
        app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Agents.Where(a => a.NameKey == Folded.Key(name)).Select(a => a.Id).FirstAsync());

    public static Task<long> SubjectIdAsync(this CatalogueApp app, string label) =>
        app.InScopeAsync(s => s.GetRequiredService<CatalogueContext>().Set<SubjectLabel>().Where(l => l.TextKey == Folded.Key(label)).Select(l => l.SubjectId).FirstAsync());

    private static string[] Named(string? names) => (names ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
