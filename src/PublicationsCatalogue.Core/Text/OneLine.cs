namespace PublicationsCatalogue.Core.Text;

/// <summary>Typed text as one line, with single spaces and nothing around it, and <see cref="DirectionMarks"/> only in pairs.</summary>
public static class OneLine
{
    public static string Of(string typed) => string.Join(' ', DirectionMarks.Paired(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(DirectionMarks.AtEnds);

    /// <summary>
    /// A name: also without the marks that turn the direction of writing. They are not seen, come along when a name is copied from a page,
    /// and would make another name of it or turn what stands beside it. Joiners stay: Persian and Indic names are spelt with them.
    /// </summary>
    public static string OfName(string typed) => Of(DirectionMarks.LeftOut(typed));
}
