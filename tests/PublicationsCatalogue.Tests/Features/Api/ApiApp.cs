using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features.Api;

/// <summary>A catalogue with one entry that has all there is to tell.</summary>
public sealed class ApiApp : CatalogueApp, IAsyncLifetime
{
    public const string Full = "full-record";

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await this.AddReportAsync("A told report", "2021-10-07", "Told series", "Ruiz, Ana", "Told subject");
        await AddAsync(A.Publication("A full record").At(Full).Issued("2021-10-08").Saying("**Told** in full.").Published().With((p, _) =>
        {
            (p.Type, p.Edition, p.Licence, p.RightsHolder, p.AccessRights) = ("report", "Second", "CC-BY-4.0", "ILO", "Open");
            (p.PeriodStart, p.PeriodEnd) = (PartialDate.Parse("2020"), PartialDate.Parse("2021-06"));
            (p.Texts[0].Subtitle, p.Texts[0].AlternativeTitle) = ("In two lines", "Otherwise");
            p.Publisher = new Agent { Kind = AgentKind.Organization, Name = "ILO", NameKey = "ilo of the api", Slug = Of("ilo-api") };
            p.Contributions.Add(new Contribution { Agent = new Agent { Name = "Kim, Bo", NameKey = "kim bo", FamilyName = "Kim", GivenName = "Bo", Slug = Of("kim-bo") }, Role = ContributorRole.Editor, Affiliation = "ILO" });
            p.Identifiers.Add(new PublicationIdentifier { Scheme = IdentifierScheme.ReportNumber, Value = "R 7" });
            p.Links.Add(new PublicationLink { Url = "https://example.org/full", Label = "Read" });
            var other = new PublicationText { Language = LanguageTag.TryParse("fr", out var french) ? french : default, Title = "Une notice" };
            other.Summarise("En français.");
            p.Texts.Add(other);
        }));
    }

    private static Slug Of(string text) => Slug.TryParse(text, out var slug) ? slug : throw new FormatException(text);
}
