using System.Globalization;
using System.Text;

namespace PublicationsCatalogue.Core.Text;

public static class Folded
{
    /// <summary>The text without accents, case and outer or double spaces: equal keys mean "the same name" to a reader.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in NoText.Parted(text.Trim()))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsWhiteSpace(c))
                key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString();
    }
}
