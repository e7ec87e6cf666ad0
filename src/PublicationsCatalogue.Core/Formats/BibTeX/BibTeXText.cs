using System.Buffers;
using System.Text;

namespace PublicationsCatalogue.Core.Formats.BibTeX;

/// <summary>Text between braces, so that TeX prints what was written and BibTeX finds as many braces closed as opened.</summary>
internal static class BibTeXText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\{}$&%#_~^<>|");

    // TeX prints these as one sign, a dash or a quotation mark.
    private static readonly string[] Ligatures = ["--", "''", "``"];

    public static string Of(string text)
    {
        var line = Facts.PlainLine(text);
        if (!line.AsSpan().ContainsAny(Special) && !Ligatures.Any(pair => line.Contains(pair, StringComparison.Ordinal)))
            return line;
        var written = new StringBuilder(line.Length + 16);
        var last = '\0';
        foreach (var c in line)
        {
            if (last == c && (c is '-' or '\'' or '`'))
                written.Append("{}");
            last = c;
            _ = c switch
            {
                '\\' => written.Append(@"\textbackslash{}"),
                // Not \{: BibTeX counts braces whether or not a backslash stands before them.
                '{' => written.Append(@"\textbraceleft{}"),
                '}' => written.Append(@"\textbraceright{}"),
                '~' => written.Append(@"\textasciitilde{}"),
                '^' => written.Append(@"\textasciicircum{}"),
                // TeX's first fonts have ¡, ¿ and a dash in their places.
                '<' => written.Append(@"\textless{}"),
                '>' => written.Append(@"\textgreater{}"),
                '|' => written.Append(@"\textbar{}"),
                '$' or '&' or '%' or '#' or '_' => written.Append('\\').Append(c),
                _ => written.Append(c),
            };
        }
        return written.ToString();
    }

    /// <summary>An address or identifier, which TeX prints as it stands.</summary>
    public static string Verbatim(string text) => Facts.PlainLine(text).Replace("\\", "%5C", StringComparison.Ordinal)
        .Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);

    /// <summary>"van der Berg, Jr., Jan"; an organisation in braces of its own, so that it is taken for one word.</summary>
    public static string Of(PersonName name)
    {
        if (name.Literal is { } literal)
            return $"{{{Of(literal)}}}";
        // A small word within the family name would be taken for a particle.
        var isTakenApart = name.Family.Split(' ').Any(word => char.IsLower(word[0])) || HasAnd(name.Family);
        var family = isTakenApart ? $"{{{Of(name.Family)}}}" : Of(name.Family);
        var given = HasAnd(name.Given) || name.Given.Contains(',', StringComparison.Ordinal) ? $"{{{Of(name.Given)}}}" : string.Join(' ', name.Given.Split(' ').Select(Kept));
        string?[] parts = [name.Particle is null ? family : $"{Of(name.Particle)} {family}", name.Suffix is null ? null : Of(name.Suffix), given];
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    // A hyphen parts words as a space does: BibTeX drops one that follows a space.
    private static string Kept(string word) => word.StartsWith('-') ? $"{{{Of(word)}}}" : Of(word);

    private static bool HasAnd(string name) => name.Split(' ').Contains("and", StringComparer.OrdinalIgnoreCase);
}
