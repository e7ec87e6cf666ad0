namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>What a word of a title tells: two titles of one series differ in numbers, times, places or parts, not in words.</summary>
public enum WordKind
{
    Word,

    /// <summary>Carries no meaning of its own: articles, "of", "and", and "No." before its number.</summary>
    Small,

    /// <summary>In digits, Roman, as a word or an ordinal; also a single letter, as in "Part A".</summary>
    Number,

    /// <summary>A month, season or quarter.</summary>
    Time,

    /// <summary>A country, people, language, region or large town.</summary>
    Place,

    /// <summary>The name of a part of a work or of a companion to it: summary, annex, poster.</summary>
    Part,
}
