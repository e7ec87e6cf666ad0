using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using PublicationsCatalogue.Tests.House;

namespace PublicationsCatalogue.Tests.Features.Oai;

/// <summary>Asks as harvesters do; each answer must be 200, XML and valid.</summary>
internal static class Harvester
{
    public static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/";
    private static readonly XmlSchemaSet Schemas = Read();

    public static async Task<XElement> OaiAsync(this HttpClient client, string query)
    {
        using var answer = await client.GetAsync(new Uri($"/oai{(query.Length == 0 ? "" : "?")}{query}", UriKind.Relative));
        return await CheckedAsync(answer);
    }

    public static async Task<XElement> PostOaiAsync(this HttpClient client, string body, string type = "application/x-www-form-urlencoded")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = await client.PostAsync(new Uri("/oai", UriKind.Relative), content);
        return await CheckedAsync(answer);
    }

    /// <summary>All of a list, part after part; between two of them something may happen.</summary>
    public static async Task<IReadOnlyList<Harvested>> HarvestAsync(this HttpClient client, string query, Func<int, Task>? between = null)
    {
        List<Harvested> all = [];
        var verb = query.Contains("ListIdentifiers", StringComparison.Ordinal) ? "ListIdentifiers" : "ListRecords";
        for (var part = 1; ; part++)
        {
            var root = await client.OaiAsync(query);
            if (root.Error() == "noRecordsMatch" && part == 1)
                return all;
            Assert.Null(root.Error());
            var found = root.Descendants(Oai + "header").Select(h => new Harvested(h)).ToList();
            var token = root.Descendants(Oai + "resumptionToken").SingleOrDefault();
            Assert.Equal(token is null ? null : $"{all.Count}", token?.Attribute("cursor")?.Value);
            all.AddRange(found);
            Assert.InRange(found.Count, 1, 100);
            if (string.IsNullOrEmpty(token?.Value))
            {
                Assert.Equal(part == 1, token is null);
                return all;
            }
            Assert.Equal(100, found.Count);
            query = $"verb={verb}&resumptionToken={Uri.EscapeDataString(token.Value)}";
            if (between is not null)
                await between(part);
        }
    }

    public static string? Error(this XElement root) => root.Element(Oai + "error")?.Attribute("code")?.Value;

    public static void AssertValid(XDocument answer)
    {
        List<string> problems = [];
        answer.Validate(Schemas, (_, e) => problems.Add(e.Message));
        Assert.Empty(problems);
    }

    private static async Task<XElement> CheckedAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/xml; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var document = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        AssertValid(document);
        return document.Root!;
    }

    private static XmlSchemaSet Read()
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in Tree.Files("tests/PublicationsCatalogue.Core.Tests/Formats/Schemas", ".xsd"))
        {
            using var reader = XmlReader.Create(Path.Combine(Tree.Root, file));
            schemas.Add(null, reader);
        }
        schemas.Compile();
        return schemas;
    }
}

internal sealed record Harvested(string Identifier, string Datestamp, bool IsDeleted, IReadOnlyList<string> Sets, XElement? Metadata)
{
    public Harvested(XElement header)
        : this(header.Element(Harvester.Oai + "identifier")!.Value, header.Element(Harvester.Oai + "datestamp")!.Value, header.Attribute("status")?.Value == "deleted",
            [.. header.Elements(Harvester.Oai + "setSpec").Select(s => s.Value)], header.Parent!.Element(Harvester.Oai + "metadata"))
    {
    }

    public long Id => long.Parse(Identifier[(Identifier.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    public string? Title => Metadata?.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).FirstOrDefault()?.Value;
}
