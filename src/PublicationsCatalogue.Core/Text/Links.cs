using AngleSharp.Dom;

namespace PublicationsCatalogue.Core.Text;

/// <summary>The last touch on cleaned HTML: bare e-mail addresses become links, links that leave the site say so, dead ones go.</summary>
internal static class Links
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;

    public static void Finish(IElement body)
    {
        foreach (var link in body.QuerySelectorAll("a").ToList())
        {
            if (link.GetAttribute("href") is not { Length: > 0 } href)
            {
                link.Replace(link.ChildNodes.ToArray());
            }
            else if (!href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                link.SetAttribute("rel", "noopener noreferrer");
            }
        }

        foreach (var text in body.Descendants<IText>().Where(text => text.Data.Contains('@', StringComparison.Ordinal)).ToList())
        {
            if (text.ParentElement?.Closest("a, code, pre") is null)
            {
                LinkAddresses(text);
            }
        }
    }

    private static void LinkAddresses(IText text)
    {
        var at = text.Data.IndexOf('@', StringComparison.Ordinal);
        while (at >= 0)
        {
            var (start, end) = AddressAround(text.Data, at);
            if (start == end)
            {
                at = text.Data.IndexOf('@', at + 1);
                continue;
            }

            var address = text.Split(start);
            var rest = address.Split(end - start);
            if (address.Owner is not { } document)
            {
                return;
            }

            var link = document.CreateElement("a");
            link.SetAttribute("href", "mailto:" + address.Data);
            address.Parent?.ReplaceChild(link, address);
            link.AppendChild(address);
            text = rest;
            at = text.Data.IndexOf('@', StringComparison.Ordinal);
        }
    }

    private static (int Start, int End) AddressAround(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start <= LongestLocalPart && IsLocal(text[start - 1]))
        {
            start--;
        }

        var end = at + 1;
        while (end < text.Length && end - at <= LongestDomain + 1 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (start < at && text[start] is '.' or '-')
        {
            start++;
        }

        while (text[end - 1] is '.' or '-')
        {
            end--;
        }

        return start < at && at - start <= LongestLocalPart && text[at - 1] != '.' && end > at + 1 && IsDomain(text[(at + 1)..end]) && !IsInsideWord(text, start, end)
            ? (start, end)
            : (at, at);
    }

    private static bool IsInsideWord(string text, int start, int end) =>
        (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or ':' or '@'))
        || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '@'));

    private static bool IsDomain(string domain) =>
        domain.Length <= LongestDomain
        && domain.Split('.') is { Length: >= 2 } labels
        && labels.All(label => label.Length is > 0 and <= 63)
        && labels[^1].Length >= 2
        && labels[^1].All(char.IsAsciiLetter);

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-';
}
