namespace PublicationsCatalogue.Core.Duplicates;

/// <summary>Whether two titles look like one work, and why.</summary>
public readonly record struct TitleLikeness(LikenessReason Reason)
{
    public bool IsLike => Reason < LikenessReason.OtherNumber;

    /// <summary>Two issues or parts of one series: alike on purpose, so even the same link behind both tells nothing.</summary>
    public bool IsSibling => Reason is LikenessReason.OtherNumber or LikenessReason.OtherTime or LikenessReason.OtherPlace or LikenessReason.OtherPart;
}

/// <summary>What the words that differ tell. Those from <see cref="OtherNumber"/> on say: another work.</summary>
public enum LikenessReason
{
    /// <summary>The same words, but for case, accents, punctuation, order and small words.</summary>
    SameWords,

    /// <summary>Letters differ, as when a title is retyped.</summary>
    Spelling,

    /// <summary>One of the two also names a subtitle.</summary>
    Subtitle,

    /// <summary>One of the two also names the series: "Working Paper No. 12".</summary>
    SeriesName,

    /// <summary>One of the two says that it is a new or revised edition.</summary>
    Edition,

    /// <summary>One word more, in a long title.</summary>
    OneWord,

    OtherNumber,
    OtherTime,
    OtherPlace,
    OtherPart,
    OtherWords,
}
