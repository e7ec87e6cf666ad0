using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Features.Shared;
using PublicationsCatalogue.Tests.Support;

namespace PublicationsCatalogue.Tests.Features;

/// <summary>Every open address in every form, with noise in each of its parameters and in each part of its path: refused or answered, never a fault, and always readable.</summary>
public sealed partial class HostileAddressesTests(CatalogueApp app) : IClassFixture<CatalogueApp>
{
    private static readonly string[] Noise =
    [
        "", "%20", "%01%02%1B", "%EF%BF%BE%EF%BF%BF", "%ED%A0%80", "%ff%fe", "a\"<b>%26'", "-1", "99999999999999999999", "2021-13", "0000-00-00", "9999-12-31", "..%2f..%2fetc", "%25%25%zz", "null", "%E2%80%AE%E2%80%A8", new('x', 8000), string.Concat(Enumerable.Repeat("(\"", 2000)),
    ];

    // What an address that reads the whole query understands.
    private static readonly string[] OfHarvesters = ["verb", "metadataPrefix", "resumptionToken", "identifier", "from", "until", "set"];
    private static readonly string[] Known = ["2018", "05", "hostile-1", "report", "en", "1"];

    [Fact]
    public async Task No_noise_in_a_parameter_of_any_form_is_a_fault()
    {
        await app.AddManyAsync(3, i => A.Publication($"Hostile {i}").At($"hostile-{i}").Issued("2018-05-01").Published());
        List<string> addresses = [];
        var turn = 0;
        foreach (var page in Pages())
        {
            var keys = page.Metadata.GetMetadata<PublicPageAttribute>()?.QueryKeys ?? [];
            foreach (var key in keys is [PublicPageAttribute.WholeQuery] ? OfHarvesters : [.. keys, "asof", "nothing"])
            {
                foreach (var noise in Noise)
                {
                    var path = Filled(page, Known[turn % Known.Length]) + SuffixOf(page, turn++);
                    addresses.Add($"{path}?{key}={noise}");
                }
                addresses.Add($"{Filled(page, Known[0])}{SuffixOf(page, turn++)}?{key}=a&{key}=b&{key}={Noise[1]}");
            }
        }
        await AssertNoneAsync(addresses);
    }

    [Fact]
    public async Task No_noise_in_the_path_of_any_form_is_a_fault()
    {
        var turn = 0;
        // The test’s own server does not take what no address can hold.
        var noise = Noise.Where(n => n.Length is > 0 and < 4000 && !n.Contains('"', StringComparison.Ordinal)).ToList();
        await AssertNoneAsync([.. Pages().Where(p => p.RoutePattern.Parameters.Count > 0).SelectMany(page => noise.Select(n => Filled(page, n) + SuffixOf(page, turn++)))]);
    }

    private async Task AssertNoneAsync(List<string> addresses)
    {
        using var reader = app.Reader();
        List<string> findings = [];
        foreach (var address in addresses)
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            var (type, body) = (answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsStringAsync());
            if ((int)answer.StatusCode >= 500 || body.Contains("   at ", StringComparison.Ordinal))
                findings.Add($"{Short(address)}: {(int)answer.StatusCode}");
            else if (body.Length > 0 && !IsWhole(type, body))
                findings.Add($"{Short(address)}: {(int)answer.StatusCode}, no good {type}");
        }
        Findings.AssertNone(findings.Take(30));
        Assert.True(addresses.Count > 100, $"{addresses.Count}");
    }

    private IEnumerable<RouteEndpoint> Pages() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true);

    private static string Filled(RouteEndpoint page, string value) => Holes().Replace("/" + page.RoutePattern.RawText!.TrimStart('/'), value);

    // Each address in each of its forms, by turns.
    private static string SuffixOf(RouteEndpoint page, int turn)
    {
        if (page.Metadata.GetMetadata<InFormatsAttribute>() is not { } formats)
            return "";
        string[] suffixes = ["", .. Format.All.Where(f => f.IsFor(formats.Use)).Select(f => "." + f.Suffix)];
        return suffixes[turn % suffixes.Length];
    }

    private static bool IsWhole(string type, string body)
    {
        try
        {
            if (type.EndsWith("xml", StringComparison.Ordinal))
                XDocument.Parse(body);
            else if (type.EndsWith("json", StringComparison.Ordinal))
                JsonDocument.Parse(body).Dispose();
            return true;
        }
        catch (Exception e) when (e is XmlException or JsonException)
        {
            return false;
        }
    }

    private static string Short(string address) => address.Length > 120 ? address[..120] + "…" : address;

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Holes();
}
