using PublicationsCatalogue.Core.Formats.BibTeX;
using PublicationsCatalogue.Core.Formats.CslJson;
using PublicationsCatalogue.Core.Formats.Csv;
using PublicationsCatalogue.Core.Formats.DublinCore;
using PublicationsCatalogue.Core.Formats.Feeds;
using PublicationsCatalogue.Core.Formats.ICalendar;
using PublicationsCatalogue.Core.Formats.Json;
using PublicationsCatalogue.Core.Formats.JsonLd;
using PublicationsCatalogue.Core.Formats.Mods;
using PublicationsCatalogue.Core.Formats.PageMetadata;
using PublicationsCatalogue.Core.Formats.Ris;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>
/// A form in which publications are given to other programs. This table is all there is to know of them: addresses, links in pages
/// and what a request may ask for follow from it; a new format is one writer and one row.
/// </summary>
/// <param name="Suffix">What stands behind the dot of an address.</param>
/// <param name="Name">As it is shown to readers.</param>
public sealed record Format(string Suffix, string MediaType, string Name, FormatUse Use, Func<Stream, FormatContext, PublicationWriter> Open)
{
    /// <summary>Bytes that are sent on at once, more or less.</summary>
    public const int Portion = 32 * 1024;

    public static readonly IReadOnlyList<Format> All =
    [
        new("bib", "application/x-bibtex", "BibTeX", FormatUse.Both, (to, context) => new BibTeXWriter(to, context)) { IsDownload = true, IsCitation = true },
        new("ris", "application/x-research-info-systems", "RIS", FormatUse.Both, (to, context) => new RisWriter(to, context)) { IsDownload = true, IsCitation = true },
        new("csl.json", "application/vnd.citationstyles.csl+json", "CSL JSON", FormatUse.Both, (to, context) => new CslJsonWriter(to, context)) { IsDownload = true, IsCitation = true },
        new("csv", "text/csv", "CSV", FormatUse.Both, (to, context) => new CsvWriter(to, context)) { IsDownload = true },
        new("json", "application/json", "JSON", FormatUse.Both, (to, context) => new JsonWriter(to, context)),
        new("jsonld", "application/ld+json", "JSON-LD", FormatUse.Both, (to, context) => new JsonLdWriter(to, context)),
        new("dc.xml", "application/xml", "Dublin Core", FormatUse.Both, (to, context) => new DublinCoreWriter(to, context)),
        new("mods.xml", "application/mods+xml", "MODS", FormatUse.Both, (to, context) => new ModsWriter(to, context)),
        new("jsonl", "application/jsonl", "JSON Lines", FormatUse.List, (to, context) => new JsonWriter(to, context, isLines: true)) { IsDownload = true },
        new("ics", "text/calendar", "iCalendar", FormatUse.Days, (to, context) => new ICalendarWriter(to, context)) { IsDownload = true },
        new("linkset.json", "application/linkset+json", "Link set", FormatUse.Links, (to, context) => new LinksetWriter(to, context)),
        new("atom", "application/atom+xml", "Atom", FormatUse.List, (to, context) => new AtomWriter(to, context)) { IsFeed = true },
        new("rss", "application/rss+xml", "RSS", FormatUse.List, (to, context) => new RssWriter(to, context)) { IsFeed = true },
        new("feed.json", "application/feed+json", "JSON Feed", FormatUse.List, (to, context) => new JsonFeedWriter(to, context)) { IsFeed = true },
    ];

    /// <summary>True when it is to be kept as a file, and not looked at.</summary>
    public bool IsDownload { get; init; }

    /// <summary>True when programs that keep references read it.</summary>
    public bool IsCitation { get; init; }

    /// <summary>True for what has only the newest of a list, for those who come back for more.</summary>
    public bool IsFeed { get; init; }

    public string ContentType => MediaType.EndsWith("json", StringComparison.Ordinal) ? MediaType : MediaType + "; charset=utf-8";

    public static Format? Find(string suffix) => All.FirstOrDefault(format => format.Suffix == suffix);

    public bool IsFor(FormatUse use) => (Use & use) != FormatUse.None;

    /// <summary>Writes them one after the other, and sends them on in small portions; stops early when <paramref name="isEnough"/> says so.</summary>
    public async Task WriteAsync(IAsyncEnumerable<Publication> publications, FormatContext context, Stream to, Func<bool>? isEnough, CancellationToken ct)
    {
        using var portion = new MemoryStream(Portion);
        using var writer = Open(portion, context);
        writer.Begin();
        await foreach (var publication in publications.WithCancellation(ct))
        {
            writer.Write(publication);
            writer.Flush();
            if (portion.Length < Portion)
                continue;
            await SendAsync(portion, to, ct);
            if (isEnough?.Invoke() == true)
                return;
        }
        writer.End();
        writer.Flush();
        await SendAsync(portion, to, ct);
    }

    private static async Task SendAsync(MemoryStream portion, Stream to, CancellationToken ct)
    {
        portion.Position = 0;
        await portion.CopyToAsync(to, ct);
        portion.SetLength(0);
    }
}
