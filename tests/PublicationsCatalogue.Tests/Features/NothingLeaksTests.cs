using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Core.Formats.Oai;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Features.Files;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features;

/// <summary>M-06 and M-07: whatever a stranger asks, what is not public is not told, and not even hinted at.</summary>
public sealed partial class NothingLeaksTests(HiddenEntries hidden) : IClassFixture<HiddenEntries>
{
    private readonly CatalogueApp app = hidden.App;
    private static readonly string[] Noise = ["", "?page=2", "?summaries=1", "?preview=1&state=draft", "?id=1&format=json"];
    private static readonly string[] Calls =
    [
        "/api/v1/publications?from=1981&to=1984", "/api/v1/publications?sort=oldest&per_page=100", "/api/v1/search?q=year:1981..1984", "/api/v1/search?from=1981&to=1984&sort=title", "/api/v1/search?q=-report&per_page=100",
        "/api/v1/agents?q=z", "/api/v1/series?q=z", "/api/v1/subjects?q=z", "/api/v1/agents?per_page=100", "/api/v1/series?per_page=100", "/openapi/v1.json",
    ];

    private static readonly string[] Endings = ["", "/", ".xml", "/preview", "/history", "//", "%20", "?", "#x", "/en.json", .. Format.All.Select(f => "." + f.Suffix)];

    [Fact]
    public async Task M_06_No_public_address_tells_of_a_draft_a_scheduled_a_withdrawn_or_a_trashed_entry()
    {
        using var reader = app.Reader();
        var findings = new List<string>();
        var asked = 0;
        foreach (var address in Addresses().SelectMany(a => Noise.Select(noise => a + noise)).Concat(Forms()).Concat(Harvests(await IdsAsync())).Concat(PublishedFile.All.Select(f => f.Address)).Concat(HiddenEntries.All.SelectMany(h => new[] { h.Slug, h.Old }).SelectMany(s => new[] { "", "&format=ris" }.Select(form => $"/unapi?id=http://localhost/publications/{s}{form}"))).Concat(HiddenEntries.All.SelectMany(h => new[] { h.Slug, h.Old }).SelectMany(s => Endings.SelectMany(e => new[] { $"/publications/{s}{e}", $"/api/v1/publications/{s}{e}" }))).Concat(Calls))
        {
            foreach (var (method, tag) in new[] { (HttpMethod.Get, null), (HttpMethod.Head, null), (HttpMethod.Get, hidden.Tags[asked % hidden.Tags.Count]) })
            {
                using var request = new HttpRequestMessage(method, address);
                if (tag is not null)
                    request.Headers.IfNoneMatch.Add(tag);
                using var answer = await reader.SendAsync(request);
                asked++;
                var all = $"{answer.Headers} {answer.Content.Headers} {await answer.Content.ReadAsStringAsync()}";
                findings.AddRange(Told(address, answer, all).Select(what => $"{method} {address} with {tag}: {what}"));
            }
        }

        Findings.AssertNone(findings.Take(40));
        Assert.True(asked > 500, $"{asked}");
    }

    [Fact]
    public async Task M_06_A_draft_and_a_scheduled_entry_answer_as_an_address_that_nothing_ever_had()
    {
        using var reader = app.Reader();
        foreach (var (slug, old, _) in HiddenEntries.All[..2])
        {
            foreach (var (hidden, never) in new[] { (slug, "hidden-never-aaa"), (old, "hidden-never-old") })
            {
                foreach (var ending in Endings.Concat(Noise))
                    Assert.Equal(await ShapeAsync(reader, never + ending), await ShapeAsync(reader, hidden + ending));
            }
        }
    }

    [Fact]
    public async Task M_06_Harvesters_hear_of_what_was_public_that_it_is_deleted_and_of_what_was_not_nothing()
    {
        using var reader = app.Reader();
        var ids = await IdsAsync();
        async Task<string> AskAsync(long id) => (await reader.GetStringAsync(new Uri($"/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{id}", UriKind.Relative))).Replace($":{id}\"", ":0\"", StringComparison.Ordinal);
        var never = await AskAsync(999_999);

        Assert.Contains("idDoesNotExist", never, StringComparison.Ordinal);
        Assert.All(new[] { await AskAsync(ids[0]), await AskAsync(ids[1]) }, told => Assert.Equal(never, told));
        Assert.All(new[] { await AskAsync(ids[2]), await AskAsync(ids[3]) }, told => Assert.Matches("<record>\\s*<header status=\"deleted\">\\s*<identifier>oai:localhost:\\d+</identifier>\\s*<datestamp>[^<]+</datestamp>(\\s*<setSpec>language:en</setSpec>)?\\s*</header>\\s*</record>", told));
    }

    [Fact]
    public async Task M_07_A_preview_that_an_editor_opened_stays_the_editors()
    {
        var ids = await IdsAsync();
        using var editor = await app.SignedInAsync();
        using var reader = app.Reader();
        foreach (var address in ids.SelectMany(id => new[] { $"/admin/entries/{id}", $"/admin/entries/{id}/preview", $"/admin/entries/{id}/history" }))
        {
            using var seen = await editor.GetAsync(new Uri(address, UriKind.Relative));
            using var refused = await reader.GetAsync(new Uri(address, UriKind.Relative));

            Assert.Contains(HiddenEntries.Canary, await seen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(seen.Headers.CacheControl is { NoStore: true }, $"{address}: {seen.Headers.CacheControl}");
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
            Assert.DoesNotContain(HiddenEntries.Canary, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>What the answer tells and may not. A withdrawn entry's own addresses may tell its title and the reason.</summary>
    private static IEnumerable<string> Told(string address, HttpResponseMessage answer, string all)
    {
        var ofWithdrawn = answer.StatusCode == HttpStatusCode.Gone && address.Contains("/publications/hidden-drawn", StringComparison.Ordinal);
        foreach (var canary in Canaries().Matches(all).Select(m => m.Value).Where(c => !(ofWithdrawn && c is "ZzcanaryTitle1983" or "ZzcanaryReason1983")))
            yield return canary;
        foreach (var (slug, old, month) in HiddenEntries.All.Where(_ => !address.Contains("/publications/hidden", StringComparison.Ordinal)))
        {
            // A page that is not there says which address was asked, and no more.
            var isEcho = answer.StatusCode == HttpStatusCode.NotFound && (address.Contains(slug, StringComparison.Ordinal) || address.Contains(old, StringComparison.Ordinal));
            if (!isEcho && (all.Contains(slug, StringComparison.Ordinal) || all.Contains(old, StringComparison.Ordinal)))
                yield return slug;
            if (all.Contains($"href=\"/{month[..4]}", StringComparison.Ordinal) || all.Contains($"\"{month}\"", StringComparison.Ordinal))
                yield return $"a link to {month}";
        }
        if (answer.StatusCode is HttpStatusCode.NotModified && address.Contains("/publications/hidden", StringComparison.Ordinal))
            yield return "304 for what is not there";
        if (answer.StatusCode is HttpStatusCode.OK && address.Contains("/publications/hidden", StringComparison.Ordinal))
            yield return "200";
        if ((int)answer.StatusCode >= 500)
            yield return answer.StatusCode.ToString();
    }

    private Task<List<long>> IdsAsync() => app.InScopeAsync(s =>
        s.GetRequiredService<CatalogueContext>().Publications.Where(p => p.Month != MonthKey.Undated && p.SortDate < 19850000).OrderBy(p => p.SortDate).Select(p => p.Id).ToListAsync());

    /// <summary>Whatever harvesters can ask for.</summary>
    private static IEnumerable<string> Harvests(IReadOnlyList<long> ids) =>
    [
        "/oai?verb=Identify", "/oai?verb=ListSets", "/oai?verb=ListMetadataFormats",
        .. MetadataFormat.All.SelectMany(f => new[] { "", "&set=type", "&set=language:en", "&set=series", "&from=1981-01-01" }.SelectMany(limit => new[] { $"/oai?verb=ListRecords&metadataPrefix={f.Prefix}{limit}", $"/oai?verb=ListIdentifiers&metadataPrefix={f.Prefix}{limit}" })
            .Concat(ids.Select(id => $"/oai?verb=GetRecord&metadataPrefix={f.Prefix}&identifier=oai:localhost:{id}"))),
        .. ids.Select(id => $"/oai?verb=ListMetadataFormats&identifier=oai:localhost:{id}"),
    ];

    /// <summary>Every address open to strangers, with each hidden entry's year, month and slugs in its holes.</summary>
    private IEnumerable<string> Addresses() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).SelectMany(Filled).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Filled(RouteEndpoint e) => HiddenEntries.All.SelectMany(h => new[] { h.Slug, h.Old }.Select(slug => Holes().Replace($"/{e.RoutePattern.RawText!.TrimStart('/')}", hole => hole.Groups["name"].Value switch
        {
            "year" => h.Month[..4],
            "month" => e.RoutePattern.GetParameter("year") is null ? h.Month : h.Month[5..],
            "slug" => slug,
            "code" => "404",
            "name" => h.Month,
            _ => "1",
        })));

    /// <summary>Every list and every entry in every form; of a search, for their years.</summary>
    private IEnumerable<string> Forms() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<InFormatsAttribute>() is not null).SelectMany(Filled).Distinct(StringComparer.Ordinal)
        .SelectMany(a => Format.All.Select(f => $"{a}.{f.Suffix}")).SelectMany(a => a.StartsWith("/search", StringComparison.Ordinal) ? [a, $"{a}?q=year:1981..1984", $"{a}?from=1981&to=1984&sort=title"] : new[] { a });

    private static async Task<(HttpStatusCode, long, string)> ShapeAsync(HttpClient reader, string slug)
    {
        using var answer = await reader.GetAsync(new Uri($"/publications/{slug}", UriKind.Relative));
        var body = await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, body.Length, string.Join('\n', answer.Headers.Select(h => h.Key)));
    }

    [GeneratedRegex("[Zz]zcanary\\w*", RegexOptions.None, 1000)]
    private static partial Regex Canaries();

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Holes();
}
