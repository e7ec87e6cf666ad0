using System.Text;

namespace PublicationsCatalogue.Core.Text;

/// <summary>Characters that no text has, no page can show and no XML may hold (XML 1.0, 2.2). They come along when text is copied.</summary>
public static class NoText
{
    public static bool Is(char c) => (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF';

    /// <summary>The text without such characters; a space where one was a kind of space.</summary>
    public static string LeftOut(string text) => !text.Any(Is) ? text
        : string.Concat(text.Where(c => !Is(c) || char.IsWhiteSpace(c)).Select(c => Is(c) ? ' ' : c));

    /// <summary>The text in its compatible parts (form KD), without what can't be parted: such characters and halves of letters.</summary>
    public static string Parted(string text)
    {
        var whole = text.EnumerateRunes().All(r => r != Rune.ReplacementChar) ? text : string.Concat(text.Where(c => !char.IsSurrogate(c)));
        return (whole.AsSpan().ContainsAnyInRange('\uFFFE', '\uFFFF') ? string.Concat(whole.Where(c => !Is(c))) : whole).Normalize(NormalizationForm.FormKD);
    }
}
