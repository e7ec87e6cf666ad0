using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Data.Naming;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Shared;

/// <summary>A new name of a series, a subject or a person is news of every entry that carries it, wherever that says when it changed.</summary>
public sealed class RenamedNamesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory, InlineData("series"), InlineData("subject"), InlineData("person")]
    public async Task A_new_name_moves_updated_in_feeds_and_records_of_what_carries_it_and_of_no_other(string kind)
    {
        using var reader = app.Reader();
        var name = $"Told by {kind}";
        var entry = await app.AddCarryingAsync($"Carries a {kind}", author: kind == "person" ? name : null, series: kind == "series" ? name : null, subject: kind == "subject" ? name : null);
        var other = await app.AddAsync(A.Publication($"Carries no {kind}").Issued("2019-04").Published());
        var before = Instant();
        Assert.Equal((before, before), (await UpdatedAsync(reader, entry), await UpdatedAsync(reader, other)));
        app.Clock.Advance(TimeSpan.FromHours(1));

        await RenameAsync(kind, name, name + " anew");

        Assert.Equal((Instant(), before), (await UpdatedAsync(reader, entry), await UpdatedAsync(reader, other)));
        Assert.Equal(Instant(), XDocument.Parse(await TextAsync(reader, "/2019/04.atom")).Root!.Element(Atom + "updated")!.Value);
        foreach (var address in new[] { $"/api/v1/publications/{entry.Slug}", $"/publications/{entry.Slug}.json", $"/publications/{entry.Slug}.jsonld", $"/publications/{entry.Slug}", "/2019/04.json", "/2019/04.feed.json", "/2019/04.rss" })
            Assert.True((await TextAsync(reader, address)).Contains(Instant(), StringComparison.Ordinal), address);
    }

    [Fact]
    public async Task The_etag_of_an_entry_changes_with_the_names_it_carries_and_the_old_one_saves_nothing()
    {
        using var program = await app.ProgramAsync();
        var entry = await app.AddCarryingAsync("Carries a tagged name", series: "Tagged series");
        var address = new Uri($"/api/v1/entries/{entry.Id}", UriKind.Relative);
        using var before = await program.GetAsync(address);
        using var same = await program.GetAsync(address);
        Assert.Equal(before.Headers.ETag, same.Headers.ETag);

        await RenameAsync("series", "Tagged series", "Tagged series anew");

        using var after = await program.GetAsync(address);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        foreach (var (tag, status) in new[] { (before.Headers.ETag, 412), (after.Headers.ETag, 200) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = new StringContent("""{ "title": "Saved" }""", System.Text.Encoding.UTF8, "application/merge-patch+json") };
            request.Headers.IfMatch.Add(tag!);
            using var answer = await program.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(status == 412, (await answer.Content.ReadAsStringAsync()).Contains("A name that this entry carries has changed", StringComparison.Ordinal));
        }
    }

    private string Instant() => app.Now.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string?> UpdatedAsync(HttpClient reader, Publication entry) => XDocument.Parse(await TextAsync(reader, "/2019/04.atom")).Root!.Elements(Atom + "entry")
        .Single(e => e.Element(Atom + "title")?.Value == entry.Original?.Title).Element(Atom + "updated")?.Value;

    private static Task<string> TextAsync(HttpClient reader, string address) => reader.GetStringAsync(new Uri(address, UriKind.Relative));

    private Task<int> RenameAsync(string kind, string name, string to) => app.InScopeAsync(async services =>
    {
        var (db, renaming, key) = (services.GetRequiredService<CatalogueContext>(), services.GetRequiredService<Renaming>(), Folded.Key(name));
        if (kind == "series")
            await renaming.RenameAsync(await db.Series.Include(s => s.Texts).SingleAsync(s => s.Texts.Any(t => t.TitleKey == key)), to, default);
        else if (kind == "subject")
            await renaming.RenameAsync(await db.Subjects.Include(s => s.Labels).SingleAsync(s => s.Labels.Any(l => l.TextKey == key)), to, default);
        else
            await renaming.RenameAsync(await db.Agents.SingleAsync(a => a.NameKey == key), to, default);
        return await db.SaveChangesAsync();
    });
}
