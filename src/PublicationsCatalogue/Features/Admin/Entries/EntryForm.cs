using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>An entry as typed.</summary>
public sealed class EntryForm : TypedForm
{
    private string? date;

    /// <summary>Null when it is said that the date is not known, whatever stands in the field: a new form comes with today's.</summary>
    public string? Date { get => DateUnknown ? null : date; set => date = value; }
    public bool DateUnknown { get; set; }
    public string? Summary { get; set; }
    public string? Link { get; set; }
    public string? Subtitle { get; set; }
    public string? Type { get; set; }
    public string? Language { get; set; }
    public string? Authors { get; set; }
    public string? Organisations { get; set; }
    public string? Series { get; set; }
    public string? SeriesNumber { get; set; }
    public string? PeriodStart { get; set; }
    public string? PeriodEnd { get; set; }
    public string? Publisher { get; set; }
    public string? Subjects { get; set; }
    public string? Identifiers { get; set; }
    public string? Licence { get; set; }
    public string? Slug { get; set; }
    public string? PublishAt { get; set; }

    /// <summary>What was said of entries that look like this one, until the save that stores it.</summary>
    public List<string> Verdicts { get; set; } = [];

    /// <summary>The entries that look like this one which the form showed; with <see cref="DuplicatePanel.ByScript"/> where a script looks for them.</summary>
    public List<long> Seen { get; set; } = [];

    /// <summary>Fields of a conflict for which the other person's text was chosen.</summary>
    public List<string> Theirs { get; set; } = [];

    public override string? OtherName() => new[] { Link, Identifiers, Summary, Authors }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>Nothing that somebody typed; a new form comes with today's date.</summary>
    public bool IsBlank() => EntryField.All.All(f => f.Name == nameof(Date) || string.IsNullOrWhiteSpace(f.Text(this)));

    /// <summary>What the text itself seems to be in; null where it does not tell.</summary>
    public LanguageTag? GuessLanguage() => LanguageGuess.Of(Title, Subtitle, Summary);

    /// <summary>"French, guessed" or the site's own language, until one is typed: then null.</summary>
    public string? AssumedLanguage(Site site) => !string.IsNullOrWhiteSpace(Language) ? null
        : GuessLanguage() is { } guess ? $"{guess.NameIn(site.Culture)}, guessed"
        : LanguageTag.TryParse(site.Language, out var own) ? own.NameIn(site.Culture) : null;

    /// <summary>The form filled from the record as it was at a revision; dates are shown as readers see them.</summary>
    public static EntryForm Of(PublicationSnapshot record, int revision, Func<PartialDate, string> show)
    {
        var text = record.Texts.FirstOrDefault(t => t.IsOriginal);
        return new EntryForm
        {
            Revision = revision,
            Title = text?.Title,
            Date = Shown(record.Issued, show),
            DateUnknown = record.Issued is null && record.State != PublicationState.Draft,
            Summary = text?.Summary,
            Link = record.Links.Count > 0 ? record.Links[0].Url : null,
            Subtitle = text?.Subtitle,
            Type = record.Type,
            Language = text?.Language,
            Authors = Names(record, AgentKind.Person),
            Organisations = Names(record, AgentKind.Organization),
            Series = record.Series.Count > 0 ? record.Series[0].Title : null,
            SeriesNumber = record.Series.Count > 0 ? record.Series[0].Number : null,
            PeriodStart = Shown(record.PeriodStart, show),
            PeriodEnd = Shown(record.PeriodEnd, show),
            Publisher = record.Publisher,
            Subjects = Lines(record.Subjects),
            Identifiers = Lines(record.Identifiers.Select(i => Line(i.Scheme, i.Value))),
            Licence = record.Licence,
            Slug = FollowsTitle(record, text) ? null : record.Slug,
        };
    }

    /// <summary>An identifier as a line of its field.</summary>
    public static string Line(Identifier identifier) => Line(identifier.Scheme, identifier.Value);

    /// <summary>Null when there are none.</summary>
    public static string? Lines(IEnumerable<string> lines) => string.Join('\n', lines) is { Length: > 0 } text ? text : null;

    private static string Line(IdentifierScheme scheme, string value) => $"{Identifier.NameOf(scheme)}: {value}";

    // Before readers have seen it the address follows the title, unless somebody typed another.
    private static bool FollowsTitle(PublicationSnapshot record, TextSnapshot? text) => record.FirstPublicAt is null
        && Core.Publications.Slug.From(text?.Title ?? "", "publication").ToString() is var made
        && (record.Slug == made || (record.Slug.StartsWith(made + "-", StringComparison.Ordinal) && record.Slug[(made.Length + 1)..].All(char.IsAsciiDigit)));

    private static string? Names(PublicationSnapshot record, AgentKind kind) =>
        Lines(record.Contributions.Where(c => c.Role == ContributorRole.Creator && c.Kind == kind).Select(c => new AgentName(c.Name, c.Identifier).ToString()));

    private static string? Shown(string? date, Func<PartialDate, string> show) => date is null ? null : show(PartialDate.Parse(date));
}
