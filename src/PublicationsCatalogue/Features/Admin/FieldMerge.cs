namespace PublicationsCatalogue.Features.Admin;

/// <summary>A field that two people may have changed: as I have it, as it was when my form was filled, as it is stored now.</summary>
public sealed record FieldMerge(string? Mine, string? Start, string? Theirs)
{
    /// <summary>Only the other person changed it.</summary>
    public bool TakesTheirs => Mine != Theirs && Mine == Start;

    /// <summary>I changed it, and not to what is stored.</summary>
    public bool IsMine => Mine != Theirs && Mine != Start;

    /// <summary>Both changed it, and not to the same.</summary>
    public bool IsConflict => IsMine && Theirs != Start;

    /// <summary>The text with line ends and outer spaces evened out: browsers send CRLF. Null when nothing is left.</summary>
    public static string? Even(string? text) => text?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } even ? even : null;
}
