using System.Net;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Tests.Features.Account;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.House;

/// <summary>M-16 for every address that there is, so that a new one is not forgotten.</summary>
public sealed class UnsafeAddresses(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private const string Acts = "?act=save&Title=Forged&choose=trash&all=true&ids=1&role=owner&reason=x&revision=1&handler=post&_method=DELETE";
    // Takes a form from any program, for it only reads.
    private const string Harvesters = "/oai";
    private const string Field = "__RequestVerificationToken";

    [Fact]
    public async Task M_16_No_address_takes_a_form_without_a_token_with_another_persons_or_as_something_else_than_a_form()
    {
        var entry = await app.AddAsync(A.Publication("Guarded").Issued("2012-01-01").Published());
        var person = await app.AddPersonAsync(Roles.Editor);
        using var owner = await app.SignedInAsync(Roles.Owner);
        using var other = await app.SignedInAsync(Roles.Owner);
        var (own, foreign) = (await TokenAsync(owner), await TokenAsync(other));
        var before = await ContentAsync();
        var findings = new List<string>();
        var asked = 0;
        foreach (var address in Addresses("POST", entry, person).Where(a => a is not ("/account/sign-out" or Harvesters)))
        {
            foreach (var (how, content) in new (string, HttpContent)[]
            {
                ("no token", Form(("Title", "Forged"))),
                ("another person's token", Form(("Title", "Forged"), (Field, foreign))),
                ("a token twice", Form(("Title", "Forged"), (Field, own), (Field, foreign))),
                ("JSON", new StringContent($$"""{"Title":"Forged","{{Field}}":"{{own}}"}""", null, "application/json")),
                ("JSON as text", new StringContent($$"""{"Title":"Forged","{{Field}}":"{{own}}"}""", null, "text/plain")),
            })
            {
                using var answer = await owner.PostAsync(new Uri(address, UriKind.Relative), content);
                asked++;
                if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.UnsupportedMediaType))
                    findings.Add($"{address} with {how}: {answer.StatusCode}");
            }
        }

        Findings.AssertNone(findings);
        Assert.Equal(before, await ContentAsync());
        Assert.True(asked > 100, $"{asked}");
    }

    [Fact]
    public async Task M_16_Nothing_is_changed_by_reading_whatever_stands_in_the_address()
    {
        var entry = await app.AddAsync(A.Publication("Only read").Issued("2012-01-02").Published());
        var person = await app.AddPersonAsync(Roles.Editor);
        using var owner = await app.SignedInAsync(Roles.Owner);
        var before = await ContentAsync();
        var findings = new List<string>();
        foreach (var address in Addresses("GET", entry, person).Concat(Addresses("POST", entry, person)))
        {
            using var answer = await owner.GetAsync(new Uri(address + Acts, UriKind.Relative));
            if ((int)answer.StatusCode >= 500)
                findings.Add($"{address}: {answer.StatusCode}");
        }

        Findings.AssertNone(findings);
        Assert.Equal(before, await ContentAsync());
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync("/admin"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Redirect)]
    [InlineData("same-origin", HttpStatusCode.Redirect)]
    [InlineData("none", HttpStatusCode.Redirect)]
    [InlineData("same-site", HttpStatusCode.BadRequest)]
    [InlineData("cross-site", HttpStatusCode.BadRequest)]
    [InlineData("cross-site, same-origin", HttpStatusCode.BadRequest)]
    public async Task M_16_A_token_of_ones_own_is_taken_but_not_from_the_page_of_another_site(string? site, HttpStatusCode expected)
    {
        var entry = await app.AddAsync(A.Publication("Taken").Issued("2012-01-03").Published());
        using var owner = await app.SignedInAsync(Roles.Owner);
        var token = await TokenAsync(owner);
        owner.DefaultRequestHeaders.Add("Sec-Fetch-Site", site is null ? [] : [site]);
        using var answer = await owner.PostAsync(new Uri($"/admin/entries/{entry.Id}/trash", UriKind.Relative), Form((Field, token)));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync("/admin"));
    }

    /// <summary>Every address of a page that takes this method, with a real entry, person and so on in its holes.</summary>
    private IEnumerable<string> Addresses(string method, Publication entry, User person) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) == true)
            .Select(e => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart { Name: "id" } => e.RoutePattern.RawText!.Contains("users", StringComparison.Ordinal) ? person.Id : $"{entry.Id}",
                RoutePatternParameterPart { Name: "key" or "batch" } => "7d9f1c1e-0000-4000-8000-000000000001",
                RoutePatternParameterPart { Name: "other" } => "1",
                RoutePatternParameterPart { Name: "language" } => "fr",
                RoutePatternParameterPart { Name: "kind" } kind => kind.ParameterPolicies.Count > 0 ? "authors" : "people",
                RoutePatternParameterPart { Name: "slug" } => $"{entry.Slug}",
                RoutePatternParameterPart { Name: "year" } => "2012",
                RoutePatternParameterPart { Name: "month" } => "01",
                _ => "x",
            })))))
            .Distinct(StringComparer.Ordinal).Where(a => !a.StartsWith("/error", StringComparison.Ordinal));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static async Task<string> TokenAsync(HttpClient browser) =>
        (await browser.PageAsync("/account/password")).QuerySelector($"main form input[name={Field}]")!.GetAttribute("value")!;

    /// <summary>All entries, people with their roles, series and what was typed.</summary>
    private Task<string> ContentAsync() => app.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<CatalogueContext>();
        var entries = await db.Publications.AsNoTracking().WithParts().OrderBy(p => p.Id).ToListAsync();
        var people = await db.Users.AsNoTracking().OrderBy(u => u.Id)
            .Select(u => $"{u.Id} {u.Email} {u.DisplayName} {u.IsDisabled} {u.PasswordHash} {u.SecurityStamp}").ToListAsync();
        var roles = await db.UserRoles.AsNoTracking().OrderBy(r => r.UserId).Select(r => r.UserId + r.RoleId).ToListAsync();
        return string.Join('\n', [.. entries.Select(e => $"{e.Id} {e.RevisionNumber} {PublicationSnapshot.Of(e).ToJson()}"), .. people, .. roles,
            $"{await db.Series.CountAsync()} series, {await db.PendingChanges.CountAsync()} unsaved"]);
    });
}
