using System.Globalization;
using System.Text;
using PublicationsCatalogue.Core.Formats;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Sitemap;

/// <summary>The two plain files that programs ask for before anything else.</summary>
internal static class FirstFiles
{
    /// <summary>RFC 9309. Searches are as many as there are words, and each is work; all that they find is in the sitemap.</summary>
    public static string Robots(Func<string, string> absolute) => $"""
        User-agent: *
        Disallow: /admin
        Disallow: /account/
        Disallow: /search?
        Disallow: /search.
        Disallow: /search/
        Sitemap: {absolute("/sitemap.xml")}

        """;

    /// <summary>What the site is and by which doors programs come in, in Markdown (llmstxt.org).</summary>
    public static string Llms(Site site, MonthCounts counts, Func<string, string> absolute)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Facts.PlainLine(site.Title)}\n\n> {Facts.PlainLine($"{site.Intro} {counts.Total} publications")}");
        if (counts.Years.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $", {counts.Years[^1]} to {counts.Years[0]}");
        text.Append(".\n\nEvery entry has a lasting address, /publications/{slug}, and every month, /2021/10. Put a suffix behind the address of an entry or a list to have it in another form. Each entry names its own licence.\n\n## Pages\n\n");
        Link("Newest entries", "/", null);
        Link("Archive", "/archive", "all years and months with their counts");
        Link("Search", "/search", "by ?q=, with from, to, type, series, subject, author, lang and sort");
        Link("Sitemap", "/sitemap.xml", "all addresses, by month, with the time of the last change");
        Link("About", "/about", null);
        text.Append("\n## All entries in other forms\n\n");
        foreach (var format in Format.All.Where(f => f.IsFor(FormatUse.List)))
            Link(format.Name, $"/publications.{format.Suffix}", $"{format.MediaType}, {(format.IsFeed ? "what became public last" : "everything")}");
        Link("Files", "/files", "everything as SQLite, CSV, JSON Lines and BibTeX, made every night");
        text.Append("\n## Optional\n\n");
        Link("What the JSON says", "/subscribe#json", null);
        Link("Search from a browser or a script", "/opensearch.xml", "OpenSearch description, with suggestions");
        return text.ToString();

        void Link(string name, string path, string? what) =>
            text.Append(CultureInfo.InvariantCulture, $"- [{name}]({absolute(path)}){(what is null ? "" : $": {what}")}\n");
    }
}
