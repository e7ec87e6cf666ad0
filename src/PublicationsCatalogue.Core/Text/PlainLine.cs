using System.Buffers;

namespace PublicationsCatalogue.Core.Text;

/// <summary>Text that surely is one plain paragraph: most summaries of a list that is read in. Parsing it costs more than all else of a row.</summary>
internal static class PlainLine
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.;()?%/='’–");

    /// <summary>What <see cref="Markdown"/> makes of it, or null when that is not certain.</summary>
    public static string? Of(string text)
    {
        var line = text.AsSpan().Trim(' ');
        return line.Length > 0 && char.IsAsciiLetter(line[0]) && !line.ContainsAnyExcept(Plain) && !line.Contains("www.", StringComparison.OrdinalIgnoreCase) && !line.Contains("  ", StringComparison.Ordinal)
            ? $"<p>{line}</p>" : null;
    }
}
