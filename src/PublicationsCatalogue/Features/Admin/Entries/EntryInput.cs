using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Data.Duplicates;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Entries;

/// <summary>The form read: values that can be stored. What can't be read becomes an error at its field.</summary>
public sealed record EntryInput
{
    private const int MostNames = 5000;
    private const int MostSubjects = 100;
    private const int MostIdentifiers = 100;
    private const int YearsAhead = 10;

    public required string Title { get; init; }
    public string? Subtitle { get; init; }
    public PartialDate? Date { get; init; }
    public string? Summary { get; init; }
    public string? Link { get; init; }
    public string? Type { get; init; }
    public required LanguageTag Language { get; init; }
    public required IReadOnlyList<AgentName> Authors { get; init; }
    public required IReadOnlyList<AgentName> Organisations { get; init; }
    public string? Series { get; init; }
    public string? SeriesNumber { get; init; }
    public PartialDate? PeriodStart { get; init; }
    public PartialDate? PeriodEnd { get; init; }
    public string? Publisher { get; init; }
    public required IReadOnlyList<string> Subjects { get; init; }
    public required IReadOnlyList<Identifier> Identifiers { get; init; }
    public string? Licence { get; init; }
    public Slug? Slug { get; init; }

    public IReadOnlyList<Answered> Answers { get; init; } = [];

    /// <summary>Instant (UTC) typed as the site's wall clock.</summary>
    public DateTime? PublishAt { get; init; }

    public static EntryInput Read(EntryForm form, ModelStateDictionary errors, Site site, DateTime now, bool toPublish)
    {
        var read = new FieldReader(errors);
        var title = read.Text("Title", form.Title, PublicationText.TitleLimit, "title");
        if (title is null && errors.GetFieldValidationState("Title") != ModelValidationState.Invalid)
            errors.AddModelError("Title", "Enter a title");
        var date = read.Date("Date", form.Date, site.Culture);
        if (toPublish && date is null && !form.DateUnknown && string.IsNullOrWhiteSpace(form.Date))
            errors.AddModelError("Date", "Enter a date, or tick “The date is not known”");
        if (date?.Year > now.Year + YearsAhead)
            errors.AddModelError("Date", FieldReader.FarAhead(date.Value.Year));
        var (start, end) = (read.Date("PeriodStart", form.PeriodStart, site.Culture), read.Date("PeriodEnd", form.PeriodEnd, site.Culture));
        if (start is { } from && end is { } to && to.SortKey < from.SortKey && !from.ToString().StartsWith(to.ToString(), StringComparison.Ordinal))
            errors.AddModelError("PeriodEnd", "The period ends before it begins: change one of the two dates");
        if (string.IsNullOrWhiteSpace(form.Series) && !string.IsNullOrWhiteSpace(form.SeriesNumber))
            errors.AddModelError("SeriesNumber", "Enter the series that has this number, or empty the number");
        if (!Markdown.TryRender(form.Summary, out _, out var problem))
            errors.AddModelError("Summary", problem);
        return new EntryInput
        {
            Title = title ?? "",
            Subtitle = read.Text("Subtitle", form.Subtitle, PublicationText.TitleLimit, "subtitle"),
            Date = date,
            Summary = form.Summary?.ReplaceLineEndings("\n").Trim(),
            Link = read.Address("Link", form.Link),
            Type = read.Choice("Type", form.Type, code => ResourceType.Find(code) is not null),
            Language = read.Language("Language", form.Language, form.GuessLanguage()?.ToString() ?? site.Language),
            Authors = read.Agents("Authors", form.Authors, AgentKind.Person, MostNames),
            Organisations = read.Agents("Organisations", form.Organisations, AgentKind.Organization, MostNames),
            Series = read.Name("Series", form.Series, 300, "series title"),
            SeriesNumber = read.Text("SeriesNumber", form.SeriesNumber, 60, "number"),
            PeriodStart = start,
            PeriodEnd = end,
            Publisher = read.Name("Publisher", form.Publisher, Agent.NameLimit, "publisher’s name"),
            Subjects = read.Names("Subjects", form.Subjects, MostSubjects, 200),
            Identifiers = read.Identifiers("Identifiers", form.Identifiers, MostIdentifiers),
            Licence = read.Choice("Licence", form.Licence, code => Core.Publications.Licence.Find(code) is not null),
            Slug = read.Slug("Slug", form.Slug),
            Answers = Answered.Read(form.Verdicts),
            PublishAt = read.Instant("PublishAt", form.PublishAt, site, now),
        };
    }
}
