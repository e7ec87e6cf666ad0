using System.Net;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats.Feeds;

/// <summary>What all three kinds of feed say of a publication.</summary>
internal static class FeedItem
{
    /// <summary>When, what and in which series, then the whole summary; links are absolute.</summary>
    public static string Html(Publication publication, FormatContext context)
    {
        var text = context.TextOf(publication);
        // The date as far as it is known: a feed has no field for a month or a year alone.
        string?[] facts =
        [
            publication.DateIssued?.Format(System.Globalization.CultureInfo.GetCultureInfo(context.Language.Value == "en" ? "en-GB" : context.Language.Value)),
            ResourceType.Find(publication.Type)?.Name,
            publication.FirstSeries() is { } series ? series.Series.Title + (series.Number is null ? "" : $", No. {series.Number}") : null,
        ];
        var line = string.Join(" · ", facts.Where(fact => !string.IsNullOrEmpty(fact)).Select(Facts.PlainLine).Select(WebUtility.HtmlEncode));
        return (line.Length == 0 ? "" : $"<p>{line}</p>\n") + AbsoluteLinks.In(SafeHtml.FromStored(text.SummaryHtml ?? ""), context.Root);
    }

    public static IEnumerable<string> Authors(Publication publication) =>
        publication.By(ContributorRole.Creator).Select(c => Facts.PlainLine(c.PrintedName()))
            .DefaultIfEmpty(Facts.PlainLine(publication.Publisher?.Name)).Where(name => name.Length > 0);

    public static IEnumerable<string> Tags(Publication publication) =>
        new[] { ResourceType.Find(publication.Type)?.Name }.OfType<string>().Concat(publication.Keywords()).Distinct(StringComparer.Ordinal);
}
