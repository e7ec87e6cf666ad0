using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Files;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features;

/// <summary>A draft, a scheduled, a withdrawn and a trashed entry, each with a canary in every field and an address it had before.</summary>
public sealed class HiddenEntries : IAsyncLifetime
{
    public const string Canary = "Zzcanary";

    public static readonly (string Slug, string Old, string Month)[] All =
    [
        ("hidden-draft-aaa", "hidden-draft-old", "1981-01"), ("hidden-later-aaa", "hidden-later-old", "1982-02"),
        ("hidden-drawn-aaa", "hidden-drawn-old", "1983-03"), ("hidden-trash-aaa", "hidden-trash-old", "1984-04"),
    ];

    public CatalogueApp App { get; } = new();

    /// <summary>Of pages from when the last two were public.</summary>
    public List<EntityTagHeaderValue?> Tags { get; } = [];

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        await App.InScopeAsync(HideAsync);
        await App.InScopeAsync(s => s.GetRequiredService<PublishedFiles>().MakeAsync(default));
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    private async Task<int> HideAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<CatalogueContext>();
        using var reader = App.Reader();
        var entries = new List<Publication>();
        foreach (var (_, old, month) in All)
        {
            entries.Add(Marked(old, month));
            db.Publications.Add(entries[^1]);
        }
        entries[1].Publish(App.Now.AddDays(1), App.Now);
        entries[2].Publish(App.Now, App.Now);
        entries[3].Publish(App.Now, App.Now);
        await db.SaveChangesAsync();
        foreach (var (slug, entry) in All.Select(h => h.Slug).Zip(entries))
            entry.Slug = SlugOf(slug);
        await db.SaveChangesAsync();
        foreach (var address in new[] { "/", "/archive", "/1983", "/1983/03", $"/publications/{All[2].Slug}", $"/publications/{All[3].Slug}" })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Tags.Add(answer.Headers.ETag);
        }
        entries[2].Withdraw("ZzcanaryReason1983", null, App.Now);
        entries[3].Trash(App.Now);
        return await db.SaveChangesAsync();
    }

    private Publication Marked(string slug, string month)
    {
        var year = month[..4];
        string Mark(string field) => $"{Canary}{field}{year}";
        Slug MarkedSlug(string field) => SlugOf($"zzcanary-{field}-{year}");
        var agents = new[] { "agent", "publisher" }.Select(a => new Agent { Name = Mark(a), NameKey = Mark(a), FamilyName = Mark(a), Slug = MarkedSlug(a) }).ToList();
        var english = LanguageTag.TryParse("en", out var tag) ? tag : default;
        var series = new PublicationSeries { Slug = MarkedSlug("series") };
        series.Texts.Add(new SeriesText { Language = english, Title = Mark("Series"), TitleKey = Mark("series") });
        var membership = new SeriesMembership { Series = series, Volume = Mark("Volume") };
        membership.NumberAs(Mark("Number"));
        var publication = A.Publication(Mark("Title")).At(slug).Issued(month).Saying(Mark("Summary")).Build(App.Now);
        (publication.Edition, publication.RightsHolder, publication.AccessRights, publication.Publisher) = (Mark("Edition"), Mark("Rights"), Mark("Access"), agents[1]);
        (publication.Texts[0].Subtitle, publication.Texts[0].AlternativeTitle) = (Mark("Subtitle"), Mark("Alternative"));
        publication.Contributions.Add(new Contribution { Agent = agents[0], NameAsPrinted = Mark("Printed"), Affiliation = Mark("Affiliation") });
        publication.Series.Add(membership);
        publication.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.ReportNumber, Value = Mark("Identifier") });
        publication.Links.Add(new PublicationLink { Url = $"https://example.org/{Mark("Link")}", Label = Mark("Label") });
        return publication;
    }

    private static Slug SlugOf(string text) => Slug.TryParse(text, out var slug) ? slug : throw new FormatException($"“{text}” is no slug.");
}
