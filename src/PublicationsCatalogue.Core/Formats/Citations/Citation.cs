namespace PublicationsCatalogue.Core.Formats.Citations;

/// <summary>A formatted citation in three parts, of which the middle one is set in italics.</summary>
public sealed record Citation(string Before, string Italic, string After)
{
    /// <summary>As plain text: what is copied.</summary>
    public override string ToString() => $"{Before}{Italic}{After}";
}
