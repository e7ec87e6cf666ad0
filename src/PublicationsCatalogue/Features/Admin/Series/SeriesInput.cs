using Microsoft.AspNetCore.Mvc.ModelBinding;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>The form read: values that can be stored. What can't be read becomes an error at its field.</summary>
public sealed record SeriesInput
{
    public const int TitleLimit = 300;
    private const int NumberLimit = 200;

    public required string Title { get; init; }
    public string? Issn { get; init; }
    public string? Description { get; init; }
    public string? TitlePattern { get; init; }
    public string? NumberPattern { get; init; }
    public string? Frequency { get; init; }
    public string? Type { get; init; }
    public LanguageTag? Language { get; init; }
    public string? Publisher { get; init; }
    public string? StandingSummary { get; init; }
    public PartialDate? ClosedOn { get; init; }

    public static SeriesInput Read(SeriesForm form, ModelStateDictionary errors, Site site)
    {
        var read = new FieldReader(errors);
        var title = read.Name("Title", form.Title, TitleLimit, "title");
        if (title is null)
            errors.AddModelError("Title", "Enter a title");
        return new SeriesInput
        {
            Title = title ?? "",
            Issn = ReadIssn(errors, form.Issn),
            Description = read.Markdown("Description", form.Description),
            TitlePattern = Pattern(errors, read, "TitlePattern", form.TitlePattern, PublicationText.TitleLimit),
            NumberPattern = Pattern(errors, read, "NumberPattern", form.NumberPattern, NumberLimit),
            Frequency = read.Choice("Frequency", form.Frequency, text => Rhythm.TryParse(text, out _)),
            Type = read.Choice("Type", form.Type, code => ResourceType.Find(code) is not null),
            Language = string.IsNullOrWhiteSpace(form.Language) ? null : read.Language("Language", form.Language, site.Language),
            Publisher = read.Name("Publisher", form.Publisher, Agent.NameLimit, "publisher’s name"),
            StandingSummary = read.Markdown("StandingSummary", form.StandingSummary),
            ClosedOn = read.Date("ClosedOn", form.ClosedOn, site.Culture),
        };
    }

    private static string? ReadIssn(ModelStateDictionary errors, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (Identifier.TryCreate(IdentifierScheme.Issn, typed, out var issn, out var problem))
            return issn.Value;
        errors.AddModelError("Issn", problem);
        return null;
    }

    private static string? Pattern(ModelStateDictionary errors, FieldReader read, string field, string? typed, int limit)
    {
        var text = read.Text(field, typed, limit, "pattern");
        if (text is not null && !Wording.TryParse(text, out _, out var problem))
            errors.AddModelError(field, problem);
        return text;
    }
}
