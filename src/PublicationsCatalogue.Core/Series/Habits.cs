using PublicationsCatalogue.Core.Publications;

namespace PublicationsCatalogue.Core.Series;

/// <summary>What issues of a series usually look like: as learnt from them, or as somebody has set it.</summary>
public sealed record Habits
{
    public static readonly Habits None = new();

    public Wording? TitlePattern { get; init; }
    public Wording? NumberPattern { get; init; }
    public Rhythm? Frequency { get; init; }
    public string? Type { get; init; }
    public LanguageTag? Language { get; init; }
    public string? Publisher { get; init; }
    public string? StandingSummary { get; init; }

    /// <summary>These, and where they say nothing the others.</summary>
    public Habits Over(Habits others) => new()
    {
        TitlePattern = TitlePattern ?? others.TitlePattern,
        NumberPattern = NumberPattern ?? others.NumberPattern,
        Frequency = Frequency ?? others.Frequency,
        Type = Type ?? others.Type,
        Language = Language ?? others.Language,
        Publisher = Publisher ?? others.Publisher,
        StandingSummary = StandingSummary ?? others.StandingSummary,
    };
}
