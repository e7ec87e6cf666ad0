using System.Globalization;
using AngleSharp.Dom;

namespace PublicationsCatalogue.Core.Text;

/// <summary>A place inside a block where its text may be parted in two; the text from there on belongs to the second part.</summary>
internal sealed record Cut(IText Text, int Offset)
{
    // A lead shorter than this says too little: a word end further on is better.
    private const int Near = 100;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "no", "nos", "nr", "dr", "mr", "mrs", "ms", "st", "vol", "pp", "e.g", "i.e", "cf", "vs", "art", "fig", "ed", "eds", "prof", "mme", "approx",
    };

    /// <summary>The best place that leaves at most <paramref name="most"/> characters before it, or null.</summary>
    public static Cut? Place(IElement block, int most, bool mustCut)
    {
        var isParagraph = block.LocalName is "p" or "h4" or "h5";
        Cut? sentence = null, item = null, word = null, anywhere = null;
        var before = "";
        var length = 0;
        IElement? lastItem = null;
        foreach (var text in block.Descendants<IText>().ToList())
        {
            var itemOfText = text.ParentElement?.Closest("li, tr, p");
            var startsItem = lastItem is not null && !ReferenceEquals(itemOfText, lastItem) && text.Data.Any(c => !HtmlText.IsSpace(c));
            if (startsItem && length > 0 && length <= most)
            {
                item = new Cut(text, 0);
            }

            lastItem = startsItem || lastItem is null ? itemOfText : lastItem;
            if (startsItem || text.PreviousSibling is IElement { LocalName: "br" })
            {
                before += " ";
            }

            var isInLink = text.ParentElement?.Closest("a") is not null;
            for (var i = 0; i < text.Data.Length; i++)
            {
                var c = text.Data[i];
                if (HtmlText.IsSpace(c) && before.Length > 0 && !HtmlText.IsSpace(before[^1]) && length <= most && !isInLink)
                {
                    word = new Cut(text, i);
                    sentence = isParagraph && (length >= Near || !mustCut) && EndsSentence(before) && !NextIsLower(text, i) ? word : sentence;
                }

                if (!HtmlText.IsSpace(c))
                {
                    length += before.Length > 0 && HtmlText.IsSpace(before[^1]) && length > 0 ? 2 : 1;
                }

                if (length > most)
                {
                    return sentence ?? (mustCut ? item ?? word ?? anywhere : null);
                }

                before = Remember(before, c);
                anywhere = char.IsHighSurrogate(c) || i + 1 == text.Data.Length ? anywhere : new Cut(text, i + 1);
            }
        }

        return null;
    }

    public void Split(IElement block)
    {
        INode second = Text.Split(Offset);
        ((IText)second).Data = ((IText)second).Data.TrimStart(' ', '\t', '\n', '\r', '\f');
        INode first = Text;
        while (!ReferenceEquals(first, block))
        {
            if (first.ParentElement is not { } parent)
            {
                return;
            }

            var copy = (IElement)parent.Clone(deep: false);
            for (INode? node = second; node is not null;)
            {
                var next = node.NextSibling;
                copy.AppendChild(node);
                node = next;
            }

            var wasParted = HtmlText.Of(first).Length > 0;
            if (!wasParted)
            {
                parent.RemoveChild(first);
            }

            if (parent.LocalName == "ol")
            {
                var start = int.TryParse(parent.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
                var continues = start + parent.Children.Length - (wasParted ? 1 : 0);
                copy.SetAttribute("start", continues.ToString(CultureInfo.InvariantCulture));
            }

            parent.InsertAfter(copy);
            (first, second) = (parent, copy);
        }
    }

    private static bool EndsSentence(string before)
    {
        var text = before.TrimEnd('”', '"', '’', '\'', '»', ')', ']');
        if (text.Length == 0 || !".!?…؟。".Contains(text[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var lastWord = text[(text.LastIndexOf(' ') + 1)..^1].TrimStart('(', '[', '“', '"');
        return text[^1] != '.' || (lastWord.Length > 1 && !Abbreviations.Contains(lastWord));
    }

    private static bool NextIsLower(IText text, int from)
    {
        var next = text.Data.AsSpan(from).TrimStart(" \t\n\r\f");
        return next.Length > 0 && char.IsLower(next[0]);
    }

    // Enough of what came before to know an abbreviation.
    private static string Remember(string before, char c)
    {
        var space = HtmlText.IsSpace(c);
        if (space && before.Length > 0 && before[^1] == ' ')
        {
            return before;
        }

        return (before.Length > 24 ? before[^20..] : before) + (space ? ' ' : c);
    }
}
