using System.Globalization;
using PublicationsCatalogue.Data;

namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>A series as typed. What is empty is left to what the issues tell.</summary>
public sealed class SeriesForm
{
    public static readonly IReadOnlyList<string> Order =
        ["Title", "Issn", "Description", "TitlePattern", "NumberPattern", "Frequency", "Type", "Language", "Publisher", "StandingSummary", "ClosedOn"];

    /// <summary>A mark of what was stored when the form was filled; another one now means that someone else has saved.</summary>
    public string? Was { get; set; }
    public string? Title { get; set; }
    public string? Issn { get; set; }
    public string? Description { get; set; }
    public string? TitlePattern { get; set; }
    public string? NumberPattern { get; set; }
    public string? Frequency { get; set; }
    public string? Type { get; set; }
    public string? Language { get; set; }
    public string? Publisher { get; set; }
    public string? StandingSummary { get; set; }
    public string? ClosedOn { get; set; }

    public static SeriesForm Of(RememberedSeries remembered, CultureInfo culture)
    {
        var (series, set) = (remembered.Series, remembered.Set);
        return new SeriesForm
        {
            Was = MarkOf(remembered),
            Title = series.Title,
            Issn = series.Issn,
            Description = series.Texts.Count > 0 ? series.Texts[0].Description : null,
            TitlePattern = series.TitlePattern,
            NumberPattern = series.NumberPattern,
            Frequency = series.Frequency,
            Type = set.Type,
            Language = set.Language?.ToString(),
            Publisher = set.Publisher,
            StandingSummary = set.StandingSummary,
            ClosedOn = series.ClosedOn?.Format(culture),
        };
    }

    public static string MarkOf(RememberedSeries remembered)
    {
        var (series, set, text) = (remembered.Series, remembered.Set, remembered.Series.Texts is [var first, ..] ? first : null);
        return FormMark.Of(series.Title, series.Issn, text?.Description, series.TitlePattern, series.NumberPattern, series.Frequency,
            set.Type, set.Language, set.Publisher, set.StandingSummary, series.ClosedOn);
    }
}
