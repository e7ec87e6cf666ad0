using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Text;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>Reads one typed field each; an empty one is null, a wrong one an error that says what to do.</summary>
internal sealed class FieldReader(ModelStateDictionary errors)
{
    private const int MostYearsToWait = 100;
    private const string InstantForm = "yyyy-MM-dd HH:mm";
    private static readonly string[] TimeForms = ["HH:mm", "H:mm"];

    public string? Text(string field, string? typed, int limit, string what) => Line(field, typed, OneLine.Of, limit, what);

    /// <summary>The name of a person, an organisation, a series or a subject.</summary>
    public string? Name(string field, string? typed, int limit, string what) => Line(field, typed, OneLine.OfName, limit, what);

    private string? Line(string field, string? typed, Func<string, string> clean, int limit, string what)
    {
        var text = typed is null || IsInvisible(typed) ? null : clean(typed);
        if (text?.Length > limit)
            errors.AddModelError(field, string.Create(CultureInfo.InvariantCulture, $"The {what} has {text.Length:#,0} characters: shorten it to {limit}"));
        return text;
    }

    // Nothing but spaces and marks that have no shape, such as U+200B.
    private static bool IsInvisible(string typed) => typed.EnumerateRunes().All(rune => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control);

    public PartialDate? Date(string field, string? typed, CultureInfo culture)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (DateText.TryRead(typed.Trim(), culture, out var date, out var problem))
            return date;
        errors.AddModelError(field, problem);
        return null;
    }

    public string? Address(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (WebAddress.TryParse(typed.Trim(), out var address, out var problem))
            return address.Value;
        errors.AddModelError(field, problem);
        return null;
    }

    public string? Choice(string field, string? typed, Func<string, bool> exists)
    {
        if (string.IsNullOrWhiteSpace(typed) || exists(typed))
            return string.IsNullOrWhiteSpace(typed) ? null : typed;
        errors.AddModelError(field, "Choose one of the list");
        return null;
    }

    public LanguageTag Language(string field, string? typed, string fallback)
    {
        if (LanguageNames.TryRead(string.IsNullOrWhiteSpace(typed) ? fallback : typed, out var tag))
            return tag;
        errors.AddModelError(field, "Write the language by its name or code, such as French, fr or pt-BR");
        return LanguageTag.TryParse(fallback, out tag) ? tag : throw new FormatException(fallback);
    }

    /// <summary>One a line, or on one line parted by semicolons.</summary>
    public IReadOnlyList<string> Names(string field, string? typed, int most, int longest)
    {
        var names = (typed ?? "").Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(OneLine.OfName)
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        CutTo(most, names, field);
        if (names.Find(name => name.Length > longest) is { } tooLong)
            errors.AddModelError(field, string.Create(CultureInfo.InvariantCulture, $"“{tooLong[..40]}…” has {tooLong.Length:#,0} characters: write one a line, each up to {longest}"));
        return names;
    }

    // What is over the most is refused and not looked at any further: a preview would look up each.
    private void CutTo(int most, List<string> lines, string field)
    {
        if (lines.Count <= most)
            return;
        errors.AddModelError(field, string.Create(CultureInfo.InvariantCulture, $"These are {lines.Count:#,0}: at most {most:#,0} can be kept"));
        lines.RemoveRange(most, lines.Count - most);
    }

    /// <summary>As <see cref="Names"/>, each with its ORCID iD or ROR ID behind it if that was typed.</summary>
    public IReadOnlyList<AgentName> Agents(string field, string? typed, AgentKind kind, int most)
    {
        var agents = new List<AgentName>();
        foreach (var line in Names(field, typed, most, Agent.NameLimit))
        {
            if (!AgentName.TryRead(line, kind, out var named, out var problem))
                errors.AddModelError(field, $"{(line.Length > 60 ? line[..60] + "…" : line)}: {problem}");
            agents.Add(named);
        }
        return agents;
    }

    /// <summary>One a line, with or without its scheme before a colon.</summary>
    public IReadOnlyList<Identifier> Identifiers(string field, string? typed, int most)
    {
        var identifiers = new List<Identifier>();
        var lines = (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        CutTo(most, lines, field);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && Enum.TryParse<IdentifierScheme>(line[..colon].Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var scheme) && Enum.IsDefined(scheme))
            {
                if (Identifier.TryCreate(scheme, line[(colon + 1)..].Trim(), out var named, out var problem))
                    identifiers.Add(named);
                else
                    errors.AddModelError(field, problem);
            }
            else if (Identifier.TryGuess(line, out var guessed))
            {
                identifiers.Add(guessed);
            }
            else
            {
                var shown = line.Length > 60 ? line[..60] + "…" : line;
                errors.AddModelError(field, KindOf(line) is { } kind && !Identifier.TryCreate(kind, line, out _, out var wrong)
                    ? $"{shown}: {wrong}"
                    : $"“{shown}” is no DOI, ISBN or ISSN: check it, or write “Report number: …”");
            }
        }
        return [.. identifiers.Distinct()];
    }

    /// <summary>What a line that is no identifier was meant to be, by its first word or as many digits as an ISBN has.</summary>
    private static IdentifierScheme? KindOf(string line) => line.Split(' ', '-')[0].ToUpperInvariant() switch
    {
        "DOI" => IdentifierScheme.Doi,
        "ISSN" => IdentifierScheme.Issn,
        "ISBN" => IdentifierScheme.Isbn,
        _ when line.Count(char.IsAsciiDigit) == 13 && line.All(c => char.IsAsciiDigit(c) || c is ' ' or '-') => IdentifierScheme.Isbn,
        _ => null,
    };

    public string? Markdown(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (!Core.Text.Markdown.TryRender(typed, out _, out var problem))
            errors.AddModelError(field, problem);
        return DirectionMarks.Paired(typed.ReplaceLineEndings("\n").Trim());
    }

    public Slug? Slug(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (Core.Publications.Slug.TryParse(typed.Trim(), out var slug))
            return slug;
        errors.AddModelError(field, "Use small letters a to z, digits and single hyphens, up to 100 characters");
        return null;
    }

    public static string Write(DateTime utc, Site site) => site.ToLocal(utc).ToString(InstantForm, CultureInfo.InvariantCulture);

    /// <summary>A day and a time on the site's clock, "tomorrow 09:00" too; a day alone begins at midnight.</summary>
    public DateTime? Instant(string field, string? typed, Site site, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var text = typed.Trim();
        var words = (text.Length > 11 && text[10] == 'T' ? text.Remove(10, 1).Insert(10, " ") : text).Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var time = TimeOnly.MinValue;
        var hasTime = words.Length > 1 && TimeOnly.TryParseExact(words[^1].Replace('.', ':'), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
        if (!hasTime && words is [_, .., var last] && last.Contains(':', StringComparison.Ordinal))
        {
            errors.AddModelError(field, $"“{last}” is no time of the day: write one such as 09:00");
            return null;
        }
        if (Day(string.Join(' ', hasTime ? words[..^1] : words), site, now, out var problem) is not { } day)
        {
            errors.AddModelError(field, problem);
            return null;
        }
        if (day.Year > now.Year + MostYearsToWait)
        {
            errors.AddModelError(field, FarAhead(day.Year));
            return null;
        }
        var local = day.ToDateTime(time);
        if (site.TimeZone.IsInvalidTime(local))
            errors.AddModelError(field, "The clocks go forward over this time, so there is no such time that day: choose an hour later");
        return site.ToUtc(local);
    }

    public static string FarAhead(int year) => string.Create(CultureInfo.InvariantCulture, $"The year {year} is far ahead: check it");

    private static DateOnly? Day(string text, Site site, DateTime now, out string problem)
    {
        problem = "";
        var today = DateOnly.FromDateTime(site.ToLocal(now));
        if (text.Equals("today", StringComparison.OrdinalIgnoreCase) || text.Equals("tomorrow", StringComparison.OrdinalIgnoreCase))
            return text.Length == 5 ? today : today.AddDays(1);
        const string Form = "Write the day and the time, as in 1 December 2026, 09:00";
        if (!DateText.TryRead(text, site.Culture, out var date, out problem))
        {
            problem = text.Any(char.IsDigit) ? problem : Form;
            return null;
        }
        problem = Form;
        return date is { Month: { } month, Day: { } day, Year: > 1900 } ? new DateOnly(date.Year, month, day) : null;
    }
}
