using System.Globalization;
using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>What a citation is put together from.</summary>
internal sealed class Cited
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public Cited(Publication publication, FormatContext context)
    {
        var (text, series) = (context.TextOf(publication), publication.FirstSeries());
        Authors = [.. publication.By(ContributorRole.Creator).Select(PersonName.Of)];
        // The title of a draft may be missing still.
        Title = text.WholeTitle() is { Length: > 0 } title ? title : "Untitled";
        Date = publication.DateIssued;
        IsInContainer = series is not null && publication.IsInContainer();
        // Many titles begin with the name of their series; it need not be said twice.
        Series = series is null || Title.StartsWith(series.Series.Title, StringComparison.OrdinalIgnoreCase) ? null : Facts.PlainLine(series.Series.Title);
        IsInContainer &= Series is not null;
        (Number, Volume) = Series is null ? (null, null) : (Named(series?.Number), Named(series?.Volume));
        Publisher = Named(publication.Publisher?.Name);
        Edition = Named(publication.Edition);
        Url = publication.IdentifierOf(IdentifierScheme.Doi) is { } doi && Identifier.TryCreate(IdentifierScheme.Doi, doi, out var known, out _) ? known.Url : publication.CitedUrl(context);
    }

    public IReadOnlyList<PersonName> Authors { get; }
    public string Title { get; }
    public PartialDate? Date { get; }
    public string? Series { get; }
    public bool IsInContainer { get; }
    public string? Number { get; }
    public string? Volume { get; }
    public string? Publisher { get; }
    public string? Edition { get; }
    public string? Url { get; }

    public string? Year => Date?.YearText();

    /// <summary>"October", or null.</summary>
    public string? Month => Date?.Month is { } month ? English.DateTimeFormat.GetMonthName(month) : null;

    public string? Day => Date?.Day?.ToString(CultureInfo.InvariantCulture);

    /// <summary>"Working Papers, No. 75".</summary>
    public string? SeriesAndNumber => Series is null ? null : Number is null ? Series : $"{Series}, {NumberAs("No. ")}";

    /// <summary>"No. 75", and "Issue 3" as it is printed.</summary>
    public string? NumberAs(string before) => Number is null ? null : Number.Contains(' ', StringComparison.Ordinal) ? Number : before + Number;

    /// <summary>With a full stop, unless it ends in a mark of its own.</summary>
    public static string Ended(string text) => text.Length == 0 || text[^1] is '.' or '?' or '!' or '。' ? text : text + ".";

    /// <summary>Each part that is there with a full stop and a space before it.</summary>
    public static string Sentences(params IEnumerable<string?> parts) =>
        string.Concat(parts.Where(part => !string.IsNullOrEmpty(part)).Select(part => " " + (part!.StartsWith("http", StringComparison.Ordinal) ? part : Ended(part))));

    public static string Commas(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Named(string? text) => Facts.PlainLine(text) is { Length: > 0 } line ? line : null;
}
