namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>One word of a title.</summary>
/// <param name="Key">What it is compared by: "october", "10" and "Okt" differ, "II" and "2" do not, nor do "Japan" and "Japanese".</param>
/// <param name="Spelt">As typed, in small letters without accents.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Segment">Which piece of the title it stands in, counted from 0: a colon, a dash or a bracket begins the next.</param>
/// <param name="Label">What a number counts, such as "volume"; null when that is not said.</param>
public sealed record TitleWord(string Key, string Spelt, WordKind Kind, int Segment, string? Label = null);
