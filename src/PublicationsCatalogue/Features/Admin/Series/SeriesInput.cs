using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;
using PublicationsCatalogue.Core.Text;
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
        var title = Line(errors, "Title", form.Title, TitleLimit, "title");
        if (title is null)
            errors.AddModelError("Title", "Enter a title");
        return new SeriesInput
        {
            Title = title ?? "",
            Issn = ReadIssn(errors, form.Issn),
            Description = ReadMarkdown(errors, "Description", form.Description),
            TitlePattern = Pattern(errors, "TitlePattern", form.TitlePattern, PublicationText.TitleLimit),
            NumberPattern = Pattern(errors, "NumberPattern", form.NumberPattern, NumberLimit),
            Frequency = Choice(errors, "Frequency", form.Frequency, text => Rhythm.TryParse(text, out _)),
            Type = Choice(errors, "Type", form.Type, code => ResourceType.Find(code) is not null),
            Language = ReadLanguage(errors, form.Language),
            Publisher = Line(errors, "Publisher", form.Publisher, Agent.NameLimit, "publisher’s name"),
            StandingSummary = ReadMarkdown(errors, "StandingSummary", form.StandingSummary),
            ClosedOn = ReadDate(errors, form.ClosedOn, site.Culture),
        };
    }

    private static string? Line(ModelStateDictionary errors, string field, string? typed, int limit, string what)
    {
        var text = string.IsNullOrWhiteSpace(typed) ? null : string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text?.Length > limit)
            errors.AddModelError(field, string.Create(CultureInfo.InvariantCulture, $"The {what} has {text.Length:#,0} characters: shorten it to {limit}"));
        return text;
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

    private static string? ReadMarkdown(ModelStateDictionary errors, string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (!Markdown.TryRender(typed, out _, out var problem))
            errors.AddModelError(field, problem);
        return typed.ReplaceLineEndings("\n").Trim();
    }

    private static string? Pattern(ModelStateDictionary errors, string field, string? typed, int limit)
    {
        var text = Line(errors, field, typed, limit, "pattern");
        if (text is not null && !Wording.TryParse(text, out _, out var problem))
            errors.AddModelError(field, problem);
        return text;
    }

    private static string? Choice(ModelStateDictionary errors, string field, string? typed, Func<string, bool> exists)
    {
        if (string.IsNullOrWhiteSpace(typed) || exists(typed))
            return string.IsNullOrWhiteSpace(typed) ? null : typed;
        errors.AddModelError(field, "Choose one of the list");
        return null;
    }

    private static LanguageTag? ReadLanguage(ModelStateDictionary errors, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (LanguageNames.TryRead(typed, out var tag))
            return tag;
        errors.AddModelError("Language", "Write the language by its name or code, such as French, fr or pt-BR");
        return null;
    }

    private static PartialDate? ReadDate(ModelStateDictionary errors, string? typed, CultureInfo culture)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (DateText.TryRead(typed.Trim(), culture, out var date, out var problem))
            return date;
        errors.AddModelError("ClosedOn", problem);
        return null;
    }
}
