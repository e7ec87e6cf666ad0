using PublicationsCatalogue.Core.Publications;
using PublicationsCatalogue.Core.Series;
using PublicationsCatalogue.Data;
using PublicationsCatalogue.Settings;

namespace PublicationsCatalogue.Features.Admin;

/// <summary>What is said beside a title that fits a series, and what the fields of the entry form would hold.</summary>
/// <param name="Say">A sentence, when there is nothing to press.</param>
/// <param name="Button">What the button says that fills in.</param>
/// <param name="Filled">What is said once it is filled in.</param>
/// <param name="Open">The entry that is the issue already.</param>
/// <param name="Fields">Name of the field on the entry form, and its text.</param>
public sealed record SeriesOffer(string? Say, string? Button, string? Filled, string? Open, IReadOnlyDictionary<string, string> Fields)
{
    public static SeriesOffer Of(FittingSeries fit, Site site)
    {
        var (memory, title) = (fit.Remembered.Memory, fit.Remembered.Series.Title);
        if (fit.Entered is { } entered)
            return new SeriesOffer($"{NameOf(fit.Issue.Number, site)} of {title} is entered already{(entered.IsDraft ? ", as a draft" : "")}.", null, null, Address(entered), new Dictionary<string, string>());
        var which = fit.Issue.Number == memory.Next().Number ? "the next issue" : fit.Issue.Number is null ? "an issue" : NameOf(fit.Issue.Number, site);
        return new SeriesOffer(null, $"Fill in as {which} of {title}", $"Filled in as {which} of {title}. Look it over, then publish.", null, FieldsOf(fit.Remembered.Series, fit.Issue, site));
    }

    /// <summary>As the entry form names its fields; only those that have a text.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(PublicationSeries series, Issue issue, Site site) => new Dictionary<string, string?>
    {
        ["Title"] = issue.Title,
        ["Date"] = issue.Issued?.Format(site.Culture),
        ["Summary"] = issue.Summary,
        ["Type"] = issue.Type,
        ["Language"] = issue.Language?.ToString(),
        ["Series"] = series.Title,
        ["SeriesNumber"] = issue.Number,
        ["PeriodStart"] = issue.PeriodStart?.Format(site.Culture),
        ["PeriodEnd"] = issue.PeriodEnd?.Format(site.Culture),
        ["Publisher"] = issue.Publisher,
    }.Where(field => !string.IsNullOrEmpty(field.Value)).ToDictionary(field => field.Key, field => field.Value!);

    public static string Address(Issue entry) => $"/admin/entries/{entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>"No. 21"; a number that has words of its own stays as it is.</summary>
    public static string NameOf(string? number, Site site) =>
        number is null ? "This issue" : char.IsAsciiDigit(number[0]) || IssueNumber.TryRoman(number, out _) ? "No. " + number : char.ToUpper(number[0], site.Culture) + number[1..];
}
