namespace PublicationsCatalogue.Features.Admin.Series;

/// <summary>A list to choose from whose empty choice follows the issues.</summary>
public sealed record SeriesChoice(string Name, string Label, string? Value, string? Learnt, IReadOnlyList<(string Code, string Words)> Choices)
{
    /// <summary>The choices, and the one that is set when it is none of them, as an import may leave it.</summary>
    public IEnumerable<(string Code, string Words)> All => string.IsNullOrEmpty(Value) || Choices.Any(c => c.Code == Value) ? Choices : Choices.Append((Value, Value));

    public string? Beside => !string.IsNullOrEmpty(Value) && Learnt is not null && Choices.FirstOrDefault(c => c.Code == Value).Words != Learnt ? $"The issues say: {Learnt}" : null;
}
