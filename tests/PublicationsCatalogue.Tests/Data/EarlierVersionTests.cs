using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Data;

public sealed class EarlierVersionTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    [Fact]
    public async Task Authors_subjects_and_publisher_come_back_as_they_were()
    {
        var entry = await app.AddAsync(A.Publication("Brought back").Published());
        var was = await ChangeAsync(entry.Id, (p, v) => FillAsync(p, v, ["Ana Before", "Bo Before"], ["Before"], "Press before"));
        await ChangeAsync(entry.Id, (p, v) => FillAsync(p, v, ["Cleo After"], ["After", "Later"], "Press after"));

        var back = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CatalogueContext>();
            var publication = await db.Publications.WithParts().SingleAsync(p => p.Id == entry.Id);
            await new EarlierVersion(db).BringBackAsync(publication, was, app.Now, default);
            await db.SaveChangesAsync();
            return PublicationSnapshot.Of(publication);
        });

        Assert.Equal(["Ana Before", "Bo Before"], back.Contributions.Select(c => c.Name));
        Assert.Equal(["Before"], back.Subjects);
        Assert.Equal("Press before", back.Publisher);
    }

    private Task<PublicationSnapshot> ChangeAsync(long id, Func<Publication, Vocabulary, Task> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<CatalogueContext>();
        var publication = await db.Publications.WithParts().SingleAsync(p => p.Id == id);
        await change(publication, new Vocabulary(db));
        await db.SaveChangesAsync();
        return PublicationSnapshot.Of(publication);
    });

    private static async Task FillAsync(Publication publication, Vocabulary vocabulary, string[] authors, string[] subjects, string publisher)
    {
        publication.Contributions.Clear();
        var agents = await vocabulary.AgentsAsync([.. authors.Select(a => new AgentName(a))], AgentKind.Person, default);
        publication.Contributions.AddRange(agents.Select((agent, place) => new Contribution { Agent = agent, Position = place }));
        publication.Subjects.Clear();
        publication.Subjects.AddRange((await vocabulary.SubjectsAsync(subjects, publication.Texts[0].Language, default)).Select((subject, place) => new PublicationSubject { Subject = subject, Position = place }));
        publication.Publisher = await vocabulary.OrganisationAsync(publisher, default);
    }
}
