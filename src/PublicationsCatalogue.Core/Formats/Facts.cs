using System.Globalization;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;

namespace PublicationsCatalogue.Core.Formats;

/// <summary>What several formats tell of a publication, worked out in one place so that all of them agree.</summary>
public static class Facts
{
    public static IEnumerable<Contribution> By(this Publication publication, ContributorRole role) =>
        publication.Contributions.Where(c => c.Role == role).OrderBy(c => c.Position);

    public static string PrintedName(this Contribution contribution) => contribution.NameAsPrinted ?? contribution.Agent.Name;

    /// <summary>The address of its ORCID iD or ROR ID, or null.</summary>
    public static string? IdentifierUrl(this Agent agent) =>
        Identifier.TryCreate(agent.Kind == AgentKind.Person ? IdentifierScheme.Orcid : IdentifierScheme.Ror, agent.Identifier, out var known, out _) ? known.Url : null;

    /// <summary>Title and subtitle on one line.</summary>
    public static string WholeTitle(this PublicationText text) => PlainLine(text.Subtitle) is not { Length: > 0 } subtitle ? PlainLine(text.Title)
        : PlainLine(text.Title) is var title && title.Length > 0 && title[^1] is '?' or '!' or ':' or '.' ? $"{title} {subtitle}" : $"{title}: {subtitle}";

    /// <summary>The summary without markup, on one line; null when there is none.</summary>
    public static string? Abstract(this PublicationText text) =>
        PlainText.Of(SafeHtml.FromStored(text.SummaryHtml ?? "")) is { Length: > 0 } plain ? PlainLine(plain) : null;

    public static string? IdentifierOf(this Publication publication, IdentifierScheme scheme) =>
        publication.Identifiers.Find(i => i.Scheme == scheme)?.Value;

    /// <summary>Its own ISSN, else that of its series.</summary>
    public static string? Issn(this Publication publication) =>
        publication.IdentifierOf(IdentifierScheme.Issn) ?? publication.FirstSeries()?.Series.Issn;

    public static SeriesMembership? FirstSeries(this Publication publication) => publication.Series.MinBy(s => s.Id);

    /// <summary>Where the publication itself is to be had.</summary>
    public static string? LinkUrl(this Publication publication) => publication.Links.MinBy(link => link.Position)?.Url;

    /// <summary>Where to send a reader of a citation: to the publication itself, or to its page here.</summary>
    public static string CitedUrl(this Publication publication, FormatContext context) => publication.LinkUrl() ?? context.AddressOf(publication);

    public static IEnumerable<Subject> SubjectsInOrder(this Publication publication) => publication.Subjects.OrderBy(s => s.Position).Select(s => s.Subject);

    public static IEnumerable<string> Keywords(this Publication publication) => publication.SubjectsInOrder().Select(s => PlainLine(s.Label));

    /// <summary>True for an article and the like, which stand in a journal or book; other publications are numbered in a series.</summary>
    public static bool IsInContainer(this Publication publication) => publication.Type is "article" or "chapter" or "conference-paper" or "newsletter";

    /// <summary>What it covers, as "2021-09" or from one to another as ISO 8601 writes an interval; null when that is not said.</summary>
    public static string? Period(this Publication publication) => (publication.PeriodStart, publication.PeriodEnd) switch
    {
        ({ } start, { } end) when start != end => $"{start}/{end}",
        var (start, end) => (start ?? end)?.ToString(),
    };

    public static string YearText(this PartialDate date) => date.Year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>When what is told of it here last changed (UTC).</summary>
    public static DateTime ChangedAt(this Publication publication) =>
        new[] { publication.ModifiedAt, publication.FirstPublicAt ?? default, publication.ToldChangedAt ?? default }.Max();

    /// <summary>On one line, without characters that can't be printed.</summary>
    public static string PlainLine(string? text)
    {
        var line = (text ?? "").AsSpan().Trim();
        if (!line.ContainsAnyInRange('\u0000', '\u001f') && !line.ContainsAnyInRange('\u007f', '\u009f') && !line.ContainsAnyInRange('\uFFFE', '\uFFFF') && !line.Contains("  ", StringComparison.Ordinal))
            return line.ToString();
        return string.Join(' ', new string([.. line.ToString().Select(c => char.IsControl(c) || NoText.Is(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
