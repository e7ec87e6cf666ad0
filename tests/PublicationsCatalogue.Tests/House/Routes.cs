using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.House;

/// <summary>From any address to its folder in one guess, and no address open by accident.</summary>
public sealed class Routes(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    // The exceptions to "first path segment = folder"; they stand in src/README.md too.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        [""] = "Browse",
        ["archive"] = "Browse",
        ["undated"] = "Browse",
        ["help"] = "About",
        ["accessibility"] = "About",
        ["error"] = "Errors",
        ["feed"] = "Subscribe",
        ["robots.txt"] = "Sitemap",
        ["llms.txt"] = "Sitemap",
        ["sitemap.xml"] = "Sitemap",
        ["opensearch.xml"] = "Search",
        ["changes.atom"] = "Changes",
    };

    // What is done to one entry or name, told by a word of its address.
    private static readonly Dictionary<string, string> EntryActs = new(StringComparer.Ordinal)
    {
        ["history"] = "Admin/Revisions",
        ["undo"] = "Admin/Revisions",
        ["withdraw"] = "Admin/EntryStates",
        ["trash"] = "Admin/EntryStates",
        ["restore"] = "Admin/EntryStates",
        ["republish"] = "Admin/EntryStates",
        ["unschedule"] = "Admin/EntryStates",
        ["languages"] = "Admin/Languages",
        ["merge"] = "Admin/Merges",
    };

    private static readonly string[] OpenControllers = ["Browse", "Search", "Suggestions", "Series", "Subjects", "Authors", "Types", "Languages", "Publications", "About", "Errors", "Subscribe", "Sitemap", "Files", "Oai", "Unapi", "Changes",
        "Api", "PublicationsApi", "SearchApi", "MonthsApi", "TermsApi"];

    // The account pages a stranger needs; every other one asks who is there.
    private static readonly string[] OpenAccountPages = ["account/sign-in", "account/sign-out", "account/first-owner", "account/link/{token}"];

    private IEnumerable<RouteEndpoint> Pages => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);

    [Fact]
    public void The_first_segment_of_an_address_is_its_folder()
    {
        Assert.NotEmpty(Pages);
        Findings.AssertNone(Pages.Where(e => !string.Equals(FolderOf(e), Expected(e), StringComparison.OrdinalIgnoreCase))
            .Select(e => $"/{e.RoutePattern.RawText} lives in {FolderOf(e)}, not in {Expected(e)}"));
    }

    [Fact]
    public void Only_listed_pages_are_open_to_strangers() =>
        Findings.AssertNone(Pages.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Where(e => !OpenControllers.Contains(ControllerOf(e)) && !OpenAccountPages.Contains(e.RoutePattern.RawText?.TrimStart('/')))
            .Select(e => $"/{e.RoutePattern.RawText} ({ControllerOf(e)})"));

    [Fact]
    public async Task A_page_that_says_nothing_asks_for_a_sign_in()
    {
        var policy = app.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;
        Assert.NotNull(policy);
        var stranger = new ClaimsPrincipal(new ClaimsIdentity());
        var answer = await app.InScopeAsync(s => s.GetRequiredService<IAuthorizationService>().AuthorizeAsync(stranger, null, policy));
        Assert.False(answer.Succeeded);
    }

    [Fact]
    public void Routes_stand_on_their_actions_and_not_in_a_table() =>
        Assert.All(Pages, e => Assert.NotNull(e.Metadata.GetMetadata<IRouteTemplateProvider>() ?? (object?)e.Metadata.GetMetadata<ControllerActionDescriptor>()?.AttributeRouteInfo));

    /// <summary>Else MVC prefers a field of a body, and the page cache would keep for everyone what one body asked for.</summary>
    [Fact]
    public void What_stands_in_an_address_and_what_a_public_page_reads_comes_from_the_address_only() =>
        Findings.AssertNone(Pages.SelectMany(e => e.Metadata.GetRequiredMetadata<ControllerActionDescriptor>().Parameters
            .Where(p => e.RoutePattern.GetParameter(p.Name) is not null || e.Metadata.GetMetadata<PublicPageAttribute>() is not null)
            .Where(p => p.ParameterType != typeof(CancellationToken) && p.BindingInfo?.BindingSource?.Id is not ("Path" or "Query"))
            .Select(p => $"{p.Name} of /{e.RoutePattern.RawText} says neither [FromRoute] nor [FromQuery]")));

    private static string ControllerOf(RouteEndpoint e) => e.Metadata.GetRequiredMetadata<ControllerActionDescriptor>().ControllerName;

    /// <summary>"Browse", or "Admin/Entries".</summary>
    private static string FolderOf(RouteEndpoint e)
    {
        var rooms = (e.Metadata.GetRequiredMetadata<ControllerActionDescriptor>().ControllerTypeInfo.Namespace ?? "").Split('.')[2..];
        return string.Join('/', rooms);
    }

    private static string Expected(RouteEndpoint e)
    {
        var parts = (e.RoutePattern.RawText ?? "").Trim('/').Split('/');
        if (parts[0].StartsWith('{'))
            return "Browse";
        // What a program does with a token is the desk's.
        if (e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1/entries", StringComparison.Ordinal))
            return parts[^1] == "undo" ? EntryActs["undo"] : "Admin/Entries";
        if (parts[0] == "admin")
            return parts.Length == 1 ? "Admin/Desk" : EntryActs.GetValueOrDefault(Array.Find(parts[1..], EntryActs.ContainsKey) ?? "", $"Admin/{parts[1]}");
        return Exceptions.GetValueOrDefault(parts[0], parts[0]);
    }
}
