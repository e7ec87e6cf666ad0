namespace PublicationsCatalogue.Core.Text;

/// <summary>Typed text as one line, with single spaces and nothing around it.</summary>
public static class OneLine
{
    public static string Of(string typed) => string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// A name: also without the marks that turn the direction of writing. They are not seen, come along when a name is copied from a page,
    /// and would make another name of it or turn what stands beside it. Joiners stay: Persian and Indic names are spelt with them.
    /// </summary>
    public static string OfName(string typed) => Of(typed.Any(IsDirection) ? string.Concat(typed.Where(c => !IsDirection(c))) : typed);

    private static bool IsDirection(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
