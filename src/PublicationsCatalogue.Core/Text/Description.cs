namespace PublicationsCatalogue.Core.Text;

public static class Description
{
    /// <summary>Plain text of at most <paramref name="max"/> characters, cut at the end of a word with "…"; not encoded.</summary>
    public static string Of(SafeHtml html, int max = 160)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var text = PlainText.Of(html);
        if (text.Length <= max)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', max - 1);
        if (end <= 0)
        {
            end = max - 1;
            end -= end > 0 && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        }

        return text[..end].TrimEnd(' ', ',', ';', ':') + "…";
    }
}
