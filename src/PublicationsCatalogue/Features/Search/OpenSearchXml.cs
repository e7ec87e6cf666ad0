using System.Xml.Linq;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Search;

/// <summary>How a browser or a program asks this site (OpenSearch 1.1, draft 6; its lengths are those of the elements).</summary>
internal static class OpenSearchXml
{
    public const string MediaType = "application/opensearchdescription+xml";
    public const string SuggestionsType = "application/x-suggestions+json";
    private const int ShortName = 16;
    private const int LongName = 48;
    private const int Description = 1024;
    private static readonly XNamespace Ns = "http://a9.com/-/spec/opensearch/1.1/";

    public static string Of(Site site, Func<string, string> absolute)
    {
        var description = new XElement(Ns + "OpenSearchDescription",
            new XElement(Ns + "ShortName", Short(site.Name, ShortName)),
            new XElement(Ns + "LongName", Short(site.Title, LongName)),
            new XElement(Ns + "Description", Short($"Search {site.Title}", Description)),
            Url("text/html", "results", "/search", absolute),
            Url(SuggestionsType, "suggestions", "/search/suggestions", absolute),
            Format.All.Where(f => f.IsFeed).Select(f => Url(f.MediaType, "results", $"/search.{f.Suffix}", absolute)),
            new XElement(Ns + "Url", new XAttribute("type", MediaType), new XAttribute("rel", "self"), new XAttribute("template", absolute("/opensearch.xml"))),
            new XElement(Ns + "Image", new XAttribute("type", "image/svg+xml"), absolute("/favicon.svg")),
            new XElement(Ns + "Query", new XAttribute("role", "example"), new XAttribute("searchTerms", "report")),
            new XElement(Ns + "Language", "*"),
            new XElement(Ns + "InputEncoding", "UTF-8"),
            new XElement(Ns + "OutputEncoding", "UTF-8"));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + description + "\n";
    }

    // The braces of a template stay as they are.
    private static XElement Url(string type, string relation, string path, Func<string, string> absolute) =>
        new(Ns + "Url", new XAttribute("type", type), new XAttribute("rel", relation), new XAttribute("template", absolute(path) + "?q={searchTerms}"));

    // Whole words, as long as there is one that fits.
    private static string Short(string text, int most)
    {
        var line = Facts.PlainLine(text);
        if (line.Length <= most)
            return line;
        var end = line.LastIndexOf(' ', most);
        var cut = end > 0 ? end : most;
        return line[..(char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut)];
    }
}
